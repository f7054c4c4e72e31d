// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/SubjectSplit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"

namespace disyre {

std::vector<ScanUse> splitBySubject(std::span<const std::string> subjects,
                                    const SubjectSplitSettings& settings) {
    std::set<std::string> names(subjects.begin(), subjects.end());
    names.erase("");
    std::vector<std::string> order(names.begin(), names.end());
    Random(settings.seed).shuffle(std::span(order));
    constexpr std::size_t kOneOf = 10;
    const std::size_t wanted = settings.validationSubjects > 0
                                   ? static_cast<std::size_t>(settings.validationSubjects)
                                   : std::max<std::size_t>(1, (order.size() + kOneOf / 2) / kOneOf);
    const std::set<std::string> heldOut(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, order.size())));
    std::vector<ScanUse> uses;
    for (const std::string& subject : subjects) {
        uses.push_back(subject.empty()              ? ScanUse::LeftOut
                       : heldOut.count(subject) > 0 ? ScanUse::Validation
                                                    : ScanUse::Training);
    }
    checkSplit(subjects, uses);
    return uses;
}

void checkSplit(std::span<const std::string> subjects, std::span<const ScanUse> uses) {
    if (subjects.size() != uses.size()) {
        throw SettingsError(MessageId::SplitOtherScans);
    }
    std::map<std::string, ScanUse> sides;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i] == ScanUse::LeftOut) {
            continue;
        }
        const auto [found, isNew] = sides.emplace(subjects[i], uses[i]);
        if (!isNew && found->second != uses[i]) {
            throw SettingsError(MessageId::SplitSubjectOnBothSides, {subjects[i]});
        }
    }
    const auto subjectsFor = [&sides](ScanUse use) {
        return std::count_if(sides.begin(), sides.end(),
                             [use](const auto& side) { return side.second == use; });
    };
    if (subjectsFor(ScanUse::Training) < 2) {
        throw SettingsError(MessageId::SplitTooFewSubjects);
    }
    if (subjectsFor(ScanUse::Validation) < 1) {
        throw SettingsError(MessageId::SplitNothingHeldOut);
    }
}

}  // namespace disyre
