// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre {

/// The two halves into which benchmark data are divided: choices are made on the validation cases,
/// and the test cases stay closed until the result is measured.
enum class CaseSplit { Validation, Test };

/// Returns "validation" or "test".
[[nodiscard]] constexpr const char* caseSplitName(CaseSplit split) {
    return split == CaseSplit::Validation ? "validation" : "test";
}

}  // namespace disyre
