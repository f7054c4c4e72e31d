// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

/// A number of things as people write it: "3540", "160000", "26.3 million".
[[nodiscard]] QString countText(qint64 count);

}  // namespace disyre::ui
