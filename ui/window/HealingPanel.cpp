// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingPanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/window/ControlTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kUsualSlab = 9;
// The entry of the mode box that is there only while the settings differ from those of the mode.
constexpr int kAlteredMode = -1;
// The step of the smoothing boxes in millimetres. The value one step below 0 stands for the
// smoothing that the model's card asks for.
constexpr double kSmoothingStep = 0.5;

/// Adds entries without texts to a combo box, one for each value.
template <typename... Values>
void addValues(QComboBox* box, Values... values) {
    (box->addItem(QString(), static_cast<int>(values)), ...);
}

template <typename Value>
void choose(QComboBox* box, Value value) {
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

template <typename Value>
Value chosen(const QComboBox* box) {
    return static_cast<Value>(box->currentData().toInt());
}

}  // namespace

HealingPanel::HealingPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(u"healingPanel"_s);
    makeControls();
    arrange();
    connectControls();
    setRegions({});
    retranslate();
    setSettings(thoroughSettings());
    setCard(std::nullopt);
}

void HealingPanel::makeControls() {
    mode_ = makeChoiceBox(this, u"modeBox"_s, 0);
    addValues(mode_, HealingMode::Thorough, HealingMode::Fast);
    altered_ = new QLabel(this);
    altered_->setObjectName(u"alteredNote"_s);
    altered_->setWordWrap(true);
    backToMode_ = new QPushButton(this);
    backToMode_->setObjectName(u"backToModeButton"_s);
    fold_ = new QToolButton(this);
    fold_->setObjectName(u"expertButton"_s);
    fold_->setCheckable(true);
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold_->setArrowType(Qt::RightArrow);
    fold_->setAutoRaise(true);
    fold_->setFocusPolicy(Qt::TabFocus);
    skip_ = makeNumber(u"skipBox"_s, 1, 100);
    stride_ = makeNumber(u"strideBox"_s, 0, 128);
    score_ = makeChoiceBox(this, u"scoreBox"_s, 0);
    addValues(score_, ScoreKind::MultiStep, ScoreKind::SingleStep, ScoreKind::MeanOfSingleSteps);
    singleT_ = makeNumber(u"singleTBox"_s, 1, 100);
    weighting_ = makeChoiceBox(this, u"weightingBox"_s, 0);
    addValues(weighting_, ForegroundWeighting::Code, ForegroundWeighting::Normalised,
              ForegroundWeighting::Off);
    mirrored_ = new QCheckBox(this);
    mirrored_->setObjectName(u"mirroredBox"_s);
    smoothing_ = makeSmoothing(u"smoothingBox"_s);
    smoothingAcross_ = makeSmoothing(u"smoothingAcrossBox"_s);
    placement_ = makeChoiceBox(this, u"windowsBox"_s, 0);
    addValues(placement_, WindowPlacement::BrainBox, WindowPlacement::Padded);
    bias_ = makeChoiceBox(this, u"biasBox"_s, 0);
    addValues(bias_, BiasCorrection::Model, BiasCorrection::On, BiasCorrection::Off);
    regionUse_ = makeChoiceBox(this, u"regionUseBox"_s, 0);
    addValues(regionUse_, RegionUse::WholeBrain, RegionUse::Inside, RegionUse::Outside);
    region_ = makeChoiceBox(this, u"regionBox"_s, 0);
    device_ = makeChoiceBox(this, u"deviceBox"_s, 0);
    for (const QString& device : {u"auto"_s, u"cpu"_s, u"cuda"_s}) {
        device_->addItem(QString(), device);
    }
    slab_ = makeNumber(u"slabBox"_s, 2, 99);
    slab_->setValue(kUsualSlab);
    note_ = new QLabel(this);
    note_->setObjectName(u"skipNote"_s);
    note_->setForegroundRole(QPalette::PlaceholderText);
    reset_ = new QPushButton(this);
    reset_->setObjectName(u"resetHealingButton"_s);
}

