// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanFacts.h"

#include <algorithm>

#include "core/base/Json.h"

namespace disyre {

std::string ScanFacts::format() const {
    return info.format + (info.compressed ? ", compressed" : "");
}

ScanFacts readScanFacts(const std::string& file, const ScanChoice& choice) {
    ScanFacts facts;
    facts.file = file;
    const Volume scan = readScan(file, &facts.info, choice);
    const auto [low, high] = std::minmax_element(scan.voxels.begin(), scan.voxels.end());
    facts.minimum = *low;
    facts.maximum = *high;
    return facts;
}

std::string scanFactsToJson(const ScanFacts& facts) {
    const Json json = {{"file", facts.file},
                       {"kind", "scan"},
                       {"format", facts.format()},
                       {"size_voxels", facts.info.size},
                       {"spacing_mm", facts.info.spacing},
                       {"axes", facts.info.axes},
                       {"affine", facts.info.affine},
                       {"volumes", facts.info.volumes},
                       {"volume", facts.info.volume},
                       {"data_type", facts.info.dataType},
                       {"minimum", facts.minimum},
                       {"maximum", facts.maximum},
                       {"warnings", textsOf(facts.info.warnings)},
                       {"notes", textsOf(facts.info.notes)}};
    return jsonText(json, 2);
}

}  // namespace disyre
