// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace disyre::test {

/// The numbers computed with the authors' Python (tests/data/vectors.json), parsed once.
const nlohmann::json& vectors();

/// Weights and inputs from a name, so that no weight file is needed (vectors: unet.weight_rule):
/// element i of the array called `name`, uniform in [-1, 1).
double hashedValue(const std::string& name, std::uint32_t i);

}  // namespace disyre::test
