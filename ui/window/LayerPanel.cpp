// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LayerPanel.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <array>
#include <cmath>

#include "ui/viewer/MaskOutline.h"
#include "ui/window/ControlTexts.h"
#include "ui/window/StepWeights.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kSliderSteps = 500;
constexpr double kUsualThreshold = 0.02;

/// The threshold that the panel starts with.
double startOf(const ThresholdSuggestion& suggestion) {
    return suggestion.threshold >= 0.0 ? suggestion.threshold : kUsualThreshold;
}

/// One of the pictures that can lie below the overlay, with the texts of its button.
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

constexpr int kSampleWidth = 20;
constexpr int kSampleHeight = 12;

/// A sample of the outline's line on the dark ground of the views.
QIcon maskSample(qreal pixels) {
    QPixmap sample(QSize(kSampleWidth, kSampleHeight) * pixels);
    sample.setDevicePixelRatio(pixels);
    sample.fill(Qt::transparent);
    QPainter painter(&sample);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x30, 0x34, 0x38));
    painter.drawRoundedRect(QRectF(0, 0, kSampleWidth, kSampleHeight), 2, 2);
    painter.setPen(QPen(maskColour(), 2));
    painter.drawLine(QPointF(3, kSampleHeight / 2.0),
                     QPointF(kSampleWidth - 3, kSampleHeight / 2.0));
    return sample;
}

}  // namespace

LayerPanel::LayerPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(u"layerPanel"_s);
    makeBases();
    makeOverlayControls();
    arrange();
    retranslate();
    setThreshold(startOf(suggestion_));
    connectControls();
}

void LayerPanel::makeBases() {
    bases_ = new QWidget(this);
    base_ = new QButtonGroup(this);
    auto* row = new QHBoxLayout(bases_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const BaseText& base : kBases) {
        auto* button = new QRadioButton(bases_);
        button->setObjectName(QString::fromLatin1(base.name));
        button->setChecked(base.layer == choice_.base);
        // A click must not take the arrow keys away from the view.
        button->setFocusPolicy(Qt::TabFocus);
        base_->addButton(button, static_cast<int>(base.layer));
        row->addWidget(button);
    }
    row->addStretch();
}

void LayerPanel::makeOverlayControls() {
    overlay_ = new QCheckBox(this);
    overlay_->setObjectName(u"overlayCheckBox"_s);
    overlay_->setChecked(choice_.overlay);
    overlay_->setFocusPolicy(Qt::TabFocus);
    brainMask_ = new QCheckBox(this);
    brainMask_->setObjectName(u"brainMaskCheckBox"_s);
    brainMask_->setIcon(maskSample(devicePixelRatioF()));
    brainMask_->setIconSize({kSampleWidth, kSampleHeight});
    brainMask_->setFocusPolicy(Qt::TabFocus);
    kind_ = makeChoiceBox(this, u"overlayKindBox"_s, 3);
    weights_ = new StepWeights(this);
    weights_->hide();
    meaning_ = makeChoiceBox(this, u"thresholdMeaningBox"_s, 4);
    map_ = makeChoiceBox(this, u"colourMapBox"_s, 3);

    thresholdSlider_ = new QSlider(Qt::Horizontal, this);
    thresholdSlider_->setObjectName(u"thresholdSlider"_s);
    thresholdSlider_->setRange(0, kSliderSteps);
    thresholdBox_ = new QDoubleSpinBox(this);
    thresholdBox_->setObjectName(u"thresholdBox"_s);
    thresholdBox_->setDecimals(4);
    thresholdBox_->setRange(0.0, 1.0);
    thresholdBox_->setSingleStep(0.001);
    thresholdBox_->setKeyboardTracking(false);
    suggest_ = new QPushButton(this);
    suggest_->setObjectName(u"suggestedThresholdButton"_s);
    thresholdNote_ = new QLabel(this);
    thresholdNote_->setObjectName(u"thresholdNote"_s);
    thresholdNote_->setWordWrap(true);
    thresholdNote_->setForegroundRole(QPalette::PlaceholderText);

    opacity_ = new QSlider(Qt::Horizontal, this);
    opacity_->setObjectName(u"opacitySlider"_s);
    opacity_->setRange(0, 100);
    opacity_->setValue(static_cast<int>(std::lround(choice_.opacity * 100)));
}

