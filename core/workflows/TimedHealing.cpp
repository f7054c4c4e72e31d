// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TimedHealing.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "core/base/Progress.h"
#include "core/base/TaskThreads.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/sample/SampleScan.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// A thread that keeps a processor busy as long as the object lives.
class BusyThread {
public:
    BusyThread() {
        thread_.start(1, [this](int) {
            while (!ends_) {
            }
        });
    }
    ~BusyThread() { ends_ = true; }
    BusyThread(const BusyThread&) = delete;
    BusyThread& operator=(const BusyThread&) = delete;

private:
    std::atomic<bool> ends_{false};
    TaskThreads thread_{1};  // Must be the last member, because its thread reads ends_.
};

}  // namespace

HealingSettings TimedHealing::withoutSmoothing() {
    HealingSettings settings;
    settings.smoothing = 0.0;
    settings.smoothingAcross = 0.0;
    return settings;
}

void TimedHealing::run(Healer& healer, const PreparedScan& scan, const StopToken& stop) {
    const std::optional<BusyThread> neighbour =
        besideBusyThread ? std::optional<BusyThread>(std::in_place) : std::nullopt;
    double first = -1.0;
    const ProgressMeter clock(1.0);
    result = healer.heal(
        {scan.image, scan.mask}, request,
        [&](const StepFrame&) { first = first < 0.0 ? clock.secondsElapsed() : first; }, stop);
    if (result.stopped) {
        throw Stopped();
    }
    windowSteps = result.windowsHealed * static_cast<int>(result.steps.size());
    if (result.seconds < seconds) {
        seconds = result.seconds;
        firstFrame = first;
    }
}

TimedPreparation prepareTimed(const fs::path& file, const ModelCard& card) {
    const bool isSample = file.empty();
    const fs::path path = isSample ? fs::temp_directory_path() / "disyre-benchmark.nii.gz" : file;
    if (isSample) {
        writeScan(path, makeSample().scan, "disyre benchmark");
    }
    TimedPreparation timed;
    Volume scan;
    timed.readSeconds = secondsOf([&] { scan = readScan(path); });
    if (isSample) {
        std::error_code error;
        fs::remove(path, error);
    }
    timed.prepareSeconds = secondsOf([&] { timed.scan = prepare(scan, card); });
    return timed;
}

std::vector<int> middleSlices(int sliceCount, int count) {
    std::vector<int> slices{sliceCount / 2};
    for (int away = 1; static_cast<int>(slices.size()) < std::min(count, sliceCount); ++away) {
        for (const int z : {sliceCount / 2 - away, sliceCount / 2 + away}) {
            if (z >= 0 && z < sliceCount && static_cast<int>(slices.size()) < count) {
                slices.push_back(z);
            }
        }
    }
    return slices;
}

}  // namespace disyre
