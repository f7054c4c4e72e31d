// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

/// Puts blanks without width into long paths, which have no blanks to break at, so that they wrap
/// and do not widen the window.
[[nodiscard]] inline QString breakable(const QString& text) {
    QString result;
    for (const QChar c : text) {
        result += c;
        if (c == u'/' || c == u'\\' || c == u'_' || c == u'-') {
            result += QChar(0x200b);
        }
    }
    return result;
}

}  // namespace disyre::ui
