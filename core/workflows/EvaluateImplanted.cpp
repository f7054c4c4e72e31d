// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluateImplanted.h"

#include <fmt/format.h>

#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/lesions/ImplantedLesion.h"
#include "core/preprocess/BrainMask.h"
#include "core/workflows/HealthyBrain.h"
#include "core/workflows/HealthyScoring.h"

namespace disyre {

namespace {

/// A healthy scan and its brain in RAS order.
struct Subject {
    Volume scan;
    Mask brain;
    std::vector<Message> warnings;  ///< What was said while they were read.
};

Subject readSubject(const HealthyScan& files, const HealthyScansOptions& data) {
    Subject subject;
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    const std::optional<Mask> brain = readBrain(files, scan, data, info.warnings);
    subject.scan = toRas(scan);
    subject.brain =
        brain ? toRas(*brain, orientationOf(scan.affine)) : findBrain(subject.scan, info.warnings);
    subject.warnings = std::move(info.warnings);
    return subject;
}

}  // namespace

std::vector<MeasuredMap> evaluateImplanted(const ImplantedRequest& request,
                                           const std::function<void(const MeasuredMap&)>& measured,
                                           const HealObserver& observer, const StopToken& stop) {
    const HealthyScans scans = findHealthyScans(request.data);
    const std::vector<HealthyScan>& validation = validationScansOf(scans);
    std::vector<MeasuredMap> maps;
    for (int i = 0; i < request.lesions; ++i) {
        const HealthyScan& files = validation[static_cast<std::size_t>(i) % validation.size()];
        Subject subject = readSubject(files, request.data);
        const ImplantedLesion lesion =
            drawLesion(subject.scan, subject.brain, static_cast<std::uint64_t>(i) + 1);
        Mask lesionMask(subject.scan.size);
        implantLesion(subject.scan, subject.brain, lesion, lesionMask);
        const std::string name = fmt::format("seed {:>2} {} {}", i + 1, files.name,
                                             lesion.level < 1.0 ? "dark  " : "bright");
        maps.push_back(
            measureMap({name, subject.scan, &subject.brain, lesionMask, subject.warnings},
                       request.options, false, aboutFile(observer, files.scan), stop));
        if (measured) {
            measured(maps.back());
        }
    }
    return maps;
}

}  // namespace disyre
