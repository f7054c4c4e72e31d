// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

#include "core/base/Error.h"

namespace disyre::ui {

/// The path that a text names. Names of files need not be valid UTF-8 on Linux (an old archive may
/// bring "M\xfcller" in Latin-1), and Qt shows what it cannot decode as U+FFFD. Where a name in the
/// text has that character and no such file is there, the file is taken that is shown as that text;
/// of several, the first by name in whose place the whole path exists.
[[nodiscard]] std::filesystem::path toPath(const QString& text);

/// The text that a path is shown as.
[[nodiscard]] inline QString toText(const std::filesystem::path& path) {
    return QString::fromStdString(displayPath(path));
}

}  // namespace disyre::ui
