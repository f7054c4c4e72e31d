// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QGridLayout;

namespace disyre::ui {

/// The column of buttons beside the views. In a low window it becomes two or three columns, so that
/// it does not limit how low the window can be.
class ToolStrip : public QWidget {
    Q_OBJECT

public:
    explicit ToolStrip(QWidget* parent);

    void addButton(QAction* action);
    /// Adds a line between the buttons above and those below.
    void addLine();
    /// Adds something that is as wide as the strip.
    void addWide(QWidget* widget);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part {
        QWidget* widget;
        bool isWide;
    };

    /// The height that the strip needs with so many columns.
    [[nodiscard]] int heightWith(int columns) const;
    /// Chooses as few columns as fit.
    void fit();
    void arrange(int columns);

    QGridLayout* grid_;
    std::vector<Part> parts_;
    int columns_ = 1;
};

}  // namespace disyre::ui
