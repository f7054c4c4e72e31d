// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace disyre::ui {

/// What the window shows before there is a scan.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
};

}  // namespace disyre::ui