void LayerPanel::connectControls() {
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
    connect(brainMask_, &QCheckBox::clicked, this, &LayerPanel::brainMaskToggled);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this](int index) {
        choice_.kind = static_cast<OverlayKind>(index);
        weights_->setVisible(choice_.kind == OverlayKind::WeightedSteps);
        Q_EMIT changed();
    });
    connect(weights_, &StepWeights::changed, this, [this] {
        choice_.weights = weights_->weights();
        Q_EMIT changed();
    });
    connect(meaning_, &QComboBox::currentIndexChanged, this, [this](int index) {
        choice_.style.meaning = static_cast<ThresholdMeaning>(index);
        Q_EMIT changed();
    });
    connect(map_, &QComboBox::currentIndexChanged, this, [this](int index) {
        choice_.style.map = static_cast<ScoreMap>(index);
        Q_EMIT changed();
    });
    connect(thresholdSlider_, &QSlider::valueChanged, this,
            [this](int value) { setThreshold(maximum_ * value / kSliderSteps); });
    connect(thresholdBox_, &QDoubleSpinBox::valueChanged, this, &LayerPanel::setThreshold);
    connect(suggest_, &QPushButton::clicked, this, [this] { setThreshold(suggestion_.threshold); });
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        choice_.opacity = value / 100.0;
        Q_EMIT changed();
    });
}

void LayerPanel::arrange() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    int row = 0;
    const auto add = [&](QWidget* control) {
        auto* label = new QLabel(this);
        label->setBuddy(control);
        grid->addWidget(label, row, 0);
        grid->addWidget(control, row++, 1);
        return label;
    };
    const auto addWide = [&](QWidget* widget) { grid->addWidget(widget, row++, 0, 1, 2); };
    kindLabel_ = add(kind_);
    addWide(weights_);
    thresholdLabel_ = add(thresholdBox_);
    addWide(thresholdSlider_);
    addWide(suggest_);
    addWide(thresholdNote_);
    meaningLabel_ = add(meaning_);
    mapLabel_ = add(map_);
    opacityLabel_ = add(opacity_);
    grid->setColumnStretch(1, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(bases_);
    layout->addWidget(brainMask_);
    layout->addWidget(overlay_);
    layout->addLayout(grid);
    layout->addStretch();
}

void LayerPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LayerPanel::retranslate() {
    for (const BaseText& base : kBases) {
        QAbstractButton* button = base_->button(static_cast<int>(base.layer));
        button->setText(tr(base.text));
        describe(*button, tr(base.text), tr(base.tip));
    }
    overlay_->setText(tr("Anomaly overlay"));
    describe(*overlay_, tr("Show the anomaly overlay"), tr("Colour what healing changed most (A)"));
    brainMask_->setText(tr("Brain mask"));
    describe(*brainMask_, tr("Show the brain mask"),
             tr("Draw the outline of the brain mask, in this colour (O)"));
    kindLabel_->setText(tr("Show"));
    describe(*kind_, tr("What the overlay shows"),
             tr("The anomaly score is the mean change over the steps; or look at one step "
                "alone, or let each step count as much as you say"));
    setTexts(*kind_, {tr("score up to this step"), tr("this step alone"), tr("weighted steps")});
    thresholdLabel_->setText(tr("Threshold"));
    const QString thresholdTip = tr("The score from which on a place counts as unusual");
    describe(*thresholdSlider_, tr("Overlay threshold"), thresholdTip);
    describe(*thresholdBox_, tr("Overlay threshold"), thresholdTip);
    meaningLabel_->setText(tr("Effect"));
    describe(*meaning_, tr("What the threshold does"),
             tr("Whether what lies below the threshold is hidden or faded, or the region "
                "above it outlined or filled in one colour"));
    setTexts(*meaning_,
             {tr("hide below"), tr("fade below"), tr("outline above"), tr("fill above")});
    mapLabel_->setText(tr("Colours"));
    describe(*map_, tr("Colour map"),
             tr("Colours of the overlay; all can be read without colour vision, viridis also "
                "on a pale projector"));
    setTexts(*map_, {tr("inferno"), tr("viridis, for projectors"), tr("grey")});
    opacityLabel_->setText(tr("Opacity"));
    describe(*opacity_, tr("Overlay opacity"), tr("How much the overlay covers the picture"));
    showSuggestion();
}

