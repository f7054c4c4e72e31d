// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/image/PngFile.h"
#include "core/workflows/ResultPictures.h"
#include "ui/common/ChoiceBox.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kSlicesAtFirst = 24;
constexpr int kPreviewWidth = 380;
constexpr int kPreviewHeight = 320;
constexpr int kSettleMilliseconds = 150;

/// Returns the volumes, which are made by whoever needs them first; others wait for that.
const PictureMaterial& made(SharedMaterial& shared, const PictureSource& source, bool needsSteps,
                            const StopToken& stop) {
    const std::lock_guard lock(shared.mutex);
    if (!shared.material) {
        shared.material = materialOf(source, needsSteps, stop);
    }
    return *shared.material;
}

QImage imageOf(const RgbPicture& picture) {
    return QImage(picture.bytes.data(), picture.width, picture.height, 3 * picture.width,
                  QImage::Format_RGB888)
        .copy();
}

std::vector<TimedPicture> drawAnimation(const PictureMaterial& material,
                                        const PictureSource& source, double scale,
                                        const StopToken& stop) {
    std::vector<const Volume*> steps{&material.scan};
    for (const Volume& step : material.steps) {
        steps.push_back(&step);
    }
    return animationOf(steps, material.map, source.threshold, source.voxel, scale, stop);
}

QString sizeText(int width, int height) {
    return PictureDialog::tr("%1 × %2 pixels")
        .arg(QLocale().toString(width), QLocale().toString(height));
}

}  // namespace

PictureDialog::PictureDialog(PictureSource source, DrawScreen screen, AskForTarget target,
                             QWidget* parent)
    : QDialog(parent),
      source_(std::move(source)),
      screen_(std::move(screen)),
      target_(std::move(target)),
      kind_(makeChoiceBox(this, u"pictureKind"_s)),
      scale_(makeChoiceBox(this, u"pictureScale"_s)),
      plane_(makeChoiceBox(this, u"picturePlane"_s)),
      first_(new QSpinBox(this)),
      last_(new QSpinBox(this)),
      step_(new QSpinBox(this)),
      columns_(new QSpinBox(this)),
      overlay_(new QCheckBox(this)),
      preview_(new QLabel(this)),
      size_(new QLabel(this)),
      note_(new QLabel(this)),
      progress_(new QProgressBar(this)),
      save_(new QPushButton(this)),
      close_(new QPushButton(this)),
      material_(std::make_shared<SharedMaterial>()),
      withSteps_(std::make_shared<SharedMaterial>()),
      drawing_(this, Worker::Priority::Normal),
      writing_(this, Worker::Priority::Normal) {
    setObjectName(u"pictureDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    makeControls();
    arrange();
    retranslate();
    takePlane();
    connectControls();
    resizeToFit(*this, {760, 460});
    update();
}

PictureDialog::~PictureDialog() = default;

void PictureDialog::makeControls() {
    for (const PictureKind kind : {PictureKind::View, PictureKind::Window, PictureKind::LightBox,
                                   PictureKind::Animation, PictureKind::Series}) {
        const bool isThere =
            kind == PictureKind::Window ||
            (isAnimated(kind) ? source_.cache != nullptr : source_.scan != nullptr);
        if (isThere) {
            kind_->addItem(QString(), static_cast<int>(kind));
        }
    }
    for (int scale = 1; scale <= 4; ++scale) {
        scale_->addItem(u"%1×"_s.arg(scale), scale);
    }
    for (const Plane plane : kPlanes) {
        plane_->addItem(QString(), static_cast<int>(plane));
    }
    const auto number = [](QSpinBox& box, const QString& name, int least, int most) {
        box.setObjectName(name);
        box.setRange(least, most);
    };
    number(*first_, u"pictureFirst"_s, 1, 1);
    number(*last_, u"pictureLast"_s, 1, 1);
    number(*step_, u"pictureStep"_s, 1, 100);
    number(*columns_, u"pictureColumns"_s, 1, 50);
    columns_->setValue(LightBoxChoice().columns);
    overlay_->setObjectName(u"pictureOverlay"_s);
    overlay_->setChecked(source_.cache != nullptr);
    overlay_->setEnabled(source_.cache != nullptr);
    preview_->setObjectName(u"picturePreview"_s);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setMinimumSize(kPreviewWidth, kPreviewHeight);
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    size_->setObjectName(u"pictureSize"_s);
    size_->setAlignment(Qt::AlignCenter);
    note_->setObjectName(u"pictureNote"_s);
    note_->setWordWrap(true);
    progress_->setObjectName(u"pictureProgress"_s);
    progress_->hide();
    save_->setObjectName(u"savePictureButton"_s);
    save_->setDefault(true);
    close_->setObjectName(u"closePictureButton"_s);
    close_->setAutoDefault(false);
    later_.setSingleShot(true);
    later_.setInterval(kSettleMilliseconds);
    play_.setSingleShot(true);
}

void PictureDialog::arrange() {
    form_ = new QFormLayout;
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field :
         std::initializer_list<QWidget*>{kind_, scale_, plane_, first_, last_, step_, columns_}) {
        form_->addRow(new QLabel(this), field);
    }
    form_->addRow(overlay_);
    auto* left = new QVBoxLayout;
    left->addLayout(form_);
    left->addWidget(note_);
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->addWidget(preview_, 1);
    right->addWidget(size_);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addLayout(left, 2);
    columns->addLayout(right, 3);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(save_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);
}