void HealingPanel::arrange() {
    expert_ = new QWidget(this);
    expert_->setObjectName(u"expertSettings"_s);
    form_ = new QFormLayout;
    expertForm_ = new QFormLayout(expert_);
    for (QFormLayout* form : {form_, expertForm_}) {
        form->setContentsMargins(0, 0, 0, 0);
        form->setHorizontalSpacing(8);
        form->setVerticalSpacing(6);
        form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    }
    const auto addRow = [this](QFormLayout* form, QWidget* field) {
        auto* label = new QLabel(this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    addRow(form_, mode_);
    form_->addRow(altered_);
    form_->addRow(QString(), backToMode_);
    // Without a model there is no mode that the settings could differ from.
    form_->setRowVisible(altered_, false);
    form_->setRowVisible(backToMode_, false);
    addRow(form_, regionUse_);
    form_->addRow(QString(), region_);
    addRow(expertForm_, skip_);
    expertForm_->addRow(QString(), note_);
    addRow(expertForm_, stride_);
    expertForm_->addRow(QString(), mirrored_);
    addRow(expertForm_, score_);
    expertForm_->addRow(QString(), singleT_);
    addRow(expertForm_, weighting_);
    addRow(expertForm_, smoothing_);
    addRow(expertForm_, smoothingAcross_);
    addRow(expertForm_, placement_);
    addRow(expertForm_, bias_);
    addRow(expertForm_, device_);
    addRow(expertForm_, slab_);
    expertForm_->addRow(QString(), reset_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addLayout(form_);
    column->addWidget(fold_, 0, Qt::AlignLeft);
    column->addWidget(expert_);
    expert_->hide();
}

void HealingPanel::connectControls() {
    for (QSpinBox* box : {skip_, stride_, singleT_, slab_}) {
        connect(box, &QSpinBox::valueChanged, this, &HealingPanel::update);
        connect(box, &QSpinBox::valueChanged, this, &HealingPanel::changed);
    }
    for (QComboBox* box : {score_, weighting_, placement_, bias_, regionUse_, region_, device_}) {
        connect(box, &QComboBox::currentIndexChanged, this, &HealingPanel::update);
        connect(box, &QComboBox::currentIndexChanged, this, &HealingPanel::changed);
    }
    connect(mirrored_, &QCheckBox::toggled, this, &HealingPanel::update);
    connect(mirrored_, &QCheckBox::toggled, this, &HealingPanel::changed);
    for (QDoubleSpinBox* box : {smoothing_, smoothingAcross_}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &HealingPanel::changed);
    }
    connect(region_, &QComboBox::currentIndexChanged, this, [this] { wantedRegion_ = region(); });
    connect(mode_, &QComboBox::currentIndexChanged, this, &HealingPanel::takeMode);
    connect(backToMode_, &QPushButton::clicked, this,
            [this] { choose(mode_, static_cast<int>(shownMode_)); });
    connect(fold_, &QToolButton::toggled, this, [this](bool open) {
        setExpertShown(open);
        Q_EMIT expertToggled(open);
    });
    connect(reset_, &QPushButton::clicked, this, &HealingPanel::reset);
}

void HealingPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void HealingPanel::retranslate() {
    const auto row = [this](QWidget* field, const QString& label, const QString& name,
                            const QString& tip) {
        describe(*field, name, tip);
        QWidget* beside = form_->labelForField(field);
        auto* text =
            static_cast<QLabel*>(beside != nullptr ? beside : expertForm_->labelForField(field));
        text->setText(label);
        // The label explains the setting as its field does.
        text->setToolTip(tip);
    };
    row(mode_, tr("Mode"), tr("Mode"),
        tr("How much work goes into the map: fast does a sixth of the work of thorough, for nearly "
           "the same map. Choosing a mode sets the expert settings as they suit it"));
    mode_->setItemText(0, tr("thorough"));
    mode_->setItemText(1, tr("fast"));
    fold_->setText(tr("Expert settings"));
    describe(*fold_, tr("Expert settings"),
             tr("Everything else that can be set about healing; the mode has chosen it well for "
                "most scans"));
    row(skip_, tr("Skip"), tr("Skip"),
        tr("How far apart the healing steps are: a smaller skip means more steps, and more time"));
    row(stride_, tr("Stride"), tr("Stride"),
        tr("How far the window that the network sees moves between two looks: a smaller stride "
           "means more windows, and more time"));
    stride_->setSuffix(tr(" px"));
    mirrored_->setText(tr("also mirrored"));
    describe(*mirrored_, tr("Heal mirrored windows too"),
             tr("Heals every window a second time, mirrored left to right, and takes the "
                "mean: steadier on scans unlike those that the model was trained on, and "
                "twice the time"));
    row(score_, tr("Score"), tr("Score"),
        tr("What the anomaly score is made of: what all steps change, one after the other; what "
           "one step changes; or the mean of single steps that each begin with the scan"));
    setTexts(*score_, {tr("multi-step"), tr("single step at t"), tr("mean of single steps")});
    describe(
        *singleT_, tr("Single step t"),
        tr("How corrupted the network takes the scan to be: from t = 1, hardly, to the model's "
           "largest t, altogether"));
    singleT_->setPrefix(tr("t = "));
    row(weighting_, tr("Weighting"), tr("Foreground weighting"),
        tr("How much windows that are mostly background count in the anomaly score: by the share "
           "of brain in them, as in the method's published program; by that share as a weighted "
           "mean; or as much as all others"));
    setTexts(*weighting_, {tr("brain share"), tr("weighted mean"), tr("all alike")});
    row(smoothing_, tr("Smoothing"), tr("Smoothing of the map"),
        tr("Width (standard deviation) of the Gaussian that smooths the "
           "anomaly score within the slice and the brain; 0 for none. The "
           "step's change and the curve stay as they are"));
    row(smoothingAcross_, tr("Across slices"), tr("Smoothing of the map across slices"),
        tr("The same across slices; 0 for none. It makes what only a single slice shows count "
           "less, because the network sees each slice alone. To heal one slice, its neighbours are "
           "healed as well"));
    for (QDoubleSpinBox* box : {smoothing_, smoothingAcross_}) {
        box->setSuffix(tr(" mm"));
    }
    row(placement_, tr("Windows"), tr("Window placement"),
        tr("Where the windows lie: over the brain of each slice, as the patches in training did, "
           "or over the whole slice with a margin, as in the method's published program"));
    setTexts(*placement_, {tr("on the brain"), tr("whole slice")});
    row(bias_, tr("Bias field"), tr("Correction of the bias field"),
        tr("Whether the scan's shading (the bias field, N4) is divided out before healing, and "
           "multiplied back after it. The model's way is how its training scans were prepared"));
    setTexts(*bias_, {tr("as the model"), tr("correct it"), tr("leave it")});
    row(regionUse_, tr("Where"), tr("Where to heal"),
        tr("Healing may change the whole brain, only a marked region, or all "
           "but that region"));
    setTexts(*regionUse_, {tr("whole brain"), tr("in one region"), tr("outside a region")});
    describe(
        *region_, tr("Region"),
        tr("The region that is meant. Draw an ellipse (E) or paint an area (Shift+B) in a view "
           "to mark one"));
    if (region_->itemData(0).toString().isEmpty()) {
        region_->setItemText(0, tr("no region is marked"));
    }
    row(device_, tr("Device"), tr("Device"),
        tr("What computes: the processor or a graphics card. Automatic takes a graphics card where "
           "there is one"));
    setTexts(*device_, {tr("automatic"), tr("processor"), tr("graphics card")});
    row(slab_, tr("Slab"), tr("Slab"),
        tr("How many slices \"Heal a slab about this slice\" heals, with the slice in view in the "
           "middle"));
    slab_->setSuffix(tr(" slices"));
    reset_->setText(tr("Reset all"));
    describe(*reset_, tr("Reset the settings of healing"),
             tr("Set all settings of healing as they are at the program's first start"));
    showModelValues();
    update();
}

QDoubleSpinBox* HealingPanel::makeSmoothing(const QString& name) {
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(name);
    box->setRange(-kSmoothingStep, kLargestMapSmoothing);
    box->setSingleStep(kSmoothingStep);
    box->setDecimals(1);
    box->setKeyboardTracking(false);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

QSpinBox* HealingPanel::makeNumber(const QString& name, int least, int most) {
    auto* box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

void HealingPanel::setCard(const std::optional<ModelCard>& card) {
    card_ = card;
    setEnabled(card.has_value());
    if (card) {
        skip_->setRange(1, card->schedule.steps);
        singleT_->setRange(1, card->schedule.steps);
        stride_->setRange(0, card->patch);
    }
    showModelValues();
    update();
}

void HealingPanel::showModelValues() {
    if (card_) {
        stride_->setSpecialValueText(tr("%1 px (usual)").arg(card_->defaultStride()));
        const auto ofModel = [](double millimetres) {
            return tr("model: %1 mm").arg(QLocale().toString(millimetres, 'f', 1));
        };
        smoothing_->setSpecialValueText(ofModel(card_->mapSmoothingMillimetres));
        smoothingAcross_->setSpecialValueText(ofModel(card_->mapSmoothingAcrossMillimetres));
        bias_->setItemText(
            0, card_->intensity.correctsBias ? tr("model: correct it") : tr("model: leave it"));
    }
}

void HealingPanel::setSettings(const HealingSettings& settings) {
    {
        // A single signal follows below, instead of one for each control.
        const QSignalBlocker quiet(this);
        skip_->setValue(settings.skip);
        stride_->setValue(settings.stride);
        choose(score_, settings.score);
        singleT_->setValue(settings.singleT);
        choose(weighting_, settings.weighting);
        mirrored_->setChecked(settings.mirrored);
        // A negative value asks for the model's own smoothing and is the lowest value of the box.
        smoothing_->setValue(settings.smoothing);
        smoothingAcross_->setValue(settings.smoothingAcross);
        choose(placement_, settings.placement);
        choose(bias_, settings.bias);
    }
    update();
    Q_EMIT changed();
}

HealingSettings HealingPanel::settings() const {
    HealingSettings settings;
    settings.skip = skip_->value();
    settings.stride = stride_->value();
    settings.score = chosen<ScoreKind>(score_);
    settings.singleT = singleT_->value();
    settings.weighting = chosen<ForegroundWeighting>(weighting_);
    settings.mirrored = mirrored_->isChecked();
    const auto smoothing = [](const QDoubleSpinBox* box) {
        return box->value() < 0.0 ? -1.0 : box->value();
    };
    settings.smoothing = smoothing(smoothing_);
    settings.smoothingAcross = smoothing(smoothingAcross_);
    settings.placement = chosen<WindowPlacement>(placement_);
    settings.bias = chosen<BiasCorrection>(bias_);
    return settings;
}

void HealingPanel::setDevice(const std::string& device) {
    device_->setCurrentIndex(std::max(0, device_->findData(QString::fromStdString(device))));
}

std::string HealingPanel::device() const {
    return device_->currentData().toString().toStdString();
}

void HealingPanel::setSlab(int slices) {
    slab_->setValue(slices);
}

int HealingPanel::slab() const {
    return slab_->value();
}

void HealingPanel::setRegions(const QStringList& names) {
    const QSignalBlocker quiet(region_);
    region_->clear();
    if (names.isEmpty()) {
        region_->addItem(tr("no region is marked"), QString());
    }
    for (const QString& name : names) {
        region_->addItem(name, name);
    }
    region_->setCurrentIndex(std::max(0, region_->findData(wantedRegion_)));
    region_->setEnabled(!names.isEmpty());
}

void HealingPanel::renameRegions(const QStringList& names) {
    if (region_->itemData(0).toString().isEmpty() || names.size() != region_->count()) {
        setRegions(names);
        return;
    }
    for (int i = 0; i < region_->count(); ++i) {
        if (region_->itemData(i).toString() == wantedRegion_) {
            wantedRegion_ = names[i];
        }
        region_->setItemText(i, names[i]);
        region_->setItemData(i, names[i]);
    }
}

RegionUse HealingPanel::regionUse() const {
    return chosen<RegionUse>(regionUse_);
}

void HealingPanel::chooseRegion(RegionUse use, const QString& name) {
    wantedRegion_ = name;
    region_->setCurrentIndex(std::max(0, region_->findData(name)));
    choose(regionUse_, use);
}

QString HealingPanel::region() const {
    return region_->currentData().toString();
}

void HealingPanel::setExpertShown(bool shown) {
    const QSignalBlocker quiet(fold_);
    fold_->setChecked(shown);
    fold_->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    expert_->setVisible(shown);
}

void HealingPanel::reset() {
    choose(regionUse_, RegionUse::WholeBrain);
    setDevice("auto");
    setSlab(kUsualSlab);
    setSettings(thoroughSettings());
}

HealingSettings HealingPanel::settingsOf(HealingMode mode) const {
    HealingSettings wanted = thoroughSettings();
    applyMode(wanted, mode, card_->patch);
    // The box says "a quarter" for the model's own stride, which is the value 0.
    if (wanted.stride == card_->defaultStride()) {
        wanted.stride = 0;
    }
    return wanted;
}

void HealingPanel::takeMode() {
    if (card_ && mode_->currentData().toInt() != kAlteredMode) {
        shownMode_ = chosen<HealingMode>(mode_);
        setSettings(settingsOf(shownMode_));
    }
}

HealingMode HealingPanel::nearestMode() const {
    const auto likeness = [this](HealingMode mode) {
        const HealingSettings wanted = settingsOf(mode);
        const int stride = wanted.stride > 0 ? wanted.stride : card_->defaultStride();
        const int present = stride_->value() > 0 ? stride_->value() : card_->defaultStride();
        return static_cast<int>(wanted.skip == skip_->value()) +
               static_cast<int>(stride == present) +
               static_cast<int>(wanted.mirrored == mirrored_->isChecked());
    };
    const HealingMode other =
        shownMode_ == HealingMode::Fast ? HealingMode::Thorough : HealingMode::Fast;
    return likeness(other) > likeness(shownMode_) ? other : shownMode_;
}

QStringList HealingPanel::alteredSettings(HealingMode mode) const {
    const HealingSettings now = settings();
    const HealingSettings usual = settingsOf(mode);
    const auto strideOf = [this](const HealingSettings& each) {
        return each.stride > 0 ? each.stride : card_->defaultStride();
    };
    QStringList names;
    const auto compare = [&names](bool isAltered, const QWidget* control) {
        if (isAltered) {
            names << control->accessibleName();
        }
    };
    compare(now.skip != usual.skip && now.score != ScoreKind::SingleStep, skip_);
    compare(strideOf(now) != strideOf(usual), stride_);
    compare(now.mirrored != usual.mirrored, mirrored_);
    compare(now.score != usual.score, score_);
    compare(now.weighting != usual.weighting, weighting_);
    // Every negative value stands for the model's own smoothing.
    compare(now.smoothing >= 0.0, smoothing_);
    compare(now.smoothingAcross >= 0.0, smoothingAcross_);
    compare(now.placement != usual.placement, placement_);
    compare(now.bias != usual.bias, bias_);
    return names;
}

void HealingPanel::showMode() {
    shownMode_ = nearestMode();
    const QStringList names = alteredSettings(shownMode_);
    const QString mode = shownMode_ == HealingMode::Fast ? tr("fast") : tr("thorough");
    const QSignalBlocker quiet(mode_);
    const int entry = mode_->findData(kAlteredMode);
    if (names.isEmpty()) {
        mode_->removeItem(entry);
        choose(mode_, static_cast<int>(shownMode_));
    } else {
        if (entry < 0) {
            mode_->addItem(QString(), kAlteredMode);
        }
        mode_->setItemText(mode_->count() - 1, tr("%1, altered").arg(mode));
        choose(mode_, kAlteredMode);
    }
    altered_->setText(
        names.isEmpty() ? QString() : tr("Not as the mode sets it: %1.").arg(names.join(u", "_s)));
    backToMode_->setText(tr("Back to %1").arg(mode));
    describe(*backToMode_, backToMode_->text(), tr("Set the expert settings as the mode has them"));
    form_->setRowVisible(altered_, !names.isEmpty());
    form_->setRowVisible(backToMode_, !names.isEmpty());
}

void HealingPanel::update() {
    const bool single = chosen<ScoreKind>(score_) == ScoreKind::SingleStep;
    singleT_->setEnabled(single);
    expertForm_->setRowVisible(singleT_, single);
    skip_->setEnabled(!single);
    form_->setRowVisible(region_, regionUse() != RegionUse::WholeBrain);
    if (card_) {
        showMode();
        const std::size_t steps = healingSteps(settings(), *card_).size();
        note_->setText(tr("%n step(s)", nullptr, static_cast<int>(steps)));
    }
}

}  // namespace disyre::ui
