// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/OpenedScan.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/sample/SampleScan.h"
#include "ui/healing/ErrorText.h"
#include "ui/healing/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The slice with the most voxels above a value.
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

std::shared_ptr<OpenedScan> withDisplay(Volume scan) {
    auto opened = std::make_shared<OpenedScan>();
    opened->scan = std::move(scan);
    opened->ras = toRas(opened->scan);
    opened->orientation = orientationOf(opened->scan.affine);
    opened->axes = QString::fromStdString(axesText(opened->scan.affine));

    // Background would drag the contrast down, so only voxels above the minimum count.
    const auto& voxels = opened->ras.voxels;
    const float minimum = *std::min_element(voxels.begin(), voxels.end());
    std::vector<float> tissue;
    const std::size_t stride = std::max<std::size_t>(1, voxels.size() / 400000);
    for (std::size_t i = 0; i < voxels.size(); i += stride) {
        if (voxels[i] > minimum) {
            tissue.push_back(voxels[i]);
        }
    }
    opened->displayLow = minimum;
    opened->displayHigh = *std::max_element(voxels.begin(), voxels.end());
    if (tissue.size() > 100) {
        const auto high = tissue.begin() + static_cast<std::ptrdiff_t>(tissue.size() * 995 / 1000);
        std::nth_element(tissue.begin(), high, tissue.end());
        // Some room above, so that white matter is bright but keeps its texture.
        opened->displayHigh = opened->displayLow + 1.1 * (*high - opened->displayLow);
    }
    if (opened->displayHigh <= opened->displayLow) {
        opened->displayHigh = opened->displayLow + 1.0;
    }
    const auto tissueStart = static_cast<float>(
        opened->displayLow + 0.1 * (opened->displayHigh - opened->displayLow));
    opened->firstSlice = fullestSlice(opened->ras, tissueStart);
    findTissue(*opened, tissueStart);
    opened->traits = traitsOf(opened->ras);
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

std::shared_ptr<const OpenedScan> openScan(const std::filesystem::path& path) {
    ScanInfo info;
    auto opened = withDisplay(readScan(path, &info));
    opened->name = toText(path.filename());
    for (const std::string& warning : info.warnings) {
        opened->warnings << sentenceText(warning);
    }
    return opened;
}

QString sampleName() {
    return QCoreApplication::translate("OpenedScan", "Sample brain with two lesions");
}

std::shared_ptr<const OpenedScan> openSampleScan() {
    SampleScan sample = makeSample();
    auto opened = withDisplay(std::move(sample.scan));
    opened->firstSlice =
        fullestSlice<std::uint8_t>(toRas(sample.lesion, opened->orientation), 0);
    opened->name = sampleName();
    return opened;
}

}  // namespace disyre::ui
