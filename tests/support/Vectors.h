// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace disyre::test {

/// Returns the numbers computed with the authors' Python (tests/data/vectors.json), which are
/// parsed only once.
const nlohmann::json& vectors();

/// Returns numbers made from a name, so that no weight file is needed (unet.weight_rule of the
/// vectors): element i of the array called `name`, uniform in [-1, 1).
double hashedValue(const std::string& name, std::uint32_t i);

}  // namespace disyre::test
