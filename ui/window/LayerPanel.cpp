// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LayerPanel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kSliderSteps = 500;
constexpr double kUsualThreshold = 0.02;

struct BaseText {
    BaseLayer layer;
    const char* name;
    const char* text;
    const char* tip;
};

constexpr std::array<BaseText, 3> kBases{
    {{BaseLayer::Scan, "scanLayerButton", QT_TRANSLATE_NOOP("disyre::ui::LayerPanel", "Scan"),
      QT_TRANSLATE_NOOP("disyre::ui::LayerPanel", "The scan as it is (1)")},
     {BaseLayer::Restored, "restoredLayerButton",
      QT_TRANSLATE_NOOP("disyre::ui::LayerPanel", "Restored"),
      QT_TRANSLATE_NOOP("disyre::ui::LayerPanel", "The picture after the step shown (2)")},
     {BaseLayer::Difference, "differenceLayerButton",
      QT_TRANSLATE_NOOP("disyre::ui::LayerPanel", "Difference"),
      QT_TRANSLATE_NOOP("disyre::ui::LayerPanel",
                        "Restored minus scan: mid-grey is unchanged, brighter was raised, darker "
                        "was lowered (3)")}}};

}  // namespace

LayerPanel::LayerPanel(QWidget* parent) : QGroupBox(tr("Layers"), parent) {
    setObjectName(u"layerPanel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);

    base_ = new QButtonGroup(this);
    auto* bases = new QVBoxLayout;
    bases->setSpacing(4);
    for (const BaseText& base : kBases) {
        auto* button = new QRadioButton(tr(base.text), this);
        button->setObjectName(QString::fromLatin1(base.name));
        button->setAccessibleName(tr(base.text));
        button->setToolTip(tr(base.tip));
        button->setChecked(base.layer == choice_.base);
        // A click leaves the arrow keys with the view.
        button->setFocusPolicy(Qt::TabFocus);
        base_->addButton(button, static_cast<int>(base.layer));
        bases->addWidget(button);
    }
    layout->addLayout(bases);

    overlay_ = new QCheckBox(tr("Anomaly overlay"), this);
    overlay_->setObjectName(u"overlayCheckBox"_s);
    overlay_->setAccessibleName(tr("Show the anomaly overlay"));
    overlay_->setToolTip(tr("Colour what healing changed most (A)"));
    overlay_->setChecked(choice_.overlay);
    overlay_->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(overlay_);

    kind_ = new QComboBox(this);
    kind_->setObjectName(u"overlayKindBox"_s);
    kind_->setAccessibleName(tr("What the overlay shows"));
    kind_->setToolTip(tr("The anomaly score is the mean change over the steps; or look at the "
                         "change of the step shown alone"));
    kind_->addItem(tr("anomaly score"));
    kind_->addItem(tr("change of this step"));

    thresholdSlider_ = new QSlider(Qt::Horizontal, this);
    thresholdSlider_->setObjectName(u"thresholdSlider"_s);
    thresholdSlider_->setAccessibleName(tr("Overlay threshold"));
    thresholdSlider_->setToolTip(tr("Scores below are not shown"));
    thresholdSlider_->setRange(0, kSliderSteps);
    thresholdBox_ = new QDoubleSpinBox(this);
    thresholdBox_->setObjectName(u"thresholdBox"_s);
    thresholdBox_->setAccessibleName(tr("Overlay threshold"));
    thresholdBox_->setToolTip(tr("Scores below are not shown"));
    thresholdBox_->setDecimals(4);
    thresholdBox_->setRange(0.0, 1.0);
    thresholdBox_->setSingleStep(0.001);
    thresholdBox_->setKeyboardTracking(false);
    thresholdNote_ = new QLabel(this);
    thresholdNote_->setObjectName(u"thresholdNote"_s);
    thresholdNote_->setWordWrap(true);
    thresholdNote_->setForegroundRole(QPalette::PlaceholderText);

    opacity_ = new QSlider(Qt::Horizontal, this);
    opacity_->setObjectName(u"opacitySlider"_s);
    opacity_->setAccessibleName(tr("Overlay opacity"));
    opacity_->setToolTip(tr("How much the overlay covers the picture"));
    opacity_->setRange(0, 100);
    opacity_->setValue(static_cast<int>(std::lround(choice_.opacity * 100)));

    auto* kindLabel = new QLabel(tr("Show"), this);
    kindLabel->setBuddy(kind_);
    auto* thresholdLabel = new QLabel(tr("Threshold"), this);
    thresholdLabel->setBuddy(thresholdBox_);
    auto* opacityLabel = new QLabel(tr("Opacity"), this);
    opacityLabel->setBuddy(opacity_);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->addWidget(kindLabel, 0, 0);
    grid->addWidget(kind_, 0, 1);
    grid->addWidget(thresholdLabel, 1, 0);
    grid->addWidget(thresholdBox_, 1, 1);
    grid->addWidget(thresholdSlider_, 2, 0, 1, 2);
    grid->addWidget(thresholdNote_, 3, 0, 1, 2);
    grid->addWidget(opacityLabel, 4, 0);
    grid->addWidget(opacity_, 4, 1);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);

    connect(base_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            choice_.base = static_cast<BaseLayer>(id);
            Q_EMIT changed();
        }
    });
    connect(overlay_, &QCheckBox::toggled, this, [this](bool on) {
        choice_.overlay = on;
        Q_EMIT changed();
    });
    connect(kind_, &QComboBox::currentIndexChanged, this, [this](int index) {
        choice_.kind = static_cast<OverlayKind>(index);
        Q_EMIT changed();
    });
    connect(thresholdSlider_, &QSlider::valueChanged, this,
            [this](int value) { setThreshold(maximum_ * value / kSliderSteps); });
    connect(thresholdBox_, &QDoubleSpinBox::valueChanged, this, &LayerPanel::setThreshold);
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        choice_.opacity = value / 100.0;
        Q_EMIT changed();
    });
    setSuggestedThreshold(-1, {});
}

void LayerPanel::setBase(BaseLayer base) {
    base_->button(static_cast<int>(base))->setChecked(true);
}

void LayerPanel::setOverlayShown(bool shown) {
    overlay_->setChecked(shown);
}

void LayerPanel::setOpacity(double opacity) {
    opacity_->setValue(static_cast<int>(std::lround(opacity * 100)));
}

void LayerPanel::setSuggestedThreshold(double suggestion, const QString& rule) {
    const QLocale locale;
    if (suggestion >= 0) {
        thresholdNote_->setText(
            tr("%1 is the model's suggestion").arg(locale.toString(suggestion, 'g', 3)));
        thresholdNote_->setToolTip(rule);
        setThreshold(suggestion);
    } else {
        thresholdNote_->setText(
            tr("The model suggests none; %1 is a start").arg(locale.toString(kUsualThreshold)));
        thresholdNote_->setToolTip({});
        setThreshold(kUsualThreshold);
    }
}

void LayerPanel::setMaximum(double maximum) {
    maximum_ = maximum;
    showThreshold();
}

void LayerPanel::setThreshold(double threshold) {
    choice_.threshold = threshold;
    showThreshold();
    Q_EMIT changed();
}

void LayerPanel::showThreshold() {
    const QSignalBlocker quietSlider(thresholdSlider_);
    const QSignalBlocker quietBox(thresholdBox_);
    thresholdSlider_->setValue(
        static_cast<int>(std::lround(choice_.threshold / maximum_ * kSliderSteps)));
    thresholdBox_->setValue(choice_.threshold);
}

}  // namespace disyre::ui