void PictureDialog::connectControls() {
    connect(kind_, &QComboBox::currentIndexChanged, this, &PictureDialog::update);
    connect(plane_, &QComboBox::currentIndexChanged, this, &PictureDialog::takePlane);
    connect(scale_, &QComboBox::currentIndexChanged, this, &PictureDialog::update);
    for (QSpinBox* box : {first_, last_, step_, columns_}) {
        connect(box, &QSpinBox::valueChanged, this, &PictureDialog::update);
    }
    connect(overlay_, &QCheckBox::toggled, this, &PictureDialog::update);
    connect(&later_, &QTimer::timeout, this, &PictureDialog::drawPreview);
    connect(&play_, &QTimer::timeout, this, &PictureDialog::playNext);
    connect(save_, &QPushButton::clicked, this, &PictureDialog::save);
    connect(close_, &QPushButton::clicked, this, [this] {
        if (isWriting_) {
            writing_.stop();
            endWriting();
        } else {
            reject();
        }
    });
}

void PictureDialog::retranslate() {
    setWindowTitle(tr("Save pictures"));
    const auto setKind = [this](PictureKind kind, const QString& text) {
        const int row = kind_->findData(static_cast<int>(kind));
        if (row >= 0) {
            kind_->setItemText(row, text);
        }
    };
    setKind(PictureKind::View, tr("View in use"));
    setKind(PictureKind::Window, tr("Whole window"));
    setKind(PictureKind::LightBox, tr("Slices side by side"));
    setKind(PictureKind::Animation, tr("Animation of the healing (GIF)"));
    setKind(PictureKind::Series, tr("Its pictures one by one (PNG)"));
    plane_->setItemText(0, tr("Axial"));
    plane_->setItemText(1, tr("Coronal"));
    plane_->setItemText(2, tr("Sagittal"));
    const QStringList labels{tr("&Picture"),    tr("&Size"), tr("P&lane"),  tr("&First slice"),
                             tr("L&ast slice"), tr("S&tep"), tr("&Columns")};
    const std::array<QWidget*, 7> fields{kind_, scale_, plane_, first_, last_, step_, columns_};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto* label = qobject_cast<QLabel*>(form_->labelForField(fields[i]));
        label->setText(labels[static_cast<qsizetype>(i)]);
        label->setBuddy(fields[i]);
    }
    scale_->setToolTip(
        tr("How many times as large as on the screen; for slices, how many pixels a "
           "millimetre gets"));
    step_->setToolTip(tr("From one slice to the next"));
    columns_->setToolTip(tr("How many slices lie beside each other"));
    overlay_->setText(tr("With the anomaly &overlay"));
    overlay_->setToolTip(tr("Scores at or above the threshold, from dark red to pale yellow"));
    preview_->setAccessibleName(tr("Preview"));
    save_->setText(tr("Sa&ve…"));
    close_->setText(isWriting_ ? tr("&Cancel") : tr("&Close"));
}

