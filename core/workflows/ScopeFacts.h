// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/ScanScope.h"

namespace disyre {

/// What `disyre info` says about a scan's scope: what was measured of it, and in what it differs
/// from what a model was trained on.
struct ScopeFacts {
    ScanTraits traits;
    bool brainWasExtracted = false;  ///< Whether the networks for whole heads found its brain.
    std::string model;               ///< The name of the model; empty for none.
    std::vector<Message> scope;      ///< What scopeOf() says; empty without a model.
};

/// How a scan's scope is measured.
struct ScopeRequest {
    std::filesystem::path model;  ///< The model's folder; empty stands for none.
    std::filesystem::path mask;   ///< A brain mask or label file; empty stands for none.
    /// Whether the brain of a whole head is found first, which takes some seconds; contrast and
    /// edges stay unknown otherwise, and if no brain is found or the networks are not installed.
    bool extractsBrain = true;
    BrainExtractionOptions extraction = {};
};

/// Measures a scan with any order of axes. Throws ModelError for an unusable card, ScanError for an
/// unusable mask, and Stopped.
[[nodiscard]] ScopeFacts scopeFactsOf(const Volume& scan, const ScanInfo& info,
                                      const ScopeRequest& request,
                                      const BrainExtractionObserver& observer,
                                      const StopToken& stop);

/// Returns the facts as lines for a reader, indented like those of the scan.
[[nodiscard]] std::string scopeText(const ScopeFacts& facts);
[[nodiscard]] Json scopeJson(const ScopeFacts& facts);

}  // namespace disyre
