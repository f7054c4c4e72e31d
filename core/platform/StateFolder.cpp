// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/StateFolder.h"

#include <cstdlib>

namespace disyre {

namespace {

std::filesystem::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

}  // namespace

std::filesystem::path stateFolder() {
#if defined(_WIN32)
    const std::filesystem::path data = folderFrom("LOCALAPPDATA");
    return data.empty() ? data : data / "disyre" / "log";
#else
    // The XDG Base Directory Specification says that a relative path is to be ignored.
    if (const auto state = folderFrom("XDG_STATE_HOME"); state.is_absolute()) {
        return state / "disyre";
    }
    const std::filesystem::path home = folderFrom("HOME");
    if (!home.is_absolute()) {
        return {};
    }
#if defined(__APPLE__)
    return home / "Library" / "Logs" / "disyre";
#else
    return home / ".local" / "state" / "disyre";
#endif
#endif
}

}  // namespace disyre