PictureChoice PictureDialog::choice() const {
    PictureChoice choice;
    choice.kind = static_cast<PictureKind>(kind_->currentData().toInt());
    choice.scale = scale_->currentData().toInt();
    choice.lightBox = {.plane = static_cast<Plane>(plane_->currentData().toInt()),
                       .first = first_->value(),
                       .last = last_->value(),
                       .step = step_->value(),
                       .columns = columns_->value(),
                       .hasOverlay = overlay_->isChecked(),
                       .pixelsPerMillimetre = static_cast<double>(choice.scale)};
    return choice;
}

void PictureDialog::takePlane() {
    if (!source_.scan) {
        return;
    }
    const auto plane = static_cast<Plane>(plane_->currentData().toInt());
    const std::size_t axis = axesOf(plane).through;
    const LightBoxChoice spread = spreadBetween(plane, source_.scan->tissueFirst[axis],
                                                source_.scan->tissueLast[axis], kSlicesAtFirst);
    const int count = sliceCount(source_.scan->ras.size, plane);
    const QSignalBlocker quietFirst(first_);
    const QSignalBlocker quietLast(last_);
    const QSignalBlocker quietStep(step_);
    first_->setMaximum(count);
    last_->setMaximum(count);
    first_->setValue(spread.first);
    last_->setValue(spread.last);
    step_->setValue(spread.step);
    update();
}

void PictureDialog::update() {
    const PictureKind kind = choice().kind;
    const bool isLightBox = kind == PictureKind::LightBox;
    for (QWidget* field :
         std::initializer_list<QWidget*>{plane_, first_, last_, step_, columns_, overlay_}) {
        field->setVisible(isLightBox);
        if (QWidget* label = form_->labelForField(field)) {
            label->setVisible(isLightBox);
        }
    }
    note_->setText(isAnimated(kind)
                       ? tr("Each step fades into the next, in the slices through the cross-hair; "
                            "the anomaly map comes last. The fades are drawn, not computed.")
                       : QString());
    later_.start();
}

void PictureDialog::drawPreview() {
    play_.stop();
    frames_.clear();
    const PictureChoice wanted = choice();
    if (isOfTheScreen(wanted.kind)) {
        drawing_.stop();
        const QImage picture = screen_(wanted.kind, 1.0);
        showPreview(picture,
                    sizeText(picture.width() * wanted.scale, picture.height() * wanted.scale));
        return;
    }
    const bool isMoving = isAnimated(wanted.kind);
    drawing_.replace(
        [this, wanted, isMoving, source = source_, material = isMoving ? withSteps_ : material_](
            const Worker::Reply& reply, const StopToken& stop) {
            guarded(
                [&] {
                    const PictureMaterial& volumes = made(*material, source, isMoving, stop);
                    if (!isMoving) {
                        const QImage picture = imageOf(
                            lightBox(volumes.scan, volumes.map, source.threshold, wanted.lightBox));
                        reply([this, picture] {
                            showPreview(picture, sizeText(picture.width(), picture.height()));
                        });
                        return;
                    }
                    std::vector<std::pair<QImage, int>> frames;
                    for (const TimedPicture& each :
                         drawAnimation(volumes, source, wanted.scale, stop)) {
                        frames.emplace_back(imageOf(each.picture), 10 * each.hundredths);
                    }
                    reply([this, frames = std::move(frames)] {
                        frames_ = frames;
                        frame_ = 0;
                        playNext();
                    });
                },
                [this, &reply, &stop](const QString& problem) {
                    if (!stop.stopRequested()) {
                        reply([this, problem] { showProblem(problem); });
                    }
                });
        });
}

