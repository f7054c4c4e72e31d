// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disyre {

/// Takes from this program, for good, what it does not need to work on bytes that may be hostile:
/// it gets at most `megabytes` of memory beside what it already has, opens and writes no file,
/// closes all but its standard streams, starts no other program (unless it runs as root), and
/// leaves no dump of its memory behind when it crashes. Memory that is refused shows as
/// std::bad_alloc. A program that was built with a sanitizer, which needs memory without limit,
/// keeps it, and so does one under macOS, whose system ignores that limit. The Windows side, a job
/// object, has never been run.
void confineThisProcess(std::uint64_t megabytes);

/// Lets the system end this program after so many further seconds of computing. It may be called
/// again and again. This ends a program that hangs even if the one that started it is gone.
void limitSecondsOfThisProcess(int seconds);

}  // namespace disyre