void LayerPanel::setBase(BaseLayer base) {
    base_->button(static_cast<int>(base))->setChecked(true);
}

void LayerPanel::setOverlayShown(bool shown) {
    overlay_->setChecked(shown);
}

void LayerPanel::setBrainMask(bool shown, bool available) {
    brainMask_->setChecked(shown);
    brainMask_->setEnabled(available);
}

void LayerPanel::setOpacity(double opacity) {
    opacity_->setValue(static_cast<int>(std::lround(opacity * 100)));
}

void LayerPanel::setOverlayStyle(const OverlayStyle& style) {
    map_->setCurrentIndex(static_cast<int>(style.map));
    meaning_->setCurrentIndex(static_cast<int>(style.meaning));
}

void LayerPanel::setKind(OverlayKind kind) {
    kind_->setCurrentIndex(static_cast<int>(kind));
}

void LayerPanel::setWeights(const std::vector<double>& weights) {
    weights_->setWeights(weights);
}

void LayerPanel::setSteps(const std::vector<int>& ts) {
    weights_->setSteps(ts);
    if (choice_.weights.size() != ts.size()) {
        choice_.weights = weights_->weights();
        Q_EMIT changed();
    }
}

void LayerPanel::setSuggestion(const ThresholdSuggestion& suggestion) {
    if (suggestion == suggestion_) {
        return;
    }
    const bool untouched = choice_.threshold == startOf(suggestion_);
    suggestion_ = suggestion;
    showSuggestion();
    if (untouched) {
        setThreshold(startOf(suggestion));
    } else {
        showThreshold();
    }
}

void LayerPanel::useSuggestion() {
    setThreshold(startOf(suggestion_));
}

void LayerPanel::showSuggestion() {
    const QLocale locale;
    const bool some = suggestion_.threshold >= 0.0;
    suggest_->setVisible(some);
    if (!some) {
        suggest_->setAccessibleName(tr("The model suggests no threshold"));
        suggest_->setToolTip(suggest_->accessibleName());
        thresholdNote_->setText(
            tr("The model suggests none; %1 is a start").arg(locale.toString(kUsualThreshold)));
        thresholdNote_->setToolTip({});
        return;
    }
    const QString number = locale.toString(suggestion_.threshold, 'g', 3);
    suggest_->setText(tr("Use the model's %1").arg(number));
    suggest_->setAccessibleName(tr("Use the threshold that the model's card suggests"));
    QString from = tr("From healthy scans: %1").arg(suggestion_.rule);
    if (!suggestion_.scoring.isEmpty()) {
        from += u'\n' + tr("Healed with: %1").arg(suggestion_.scoring);
    }
    suggest_->setToolTip(from);
    const QString level = locale.toString(suggestion_.level, 'f', 1);
    if (suggestion_.level > 1.0) {
        thresholdNote_->setText(suggestion_.sameSettings
                                    ? tr("This scan scores %1 times as high all over as healthy "
                                         "ones did. The suggestion is "
                                         "raised as much.")
                                          .arg(level)
                                    : tr("From healthy scans healed with other settings, and "
                                         "raised: this scan scores %1 "
                                         "times as high all over.")
                                          .arg(level));
    } else {
        thresholdNote_->setText(suggestion_.sameSettings
                                    ? tr("The suggestion comes from healthy scans.")
                                    : tr("The suggestion comes from healthy scans healed with "
                                         "other settings: scores differ."));
    }
    thresholdNote_->setToolTip(from);
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
    suggest_->setEnabled(choice_.threshold != suggestion_.threshold);
}

}  // namespace disyre::ui
