// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingPanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

#include "ui/window/ChoiceBox.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kUsualSlab = 9;
constexpr int kOwnMode = -1;  // neither of the named ones
constexpr double kSmoothingStep = 0.5;  // millimetres; one step below 0 is "what the card says"

template <typename Value>
void addItem(QComboBox* box, const QString& text, Value value) {
    box->addItem(text, static_cast<int>(value));
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
    mode_ = makeChoiceBox(this, u"modeBox"_s, tr("Mode"),
                       tr("Sets skip, stride and mirroring: fast does a sixth of the work of "
                          "thorough, for nearly the same map"));
    addItem(mode_, tr("thorough"), HealingMode::Thorough);
    addItem(mode_, tr("fast"), HealingMode::Fast);
    addItem(mode_, tr("own"), kOwnMode);
    skip_ = makeNumber(u"skipBox"_s, tr("Skip"),
                       tr("Every how many t there is a step: a smaller skip means more steps, and "
                          "more time"),
                       1, 100);
    stride_ = makeNumber(u"strideBox"_s, tr("Stride"),
                         tr("How far the sliding window moves: a smaller stride means more "
                            "windows, and more time"),
                         0, 128);
    stride_->setSuffix(tr(" px"));
    score_ = makeChoiceBox(this, u"scoreBox"_s, tr("Score"), tr("What the anomaly score is made of"));
    addItem(score_, tr("multi-step"), ScoreKind::MultiStep);
    addItem(score_, tr("single step at t"), ScoreKind::SingleStep);
    addItem(score_, tr("mean of single steps"), ScoreKind::MeanOfSingleSteps);
    singleT_ = makeNumber(u"singleTBox"_s, tr("Single step t"),
                          tr("The t of the single-step score, from 1 (hardly corrupted) to T"), 1,
                          100);
    singleT_->setPrefix(tr("t = "));
    weighting_ = makeChoiceBox(this, u"weightingBox"_s, tr("Foreground weighting"),
                            tr("What windows with much background count for in the anomaly score"));
    addItem(weighting_, tr("authors' code"), ForegroundWeighting::Code);
    addItem(weighting_, tr("normalised"), ForegroundWeighting::Normalised);
    addItem(weighting_, tr("off"), ForegroundWeighting::Off);
    mirrored_ = new QCheckBox(tr("mirrored too"), this);
    mirrored_->setObjectName(u"mirroredBox"_s);
    mirrored_->setAccessibleName(tr("Heal mirrored windows too"));
    mirrored_->setToolTip(tr("Heals every window a second time, mirrored left to right, and takes the "
                             "mean: steadier on scans unlike those that the model was trained on, and "
                             "twice the time"));
    smoothing_ = makeSmoothing(u"smoothingBox"_s, tr("Smoothing of the map"),
                               tr("Width (standard deviation) of the Gaussian that smooths the "
                                  "anomaly score within the slice and the brain; 0 for none. The "
                                  "step's change and the curve stay as they are"));
    smoothingAcross_ = makeSmoothing(
        u"smoothingAcrossBox"_s, tr("Smoothing of the map across slices"),
        tr("The same across slices; 0 for none. The network sees each slice alone: what only one of "
           "them shows counts less. A slice healed alone takes its neighbours along"));
    placement_ = makeChoiceBox(this, u"windowsBox"_s, tr("Window placement"),
                            tr("Whether windows cover each slice's brain, as training patches did, "
                               "or the padded picture, as in the authors' code"));
    addItem(placement_, tr("brain box"), WindowPlacement::BrainBox);
    addItem(placement_, tr("padded"), WindowPlacement::Padded);
    regionUse_ = makeChoiceBox(this, u"regionUseBox"_s, tr("Where to heal"),
                            tr("Healing may change the whole brain, only a marked region, or all "
                               "but that region"));
    addItem(regionUse_, tr("whole brain"), RegionUse::WholeBrain);
    addItem(regionUse_, tr("inside region"), RegionUse::Inside);
    addItem(regionUse_, tr("outside region"), RegionUse::Outside);
    region_ = makeChoiceBox(this, u"regionBox"_s, tr("Region"),
                         tr("Which one: draw an ellipse (E) or paint an area (Shift+B) in a view "
                            "to have one"));
    device_ = makeChoiceBox(this, u"deviceBox"_s, tr("Device"),
                         tr("What computes: automatic takes a graphics card where there is one"));
    device_->addItem(tr("automatic"), u"auto"_s);
    device_->addItem(tr("processor"), u"cpu"_s);
    device_->addItem(tr("graphics card"), u"cuda"_s);
    slab_ = makeNumber(u"slabBox"_s, tr("Slab"),
                       tr("How many slices of the scan \"Heal a slab\" heals, about the one in "
                          "view"),
                       2, 99);
    slab_->setSuffix(tr(" slices"));
    slab_->setValue(kUsualSlab);
    note_ = new QLabel(this);
    note_->setObjectName(u"skipNote"_s);
    note_->setForegroundRole(QPalette::PlaceholderText);
    reset_ = new QPushButton(tr("Reset"), this);
    reset_->setObjectName(u"resetHealingButton"_s);
    reset_->setAccessibleName(tr("Reset the settings of healing"));
    reset_->setToolTip(tr("Set all of the above as the program comes"));

    form_ = new QFormLayout(this);
    form_->setContentsMargins(8, 8, 8, 8);
    form_->setHorizontalSpacing(8);
    form_->setVerticalSpacing(6);
    form_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addRow(tr("Mode"), mode_);
    addRow(tr("Skip"), skip_);
    form_->addRow(QString(), note_);
    addRow(tr("Stride"), stride_);
    form_->addRow(QString(), mirrored_);
    addRow(tr("Score"), score_);
    form_->addRow(QString(), singleT_);
    addRow(tr("Weighting"), weighting_);
    addRow(tr("Smoothing"), smoothing_);
    addRow(tr("Across slices"), smoothingAcross_);
    addRow(tr("Windows"), placement_);
    addRow(tr("Where"), regionUse_);
    form_->addRow(QString(), region_);
    addRow(tr("Device"), device_);
    addRow(tr("Slab"), slab_);
    form_->addRow(QString(), reset_);

    for (QSpinBox* box : {skip_, stride_, singleT_, slab_}) {
        connect(box, &QSpinBox::valueChanged, this, &HealingPanel::update);
        connect(box, &QSpinBox::valueChanged, this, &HealingPanel::changed);
    }
    for (QComboBox* box : {score_, weighting_, placement_, regionUse_, region_, device_}) {
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
    setRegions({});
    setSettings(thoroughSettings());
    setCard(std::nullopt);
}

QDoubleSpinBox* HealingPanel::makeSmoothing(const QString& name, const QString& title,
                                            const QString& tip) {
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(name);
    box->setAccessibleName(title);
    box->setToolTip(tip);
    box->setRange(-kSmoothingStep, kLargestMapSmoothing);
    box->setSingleStep(kSmoothingStep);
    box->setDecimals(1);
    box->setSuffix(tr(" mm"));
    box->setKeyboardTracking(false);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

QSpinBox* HealingPanel::makeNumber(const QString& name, const QString& title, const QString& tip,
                                   int least, int most) {
    auto* box = new QSpinBox(this);
    box->setObjectName(name);
    box->setAccessibleName(title);
    box->setToolTip(tip);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

void HealingPanel::addRow(const QString& text, QWidget* field) {
    form_->addRow(text, field);
    // The label explains itself as its field does.
    form_->labelForField(field)->setToolTip(field->toolTip());
}

void HealingPanel::setCard(const std::optional<ModelCard>& card) {
    card_ = card;
    setEnabled(card.has_value());
    if (card) {
        skip_->setRange(1, card->schedule.steps);
        singleT_->setRange(1, card->schedule.steps);
        stride_->setRange(0, card->patch);
        stride_->setSpecialValueText(tr("%1 px, a quarter").arg(card->defaultStride()));
        const auto ofModel = [this](double millimetres) {
            return tr("model: %1 mm").arg(locale().toString(millimetres, 'f', 1));
        };
        smoothing_->setSpecialValueText(ofModel(card->mapSmoothingMillimetres));
        smoothingAcross_->setSpecialValueText(ofModel(card->mapSmoothingAcrossMillimetres));
    }
    update();
}

void HealingPanel::setSettings(const HealingSettings& settings) {
    {
        // One change, not one a control.
        const QSignalBlocker quiet(this);
        skip_->setValue(settings.skip);
        stride_->setValue(settings.stride);
        choose(score_, settings.score);
        singleT_->setValue(settings.singleT);
        choose(weighting_, settings.weighting);
        mirrored_->setChecked(settings.mirrored);
        // Below the range: the model's.
        smoothing_->setValue(settings.smoothing);
        smoothingAcross_->setValue(settings.smoothingAcross);
        choose(placement_, settings.placement);
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

RegionUse HealingPanel::regionUse() const {
    return chosen<RegionUse>(regionUse_);
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
    // A quarter of the patch is what the box calls so, whatever the patch.
    setSettings(wanted);
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
