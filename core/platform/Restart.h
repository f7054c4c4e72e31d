// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre {

/// Keeps the threads of the libraries from wasting processor time. It sets environment variables
/// that the libraries read once, while the program is loaded, and then starts the program again in
/// the same process. Variables that are already set are kept. It returns if nothing had to be done
/// or if the system cannot do it.
///
/// The variables are OMP_WAIT_POLICY, because waiting OpenMP threads otherwise spin, which makes
/// everything ten times slower as soon as another program is busy; and OPENBLAS_NUM_THREADS,
/// because OpenBLAS's own threads spin too, between the small matrix products of a network, and
/// occupy a processor for nothing.
void restartWithQuietThreads(char** argv);

}  // namespace disyre
