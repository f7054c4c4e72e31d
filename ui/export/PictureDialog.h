// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>
#include <QTimer>

#include <functional>
#include <memory>

#include "core/findings/HealingAnimation.h"
#include "ui/common/Worker.h"
#include "ui/export/PictureChoice.h"
#include "ui/export/PictureMaterial.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace disyre::ui {

/// Asks what is to be saved as pictures, shows a preview of it, and writes it into files. Volumes
/// are made, pictures drawn and files written beside the window's thread.
class PictureDialog : public QDialog {
    Q_OBJECT

public:
    /// Draws the view in use or the window so many times as large.
    using DrawScreen = std::function<QImage(PictureKind kind, double scale)>;
    /// Asks for the file, or for the folder of a series; empty if the person asks for none.
    using AskForTarget = std::function<QString(PictureKind kind)>;

    /// @param source without a scan, only what is on the screen can be saved.
    PictureDialog(PictureSource source, DrawScreen screen, AskForTarget target, QWidget* parent);
    ~PictureDialog() override;

    [[nodiscard]] PictureChoice choice() const;

Q_SIGNALS:
    /// @param target the file or the folder.
    void saved(const QString& target);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeControls();
    void arrange();
    void connectControls();
    void retranslate();
    void update();
    void takePlane();
    void drawPreview();
    void showPreview(const QImage& picture, const QString& size);
    void fitPreview();
    void playNext();
    void save();
    void write(const QString& target);
    void endWriting();
    void showProblem(const QString& problem);

    PictureSource source_;
    DrawScreen screen_;
    AskForTarget target_;
    QComboBox* kind_;
    QComboBox* scale_;
    QComboBox* plane_;
    QSpinBox* first_;
    QSpinBox* last_;
    QSpinBox* step_;
    QSpinBox* columns_;
    QCheckBox* overlay_;
    QFormLayout* form_ = nullptr;
    QLabel* preview_;
    QLabel* size_;
    QLabel* note_;
    QProgressBar* progress_;
    QPushButton* save_;
    QPushButton* close_;
    QImage picture_;
    QTimer later_;  // Draws the preview once the person has stopped to change values.
    QTimer play_;
    std::vector<std::pair<QImage, int>> frames_;  // Of the animation, with milliseconds.
    std::size_t frame_ = 0;
    bool isWriting_ = false;
    std::shared_ptr<SharedMaterial> material_;
    std::shared_ptr<SharedMaterial> withSteps_;
    Worker drawing_;
    Worker writing_;
};

}  // namespace disyre::ui
