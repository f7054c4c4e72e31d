// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

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

/// Ends this program and starts, in the same process, another one that lies in the same folder. It
/// returns only if there is no such program or the system cannot do it.
/// @param name the name of the program's file.
/// @param arguments those after the name.
void becomeProgram(const std::string& name, const std::vector<std::string>& arguments);

/// Runs another program that lies in the same folder as this one, and waits for its end. Its errors
/// are printed; what else it prints is not.
/// @return its exit code; -1 if there is no such program or the system cannot run it.
[[nodiscard]] int runProgram(const std::string& name, const std::vector<std::string>& arguments);

}  // namespace disyre
