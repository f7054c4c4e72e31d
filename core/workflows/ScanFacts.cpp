// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanFacts.h"

#include <algorithm>

#include "core/base/Json.h"

namespace disyre {

std::string ScanFacts::format() const {
    return info.format + (info.compressed ? ", compressed" : "");
}

namespace {

/// Reads the scan into `scan`, and fills in what its file and its voxels say.
ScanFacts factsAndScan(const std::string& file, const ScanChoice& choice, Volume& scan) {
    ScanFacts facts;
    facts.file = file;
    scan = readScan(file, &facts.info, choice);
    const auto [low, high] = std::minmax_element(scan.voxels.begin(), scan.voxels.end());
    facts.minimum = *low;
    facts.maximum = *high;
    return facts;
}

}  // namespace

ScanFacts readScanFacts(const std::string& file, const ScanChoice& choice) {
    Volume scan;
    return factsAndScan(file, choice, scan);
}

ScanFacts readScanFacts(const std::string& file, const ScanChoice& choice,
                        const ScopeRequest& scope, const BrainExtractionObserver& observer,
                        const StopToken& stop) {
    Volume scan;
    ScanFacts facts = factsAndScan(file, choice, scan);
    facts.scope = scopeFactsOf(scan, facts.info, scope, observer, stop);
    return facts;
}

std::string scanFactsToJson(const ScanFacts& facts) {
    Json json = {{"file", facts.file},
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
    if (facts.scope) {
        json["scope"] = scopeJson(*facts.scope);
    }
    return jsonText(json, 2);
}

}  // namespace disyre
