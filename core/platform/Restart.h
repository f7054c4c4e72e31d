// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre {

/// Makes the libraries' threads behave: sets environment variables that they read once, while the
/// program is being loaded, and starts the program again in the same process. Variables that are set
/// already stay as they are. Returns where nothing had to be done or the system cannot do it.
///
/// OMP_WAIT_POLICY: waiting OpenMP threads spin otherwise, and everything is ten times slower as soon
/// as another program is busy. OPENBLAS_NUM_THREADS: its own threads spin too, between the small
/// matrix products of a network, and take up a processor that works for nothing.
void restartWithQuietThreads(char** argv);

}  // namespace disyre
