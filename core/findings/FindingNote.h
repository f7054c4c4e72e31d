// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace disyre {

/// What a person decided about a finding.
enum class FindingDecision {
    Open,      ///< Not decided yet.
    Kept,      ///< It is to be reported.
    Dismissed  ///< It is no finding; see DismissalReason.
};

/// Why a finding was dismissed.
enum class DismissalReason {
    None,           ///< No reason was given.
    NormalVariant,  ///< Healthy anatomy that differs from most people's.
    Artefact,       ///< Something that the scanner or a movement made.
    WrongMask,      ///< The brain mask is wrong there.
    Other           ///< A reason that the comment may tell.
};

/// What a person decided and wrote about a finding.
struct FindingNote {
    FindingDecision decision = FindingDecision::Open;
    DismissalReason reason = DismissalReason::None;  ///< Only of a dismissed finding.
    std::string name;     ///< UTF-8; empty where the finding is called by its number.
    std::string comment;  ///< UTF-8, perhaps of several lines.
    /// Red, green and blue from 0 to 255; empty where the program chooses the colour.
    std::optional<std::array<std::uint8_t, 3>> colour;
    bool operator==(const FindingNote&) const = default;
};

}  // namespace disyre
