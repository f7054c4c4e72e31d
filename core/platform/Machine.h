// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace disyre {

/// Largest memory this process has held so far, in bytes; 0 where the system does not say.
[[nodiscard]] std::uint64_t peakMemoryBytes();

/// Memory that programs can still take, in bytes; 0 where the system does not say.
[[nodiscard]] std::uint64_t availableMemoryBytes();

/// Memory built in, in bytes; 0 where the system does not say.
[[nodiscard]] std::uint64_t totalMemoryBytes();

/// Processors this process may run on (at least 1).
[[nodiscard]] int availableProcessors();

/// Makes the calling thread yield to others: healing must not slow the window down.
void lowerThreadPriority();

/// From now on memory that is freed stays with the process where the system allows it. Training frees
/// and takes the same large blocks thousands of times, each of which the system would else empty anew.
void keepFreedMemory();

/// Whether standard error is a terminal a person looks at.
[[nodiscard]] bool standardErrorIsTerminal();

}  // namespace disyre
