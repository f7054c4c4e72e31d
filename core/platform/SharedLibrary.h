// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace disyre {

/// Loads a shared library for the rest of the process's life (it is never unloaded) and returns the
/// address of `symbol`. Throws ComputeError with the system's reason if that fails.
[[nodiscard]] void* loadSymbol(const std::filesystem::path& library, const std::string& symbol);

/// Returns the file name of a library on this system: "compute" becomes "libcompute.so",
/// "compute.dll" and so on.
[[nodiscard]] std::string sharedLibraryName(const std::string& name);

/// Returns the folder of the running program's executable.
[[nodiscard]] std::filesystem::path executableFolder();

/// Sets an environment variable and replaces its value if it has one.
void setEnvironment(const char* name, const char* value);
/// Sets an environment variable unless it is already set.
void setEnvironmentDefault(const char* name, const char* value);

}  // namespace disyre
