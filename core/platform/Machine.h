// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disyre {

/// Returns the largest number of bytes of memory that this process has held so far; 0 if the system
/// does not tell.
[[nodiscard]] std::uint64_t peakMemoryBytes();

/// Returns the number of bytes of memory that programs can still take; 0 if the system does not
/// tell.
[[nodiscard]] std::uint64_t availableMemoryBytes();

/// Returns the number of bytes of memory built into the machine; 0 if the system does not tell.
[[nodiscard]] std::uint64_t totalMemoryBytes();

/// Returns the number of processors that this process may run on, which is at least 1.
[[nodiscard]] int availableProcessors();

/// Lowers the priority of the calling thread, so that healing does not slow the window down.
void lowerThreadPriority();

/// Makes memory that is freed stay with the process, where the system allows it. Training frees and
/// takes the same large blocks thousands of times, and the system would otherwise clear each of
/// them anew.
void keepFreedMemory();

/// Tells whether standard error goes to a terminal that a person looks at.
[[nodiscard]] bool standardErrorIsTerminal();

}  // namespace disyre
