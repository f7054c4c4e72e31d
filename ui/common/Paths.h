// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

#include "core/base/Error.h"

namespace disyre::ui {

/// The path that a text names.
[[nodiscard]] inline std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

/// The text that a path is shown as.
[[nodiscard]] inline QString toText(const std::filesystem::path& path) {
    return QString::fromStdString(displayPath(path));
}

}  // namespace disyre::ui
