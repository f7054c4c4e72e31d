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

#include <algorithm>

#include "ui/window/ControlTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kUsualSlab = 9;
// The entry of the mode box for settings that belong to neither of the named modes.
constexpr int kOwnMode = -1;
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
    addValues(mode_, HealingMode::Thorough, HealingMode::Fast, kOwnMode);
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
    form_ = new QFormLayout(this);
    form_->setContentsMargins(8, 8, 8, 8);
    form_->setHorizontalSpacing(8);
    form_->setVerticalSpacing(6);
    form_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto addRow = [this](QWidget* field) {
        auto* label = new QLabel(this);
        label->setBuddy(field);
        form_->addRow(label, field);
    };
    const auto addBelow = [this](QWidget* field) { form_->addRow(QString(), field); };
    addRow(mode_);
    addRow(skip_);
    addBelow(note_);
    addRow(stride_);
    addBelow(mirrored_);
    addRow(score_);
    addBelow(singleT_);
    addRow(weighting_);
    addRow(smoothing_);
    addRow(smoothingAcross_);
    addRow(placement_);
    addRow(bias_);
    addRow(regionUse_);
    addBelow(region_);
    addRow(device_);
    addRow(slab_);
    addBelow(reset_);
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
        auto* text = static_cast<QLabel*>(form_->labelForField(field));
        text->setText(label);
        // The label explains the setting as its field does.
        text->setToolTip(tip);
    };
    row(mode_, tr("Mode"), tr("Mode"),
        tr("Sets skip, stride and mirroring: fast does a sixth of the work of "
           "thorough, for nearly the same map"));
    setTexts(*mode_, {tr("thorough"), tr("fast"), tr("own")});
    row(skip_, tr("Skip"), tr("Skip"),
        tr("Every how many t there is a step: a smaller skip means more steps, and "
           "more time"));
    row(stride_, tr("Stride"), tr("Stride"),
        tr("How far the sliding window moves: a smaller stride means more "
           "windows, and more time"));
    stride_->setSuffix(tr(" px"));
    mirrored_->setText(tr("mirrored too"));
    describe(*mirrored_, tr("Heal mirrored windows too"),
             tr("Heals every window a second time, mirrored left to right, and takes the "
                "mean: steadier on scans unlike those that the model was trained on, and "
                "twice the time"));
    row(score_, tr("Score"), tr("Score"), tr("What the anomaly score is made of"));
    setTexts(*score_, {tr("multi-step"), tr("single step at t"), tr("mean of single steps")});
    describe(*singleT_, tr("Single step t"),
             tr("The t of the single-step score, from 1 (hardly corrupted) to T"));
    singleT_->setPrefix(tr("t = "));
    row(weighting_, tr("Weighting"), tr("Foreground weighting"),
        tr("What windows with much background count for in the anomaly score"));
    setTexts(*weighting_, {tr("authors' code"), tr("normalised"), tr("off")});
    row(smoothing_, tr("Smoothing"), tr("Smoothing of the map"),
        tr("Width (standard deviation) of the Gaussian that smooths the "
           "anomaly score within the slice and the brain; 0 for none. The "
           "step's change and the curve stay as they are"));
    row(smoothingAcross_, tr("Across slices"), tr("Smoothing of the map across slices"),
        tr("The same across slices; 0 for none. The network sees each slice alone: what only one "
           "of "
           "them shows counts less. A slice healed alone takes its neighbours along"));
    for (QDoubleSpinBox* box : {smoothing_, smoothingAcross_}) {
        box->setSuffix(tr(" mm"));
    }
    row(placement_, tr("Windows"), tr("Window placement"),
        tr("Whether windows cover each slice's brain, as training patches did, "
           "or the padded picture, as in the authors' code"));
    setTexts(*placement_, {tr("brain box"), tr("padded")});
    row(bias_, tr("Bias field"), tr("Correction of the bias field"),
        tr("Whether the scan's shading (the bias field, N4) is divided out before healing, and "
           "multiplied back after it. The model's way is how its training scans were prepared"));
    setTexts(*bias_, {tr("as the model"), tr("correct"), tr("leave")});
    row(regionUse_, tr("Where"), tr("Where to heal"),
        tr("Healing may change the whole brain, only a marked region, or all "
           "but that region"));
    setTexts(*regionUse_, {tr("whole brain"), tr("inside region"), tr("outside region")});
    describe(*region_, tr("Region"),
             tr("Which one: draw an ellipse (E) or paint an area (Shift+B) in a view "
                "to have one"));
    if (region_->itemData(0).toString().isEmpty()) {
        region_->setItemText(0, tr("none is marked"));
    }
    row(device_, tr("Device"), tr("Device"),
        tr("What computes: automatic takes a graphics card where there is one"));
    setTexts(*device_, {tr("automatic"), tr("processor"), tr("graphics card")});
    row(slab_, tr("Slab"), tr("Slab"),
        tr("How many slices of the scan \"Heal a slab\" heals, about the one in "
           "view"));
    slab_->setSuffix(tr(" slices"));
    reset_->setText(tr("Reset"));
    describe(*reset_, tr("Reset the settings of healing"),
             tr("Set all of the above as the program comes"));
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
        stride_->setSpecialValueText(tr("%1 px, a quarter").arg(card_->defaultStride()));
        const auto ofModel = [](double millimetres) {
            return tr("model: %1 mm").arg(QLocale().toString(millimetres, 'f', 1));
        };
        smoothing_->setSpecialValueText(ofModel(card_->mapSmoothingMillimetres));
        smoothingAcross_->setSpecialValueText(ofModel(card_->mapSmoothingAcrossMillimetres));
        bias_->setItemText(
            0, card_->intensity.correctsBias ? tr("model: correct") : tr("model: leave"));
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
        region_->addItem(tr("none is marked"), QString());
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

void HealingPanel::reset() {
    choose(regionUse_, RegionUse::WholeBrain);
    setDevice("auto");
    setSlab(kUsualSlab);
    setSettings(thoroughSettings());
}

void HealingPanel::takeMode() {
    if (!card_ || mode_->currentData().toInt() == kOwnMode) {
        return;
    }
    HealingSettings wanted = settings();
    applyMode(wanted, chosen<HealingMode>(mode_), card_->patch);
    setSettings(wanted);
    // The box says "a quarter" for the model's own stride, which is the value 0.
    if (wanted.stride == card_->defaultStride()) {
        stride_->setValue(0);
    }
}

void HealingPanel::showMode() {
    int shown = kOwnMode;
    const HealingSettings now = settings();
    const int stride = now.stride > 0 ? now.stride : card_->defaultStride();
    for (const HealingMode mode : {HealingMode::Thorough, HealingMode::Fast}) {
        HealingSettings wanted = now;
        applyMode(wanted, mode, card_->patch);
        if (wanted.skip == now.skip && wanted.stride == stride && wanted.mirrored == now.mirrored) {
            shown = static_cast<int>(mode);
        }
    }
    const QSignalBlocker quiet(mode_);
    choose(mode_, shown);
}

void HealingPanel::update() {
    const bool single = chosen<ScoreKind>(score_) == ScoreKind::SingleStep;
    singleT_->setEnabled(single);
    form_->setRowVisible(singleT_, single);
    skip_->setEnabled(!single);
    form_->setRowVisible(region_, regionUse() != RegionUse::WholeBrain);
    if (card_) {
        showMode();
        const std::size_t steps = healingSteps(settings(), *card_).size();
        note_->setText(steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps));
    }
}

}  // namespace disyre::ui
