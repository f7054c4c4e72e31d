// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/findings/FindingNote.h"

class QLineEdit;
class QPlainTextEdit;

namespace disyre::ui {

/// Asks for the name of a finding and a comment on it, which may have several lines.
class FindingNoteDialog : public QDialog {
    Q_OBJECT

public:
    /// @param number of the finding, from 1.
    FindingNoteDialog(const FindingNote& note, int number, QWidget* parent);

    /// The note with what was typed.
    [[nodiscard]] FindingNote note() const;

private:
    FindingNote note_;
    QLineEdit* name_;
    QPlainTextEdit* comment_;
};

}  // namespace disyre::ui
