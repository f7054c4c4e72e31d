// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Json.h"
#include "core/card/HealthyScores.h"

namespace disyre {

/// The functions by which the JSON library converts the scores. Reading throws the library's
/// exceptions if a field has a wrong type.
void to_json(Json& json, const HealthyScores& scores);
void from_json(const Json& json, HealthyScores& scores);

}  // namespace disyre
