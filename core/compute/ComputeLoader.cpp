// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/compute/Compute.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

std::mutex mutex;
std::unique_ptr<Compute> instance;

fs::path findLibrary() {
    const std::string name = sharedLibraryName("disyre-compute");
    std::vector<fs::path> folders;
    if (const char* folder = std::getenv("DISYRE_COMPUTE_DIR")) {
        folders.emplace_back(folder);
    }
    folders.push_back(executableFolder() / ".." / "lib" / "disyre");
    folders.push_back(executableFolder() / ".." / "lib");
    folders.push_back(executableFolder());
    for (const fs::path& folder : folders) {
        std::error_code error;
        if (fs::exists(folder / name, error)) {
            return folder / name;
        }
    }
    throw ComputeError(MessageId::ComputeLibraryMissing,
                       {name, folders[folders.size() - 2].lexically_normal()});
}

}  // namespace

Compute& compute(int threads) {
    const std::lock_guard lock(mutex);
    if (!instance) {
        const ProgressMeter clock(1.0);
        const auto factory =
            reinterpret_cast<ComputeFactory>(loadSymbol(findLibrary(), kComputeFactory));
        instance.reset(factory(threads));
        logEvent(LogLevel::Information, "compute.loaded",
                 {{"seconds", clock.secondsElapsed()}, {"threads", threads}});
    }
    return *instance;
}

bool isComputeLoaded() {
    const std::lock_guard lock(mutex);
    return instance != nullptr;
}

void shutDownCompute() {
    const std::lock_guard lock(mutex);
    instance.reset();
}

}  // namespace disyre