void PictureDialog::playNext() {
    if (frames_.empty()) {
        return;
    }
    const auto& [picture, milliseconds] = frames_[frame_];
    showPreview(picture, tr("%1, %n picture(s)", nullptr, static_cast<int>(frames_.size()))
                             .arg(sizeText(picture.width(), picture.height())));
    frame_ = (frame_ + 1) % frames_.size();
    play_.start(milliseconds);
}

void PictureDialog::showPreview(const QImage& picture, const QString& size) {
    picture_ = picture;
    picture_.setDevicePixelRatio(1.0);
    size_->setText(size);
    save_->setEnabled(!picture.isNull() && !isWriting_);
    fitPreview();
}

void PictureDialog::fitPreview() {
    if (picture_.isNull()) {
        preview_->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize room = (QSizeF(preview_->size()) * ratio).toSize();
    QImage shown = picture_.width() > room.width() || picture_.height() > room.height()
                       ? picture_.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                       : picture_;
    shown.setDevicePixelRatio(ratio);
    preview_->setPixmap(QPixmap::fromImage(shown));
}

void PictureDialog::showProblem(const QString& problem) {
    showPreview({}, QString());
    note_->setText(problem);
}

void PictureDialog::save() {
    const QString target = target_(choice().kind);
    if (!target.isEmpty()) {
        write(target);
    }
}

void PictureDialog::write(const QString& target) {
    const PictureChoice wanted = choice();
    isWriting_ = true;
    progress_->setRange(0, 0);
    progress_->show();
    save_->setEnabled(false);
    retranslate();
    // What is on the screen can be drawn on this thread alone; its file is written beside it.
    const QImage screen =
        isOfTheScreen(wanted.kind) ? screen_(wanted.kind, wanted.scale) : QImage();
    writing_.replace([this, wanted, screen, target, source = source_](const Worker::Reply& reply,
                                                                      const StopToken& stop) {
        const auto tell = [&](std::size_t done, std::size_t total) {
            reply([this, done, total] {
                progress_->setRange(0, static_cast<int>(total));
                progress_->setValue(static_cast<int>(done));
            });
        };
        guarded(
            [&] {
                const std::filesystem::path path = toPath(target);
                if (!screen.isNull()) {
                    const QImage rgb = screen.convertToFormat(QImage::Format_RGB888);
                    RgbPicture picture(rgb.width(), rgb.height());
                    for (int row = 0; row < rgb.height(); ++row) {
                        std::copy_n(rgb.constScanLine(row), 3 * rgb.width(), picture.at(0, row));
                    }
                    writePng(path, picture);
                } else if (wanted.kind == PictureKind::LightBox) {
                    const PictureMaterial volumes = materialOf(source, false, stop);
                    writePng(path, lightBox(volumes.scan, volumes.map, source.threshold,
                                            wanted.lightBox));
                } else {
                    const auto pictures =
                        drawAnimation(materialOf(source, true, stop), source, wanted.scale, stop);
                    if (wanted.kind == PictureKind::Animation) {
                        writeAnimation(path, pictures, tell, stop);
                    } else {
                        writePictureSeries(path, pictures, tell, stop);
                    }
                }
                reply([this, target] {
                    endWriting();
                    Q_EMIT saved(target);
                    accept();
                });
            },
            [this, &reply, &stop](const QString& problem) {
                if (!stop.stopRequested()) {
                    reply([this, problem] {
                        endWriting();
                        note_->setText(problem);
                    });
                }
            });
    });
}

void PictureDialog::endWriting() {
    isWriting_ = false;
    progress_->hide();
    save_->setEnabled(!picture_.isNull());
    retranslate();
}

void PictureDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // The base class may get events before the constructor has made the last of the widgets.
    if (event->type() == QEvent::LanguageChange && form_ != nullptr) {
        retranslate();
        update();
    }
}

void PictureDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    fitPreview();
}

}  // namespace disyre::ui
