// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/BrainAtlas.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/SharedLibrary.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

/// Reads the side of a region. Throws FileError if it is none of the three.
BodySide sideFrom(const fs::path& file, const std::string& text) {
    for (const BodySide side : {BodySide::Left, BodySide::Right, BodySide::Middle}) {
        if (toText(side) == text) {
            return side;
        }
    }
    throw FileError(file, MessageId::AtlasDamaged);
}

std::map<int, AtlasRegion> readRegions(const fs::path& file) {
    const Json json = parseJson(readTextFile(file));
    std::map<int, AtlasRegion> regions;
    try {
        for (const auto& [number, region] : json.at("regions").items()) {
            regions[std::stoi(number)] = {sideFrom(file, region.at("side").get<std::string>()),
                                          region.at("lobe").get<std::string>(),
                                          region.at("structure").get<std::string>()};
        }
    } catch (const std::logic_error&) {
        throw FileError(file, MessageId::AtlasDamaged);
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::AtlasDamaged);
    }
    return regions;
}

}  // namespace

std::string toText(BodySide side) {
    switch (side) {
        case BodySide::Left:
            return "left";
        case BodySide::Right:
            return "right";
        case BodySide::Middle:
            break;
    }
    return "middle";
}

const std::string& AtlasRegion::area() const {
    return lobe == "deep structures" || lobe == "ventricles" ? structure : lobe;
}

fs::path shippedAtlasFolder() {
    const fs::path installed =
        (executableFolder() / ".." / "share" / "disyre" / "atlas").lexically_normal();
    // The source tree lies three folders above build/<preset>/bin.
    const fs::path source =
        (executableFolder() / ".." / ".." / ".." / "resources" / "atlas").lexically_normal();
    std::error_code error;
    return !fs::exists(installed, error) && fs::exists(source, error) ? source : installed;
}

BrainAtlas readAtlas(const fs::path& folder) {
    BrainAtlas atlas;
    atlas.scan = toRas(readScan(folder / kAtlasTemplateFile));
    atlas.labels = toRas(readScan(folder / kAtlasLabelsFile));
    atlas.regions = readRegions(folder / kAtlasRegionsFile);
    if (atlas.labels.size != atlas.scan.size || atlas.labels.affine != atlas.scan.affine) {
        throw FileError(folder / kAtlasLabelsFile, MessageId::AtlasDamaged);
    }
    for (const float label : atlas.labels.voxels) {
        if (label != 0.0f && !atlas.regions.contains(static_cast<int>(std::lround(label)))) {
            throw FileError(folder / kAtlasRegionsFile, MessageId::AtlasDamaged);
        }
    }
    atlas.brain = Mask(atlas.scan.size);
    std::transform(atlas.scan.voxels.begin(), atlas.scan.voxels.end(), atlas.brain.voxels.begin(),
                   [](float value) { return static_cast<std::uint8_t>(value > 0.0f ? 1 : 0); });
    return atlas;
}

}  // namespace disyre
