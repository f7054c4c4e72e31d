// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/card/HealthyScores.h"

namespace disyre {

/// For the library's conversions. Reading throws its exceptions for a field of a wrong type.
void to_json(nlohmann::ordered_json& json, const HealthyScores& scores);
void from_json(const nlohmann::ordered_json& json, HealthyScores& scores);

}  // namespace disyre
