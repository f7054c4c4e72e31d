// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/ListedFindings.h"

#include <algorithm>

#include "core/findings/RegionEditing.h"

namespace disyre::ui {

namespace {

Finding noted(Finding finding, const DecidedFinding& decided) {
    finding.note = decided.note;
    finding.decided = decided.id;
    finding.isEdited = decided.isEdited;
    finding.isDrawn = decided.isDrawn;
    return finding;
}

/// Whether a finding of the program is one that a person has changed, or a part of it.
bool isReplaced(const Finding& finding, const std::vector<DecidedOnGrid>& decided) {
    VoxelSet all;
    for (const DecidedOnGrid& each : decided) {
        if (each.decided->isFixed()) {
            if (isSameRegion(finding.voxels, each.replaced)) {
                return true;
            }
            all = joined(all, each.replaced);
        }
    }
    // Two that were made from parts of it may replace it together.
    return !all.empty() && 2 * sharedVoxels(finding.voxels, all) >= finding.voxels.size();
}

}  // namespace

std::vector<Finding> listedFindings(std::vector<Finding> found,
                                    const std::vector<DecidedOnGrid>& decided, double threshold,
                                    const std::function<Finding(const DecidedOnGrid&)>& measured) {
    if (decided.empty()) {
        return found;
    }
    std::vector<Finding> listed;
    std::vector<bool> isListed(decided.size());
    // One that is listed as it was saved keeps the numbers that were saved with it.
    for (Finding& finding : found) {
        const auto same =
            std::find_if(decided.begin(), decided.end(), [&finding](const DecidedOnGrid& each) {
                return (finding.isEdited || finding.isDrawn) && each.decided->isFixed() &&
                       each.voxels == finding.voxels;
            });
        const auto index = static_cast<std::size_t>(same - decided.begin());
        if (same != decided.end() && !isListed[index]) {
            isListed[index] = true;
            listed.push_back(noted(std::move(finding), *same->decided));
            finding.voxels.clear();
        }
    }
    std::erase_if(found, [&](const Finding& finding) {
        return finding.voxels.empty() || isReplaced(finding, decided);
    });
    std::vector<const VoxelSet*> regions;
    for (const Finding& finding : found) {
        regions.push_back(&finding.voxels);
    }
    std::vector<const VoxelSet*> earlier;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < decided.size(); ++i) {
        if (!decided[i].decided->isFixed()) {
            earlier.push_back(&decided[i].voxels);
            numbers.push_back(i);
        }
    }
    const auto matches = matchedRegions(regions, earlier);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (matches[i]) {
            const std::size_t number = numbers[*matches[i]];
            isListed[number] = true;
            listed.push_back(noted(std::move(found[i]), *decided[number].decided));
        } else {
            listed.push_back(std::move(found[i]));
        }
    }
    for (std::size_t i = 0; i < decided.size(); ++i) {
        if (!isListed[i]) {
            Finding finding = noted(measured(decided[i]), *decided[i].decided);
            finding.isBelow = !decided[i].decided->isFixed() && finding.peakScore < threshold;
            listed.push_back(std::move(finding));
        }
    }
    std::stable_sort(listed.begin(), listed.end(), [](const Finding& a, const Finding& b) {
        if (a.isBelow != b.isBelow) {
            return b.isBelow;
        }
        return a.isBelow ? a.peakScore > b.peakScore : a.millilitres > b.millilitres;
    });
    return listed;
}

}  // namespace disyre::ui
