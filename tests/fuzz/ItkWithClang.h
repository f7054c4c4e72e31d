// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian's ITK knows the compiler alone that it was built with, and stops at any other. Clang reads
// its headers all the same once it is taken for GCC 12 where ITK asks.
#pragma push_macro("__clang__")
#pragma push_macro("__GNUC__")
#pragma push_macro("__GNUC_MINOR__")
#undef __clang__
#undef __GNUC__
#undef __GNUC_MINOR__
#define __GNUC__ 12
#define __GNUC_MINOR__ 2
#include <itk_compiler_detection.h>
#pragma pop_macro("__GNUC_MINOR__")
#pragma pop_macro("__GNUC__")
#pragma pop_macro("__clang__")
