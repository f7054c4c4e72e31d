// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/Restart.h"

#include <cstdlib>

#include "core/platform/SharedLibrary.h"

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace disyre::ui {

void restartWithDefault(const char* variable, const char* value, char** argv) {
    if (std::getenv(variable) != nullptr) {
        return;
    }
    setEnvironmentDefault(variable, value);
#if __has_include(<unistd.h>)
    if (std::getenv(variable) != nullptr) {
        execv("/proc/self/exe", argv);
    }
#endif
}

}  // namespace disyre::ui
