// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <exception>
#include <string>

namespace disyre::ui {

/// What the core says, in the language of the window. The core has no Qt, so its English sentences
/// are the keys of the translation; one that is not among coreSentences() stays English.
[[nodiscard]] QString errorText(const std::exception& error);
/// The same for a warning.
[[nodiscard]] QString sentenceText(const std::string& sentences);

/// The core's sentences that are translated, with %1, %2 … for what is put into them.
[[nodiscard]] QStringList coreSentences();

}  // namespace disyre::ui
