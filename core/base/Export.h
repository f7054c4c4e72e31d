// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Error classes cross the border between shared libraries, so their type information must be
// exported. The build system exports everything else.
#if defined(_WIN32)
#define DISYRE_EXPORT
#else
#define DISYRE_EXPORT __attribute__((visibility("default")))
#endif
