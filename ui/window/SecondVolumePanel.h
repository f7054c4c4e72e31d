// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/window/SecondVolume.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace disyre::ui {

/// The part of the layers' panel for another volume that is laid over the scan: a button that opens
/// one and, while there is one, how it is drawn.
class SecondVolumePanel : public QWidget {
    Q_OBJECT

public:
    explicit SecondVolumePanel(QWidget* parent = nullptr);

    /// Shows a volume and its style, or that there is none. Emits nothing.
    /// @param second null for none. @param canOpen whether a scan is shown to lay one over.
    void setVolume(const SecondVolume* second, const SecondStyle& style, bool canOpen);
    [[nodiscard]] const SecondStyle& style() const { return style_; }

Q_SIGNALS:
    void openRequested();
    void removeRequested();
    /// A person has changed the style.
    void styleChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void connectControls();
    void showName();
    /// Sets every text in the language of the program.
    void retranslate();

    SecondStyle style_;
    QString name_;
    QPushButton* open_;
    QWidget* details_;
    QCheckBox* shown_;
    QToolButton* remove_;
    QLabel* colourLabel_;
    QComboBox* colour_;
    QLabel* drawnLabel_;
    QComboBox* drawn_;
    QLabel* opacityLabel_;
    QSlider* opacity_;
};

}  // namespace disyre::ui
