// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ResultVolumes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/DisplayRange.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

/// Returns the scan as it is in its file if it is still there and has the grid of the map.
std::optional<Volume> scanOf(const Json& record, const Volume& map, const StopToken& stop) {
    try {
        const auto text = record.at("scan").get<std::string>();
        SeriesChoice choice;
        choice.number = record.value("scan_series", 0);
        choice.inFile.volume = record.value("scan_volume", 1);
        Volume scan = readScanSource(pathFromUtf8(text), choice, {}, stop).volume;
        if (scan.size == map.size) {
            return scan;
        }
    } catch (const FileError&) {
        // It was moved or changed since it was healed; whoever draws it says so.
    }
    return std::nullopt;
}

/// Scales a volume in RAS order to intensities from 0, black, to 1, white.
void scale(Volume& ras, const IntensityRange& range) {
    for (float& value : ras.voxels) {
        value = scaleIntensity(value, range);
    }
}

}  // namespace

Json readResultRecord(const fs::path& results) {
    const fs::path file = results / kResultFile;
    Json json = parseJson(readTextFile(file));
    try {
        if (json.at("format") != "disyre-result") {
            throw FileError(file, MessageId::ReportNoResult);
        }
        if (json.at("format_version").get<int>() > 1) {
            throw FileError(file, MessageId::FileNewerVersion);
        }
        if (!json.contains("findings")) {
            throw FileError(file, MessageId::ReportOldResult);
        }
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::ReportNoResult);
    }
    return json;
}

ResultVolumes readResultVolumes(const fs::path& results, const Json& record,
                                const StopToken& stop) {
    ResultVolumes volumes;
    const Volume mapOnDisk = readScan(results / kAnomalyMapFile);
    volumes.map = toRas(mapOnDisk);
    volumes.restored = toRas(readScan(results / kRestorationFile));
    if (volumes.restored.size != volumes.map.size) {
        throw FileError(results / kRestorationFile, MessageId::ReportOtherSize);
    }
    try {
        volumes.threshold = record.at("suggested_threshold").get<double>();
        for (const Json& finding : record.at("findings")) {
            volumes.peaks.push_back(finding.at("peak_mm").get<std::array<double, 3>>());
        }
        stop.throwIfStopped();
        const std::optional<Volume> onDisk = scanOf(record, mapOnDisk, stop);
        volumes.isScanMissing = !onDisk;
        volumes.scan = onDisk ? toRas(*onDisk) : volumes.restored;
    } catch (const Json::exception&) {
        throw FileError(results / kResultFile, MessageId::ReportNoResult);
    }
    std::vector<Message> ignored;
    const IntensityRange range = displayRange(volumes.scan, findBrain(volumes.scan, ignored));
    scale(volumes.scan, range);
    scale(volumes.restored, range);
    return volumes;
}

Size3 nearestVoxel(const Volume& ras, const std::array<double, 3>& millimetres) {
    const auto index = ras.indexAt(millimetres);
    Size3 voxel{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        voxel[axis] = std::clamp(static_cast<int>(std::lround(index[axis])), 0, ras.size[axis] - 1);
    }
    return voxel;
}

Size3 leadingVoxel(const ResultVolumes& volumes) {
    const Size3& size = volumes.map.size;
    return volumes.peaks.empty() ? Size3{size[0] / 2, size[1] / 2, size[2] / 2}
                                 : nearestVoxel(volumes.map, volumes.peaks.front());
}

}  // namespace disyre
