// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace disyre::ui {

/// What the program is, and a report that can be copied.
class AboutBox : public QDialog {
    Q_OBJECT

public:
    AboutBox(const QString& report, QWidget* parent);
};

}  // namespace disyre::ui
