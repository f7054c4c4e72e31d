// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/base/Message.h"

namespace disyre::ui {

/// What is known of where the findings lie.
struct FindingPlaces {
    enum class State {
        None,      ///< the scan was not aligned with the atlas, and is not being aligned
        Looking,   ///< it is being aligned
        Named,     ///< places have names
        Saved,     ///< places have the names that were saved with the results
        Rejected,  ///< they could have names, but the person wants none
        Poor       ///< they have no names, because the scan could not be aligned well
    };

    State state = State::None;
    /// How well the scan was aligned; for Named and Rejected.
    TemplateRegistration registration;
    std::optional<Message> problem;  ///< why there are no names; for Poor
    /// The place of each finding; for Named. A finding without a name has no value.
    std::vector<std::optional<NamedPlace>> places;

    [[nodiscard]] bool areNamed() const { return state == State::Named || state == State::Saved; }
};

}  // namespace disyre::ui
