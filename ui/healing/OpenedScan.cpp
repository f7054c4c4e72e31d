// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/OpenedScan.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/dicom/DicomText.h"
#include "core/dicom/DicomVolume.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/DisplayRange.h"
#include "core/sample/SampleScan.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The axial slice with the most voxels above a value.
template <typename T>
int fullestSlice(const Grid<T>& grid, T above) {
    int fullest = grid.size[2] / 2;
    std::ptrdiff_t most = 0;
    const auto count = static_cast<std::ptrdiff_t>(grid.sliceSize());
    for (int z = 0; z < grid.size[2]; ++z) {
        const auto first = grid.voxels.begin() + z * count;
        const auto found =
            std::count_if(first, first + count, [above](T value) { return value > above; });
        if (found > most) {
            most = found;
            fullest = z;
        }
    }
    return fullest;
}

/// The smallest box that holds every voxel above a value.
void findTissue(OpenedScan& opened, float above) {
    const Volume& grid = opened.ras;
    opened.tissueFirst = grid.size;
    for (int z = 0; z < grid.size[2]; ++z) {
        for (int y = 0; y < grid.size[1]; ++y) {
            for (int x = 0; x < grid.size[0]; ++x) {
                if (grid.at(x, y, z) > above) {
                    const std::array<int, 3> voxel{x, y, z};
                    for (std::size_t i = 0; i < 3; ++i) {
                        opened.tissueFirst[i] = std::min(opened.tissueFirst[i], voxel[i]);
                        opened.tissueLast[i] = std::max(opened.tissueLast[i], voxel[i]);
                    }
                }
            }
        }
    }
}

std::shared_ptr<OpenedScan> withDisplay(Volume scan, const ScanInfo& info = {}) {
    auto opened = std::make_shared<OpenedScan>();
    opened->scan = std::move(scan);
    opened->ras = toRas(opened->scan);
    opened->orientation = orientationOf(opened->scan.affine);
    opened->axes = QString::fromStdString(axesText(opened->scan.affine));

    MeasuredBrain brain = measureBrain(opened->ras);
    const IntensityRange shown = displayRange(opened->ras, brain.mask);
    opened->displayLow = shown.low;
    opened->displayHigh = shown.high;
    const auto tissueStart =
        static_cast<float>(opened->displayLow + 0.1 * (opened->displayHigh - opened->displayLow));
    // In a scan of z-scores the background may be as bright as the middle of the brain, so that
    // only the brain's mask tells the two apart.
    const std::optional<float> background = backgroundOf(opened->ras);
    if (background && *background > tissueStart && boxOf(brain.mask).end[0] > 0) {
        opened->firstSlice = fullestSlice<std::uint8_t>(brain.mask, 0);
        const Box box = boxOf(brain.mask);
        for (std::size_t i = 0; i < 3; ++i) {
            opened->tissueFirst[i] = box.first[i];
            opened->tissueLast[i] = box.end[i] - 1;
        }
    } else {
        opened->firstSlice = fullestSlice(opened->ras, tissueStart);
        findTissue(*opened, tissueStart);
    }
    opened->traits = traitsOf(opened->ras, brain, info);
    if (!opened->traits.looksLikeHead) {
        opened->strippedBrain = std::make_shared<const Mask>(std::move(brain.mask));
    }
    return opened;
}

}  // namespace

std::array<int, 3> OpenedScan::fileVoxel(const std::array<int, 3>& rasVoxel) const {
    std::array<int, 3> voxel{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto axis = static_cast<std::size_t>(orientation.axis[i]);
        voxel[axis] = orientation.flipped[i] ? ras.size[i] - 1 - rasVoxel[i] : rasVoxel[i];
    }
    return voxel;
}

QRectF OpenedScan::tissueIn(Plane plane) const {
    const PlaneAxes along = axesOf(plane);
    if (tissueLast[along.column] < tissueFirst[along.column]) {
        return {};
    }
    return {tissueFirst[along.column] - 0.5, tissueFirst[along.row] - 0.5,
            tissueLast[along.column] - tissueFirst[along.column] + 1.0,
            tissueLast[along.row] - tissueFirst[along.row] + 1.0};
}

QString volumeName(const std::filesystem::path& path, int volume) {
    return QCoreApplication::translate("OpenedScan", "%1, volume %2")
        .arg(toText(path.filename()))
        .arg(volume);
}

std::shared_ptr<const OpenedScan> openVolume(Volume scan, const QString& name) {
    auto opened = withDisplay(std::move(scan));
    opened->name = name;
    return opened;
}

std::shared_ptr<const OpenedScan> openScan(const std::filesystem::path& path, int volume) {
    ScanInfo info;
    Volume scan = readScan(path, &info, {.volume = volume});
    auto opened = withDisplay(std::move(scan), info);
    opened->name = info.volumes > 1 ? volumeName(path, volume) : toText(path.filename());
    opened->volume = info.volume;
    opened->volumes = info.volumes;
    opened->messages = info.warnings;
    opened->niftiPosition = info.niftiPosition;
    for (const Message& warning : info.warnings) {
        opened->warnings << messageText(warning);
    }
    for (const Message& note : info.notes) {
        opened->notes << messageText(note);
    }
    return opened;
}

std::shared_ptr<const OpenedScan> openSeries(const DicomListing& listing, std::size_t series,
                                             const StopToken& stop) {
    const DicomSeries& one = listing.series[series];
    ScanInfo info;
    info.patientAge = one.header().patientAge;
    info.contrastAgent = one.header().contrastAgent;
    auto opened = withDisplay(readDicomVolume(one, {}, stop), info);
    opened->name = QString::fromStdString(one.title());
    const DicomHeader& header = one.header();
    opened->patient = {.name = QString::fromStdString(readablePersonName(header.patientName)),
                       .id = QString::fromStdString(header.patientId),
                       .birthDate = QString::fromStdString(header.patientBirthDate),
                       .age = header.patientAge,
                       .studyDate = QString::fromStdString(header.date)};
    opened->messages = one.warnings;
    for (const Message& warning : one.warnings) {
        opened->warnings << messageText(warning);
    }
    return opened;
}

QString sampleName() {
    return QCoreApplication::translate("OpenedScan", "Sample brain with two lesions");
}

std::shared_ptr<const OpenedScan> openSampleScan() {
    SampleScan sample = makeSample();
    auto opened = withDisplay(std::move(sample.scan));
    opened->firstSlice = fullestSlice<std::uint8_t>(toRas(sample.lesion, opened->orientation), 0);
    opened->name = sampleName();
    return opened;
}

}  // namespace disyre::ui
