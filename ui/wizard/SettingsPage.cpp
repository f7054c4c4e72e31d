// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/SettingsPage.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/compute/DeviceList.h"
#include "core/platform/Machine.h"
#include "ui/common/ChoiceBox.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// How long to wait until the person has stopped typing.
constexpr int kPauseMilliseconds = 600;

QString gigabytes(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

/// Reads widths such as "16, 32, 48"; empty for a text that is no such list.
std::vector<int> widthsFrom(const QString& text) {
    std::vector<int> widths;
    for (const QString& part : text.split(u',')) {
        bool number = false;
        const int width = part.trimmed().toInt(&number);
        if (!number || width < 1 || width > 1024) {
            return {};
        }
        widths.push_back(width);
    }
    return widths;
}

}  // namespace

SettingsPage::SettingsPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"settingsPage"_s, parent), draft_(draft), deviceSearch_(this) {
    pause_.setSingleShot(true);
    pause_.setInterval(kPauseMilliseconds);

    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    auto* top = new QGridLayout;
    top->setHorizontalSpacing(16);
    top->setVerticalSpacing(8);
    top->setColumnStretch(1, 1);
    name_ = new QLineEdit(content);
    name_->setObjectName(u"modelNameEdit"_s);
    nameTitle_ = new QLabel(content);
    nameTitle_->setBuddy(name_);
    top->addWidget(nameTitle_, 0, 0);
    top->addWidget(name_, 0, 1);
    device_ = makeChoiceBox(content, u"trainingDeviceBox"_s);
    device_->addItem(QString(), u"auto"_s);
    deviceTitle_ = new QLabel(content);
    deviceTitle_->setBuddy(device_);
    top->addWidget(deviceTitle_, 1, 0);
    top->addWidget(device_, 1, 1);
    layout->addLayout(top);
    layout->addSpacing(8);
    addPresets(layout);
    forecast_ = textLabel(content, u"forecastLabel"_s);
    layout->addWidget(forecast_);
    layout->addSpacing(8);
    fold_ = new QToolButton(content);
    fold_->setObjectName(u"advancedButton"_s);
    fold_->setCheckable(true);
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold_->setArrowType(Qt::RightArrow);
    fold_->setAutoRaise(true);
    layout->addWidget(fold_);
    advanced_ = makeAdvanced();
    advanced_->hide();
    layout->addWidget(advanced_);
    layout->addStretch();
    connect(fold_, &QToolButton::toggled, this, [this](bool open) {
        fold_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        advanced_->setVisible(open);
    });

    scroll_ = new QScrollArea(this);
    scroll_->setObjectName(u"settingsPageScroll"_s);
    scroll_->setWidget(content);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room()->addWidget(scroll_, 1);

    connect(name_, &QLineEdit::textChanged, this, [this](const QString& text) {
        draft_.setName(text.trimmed());
        Q_EMIT completeChanged();
    });
    connect(device_, &QComboBox::currentIndexChanged, this, [this] {
        draft_.setDevice(device_->currentData().toString().toStdString());
        valuesChanged();
    });
    connect(&pause_, &QTimer::timeout, this, [this] {
        probe_.measure(draft_.values(), draft_.spacing(), draft_.usedScans(), draft_.device());
    });
    connect(&probe_, &ForecastProbe::measured, this, &SettingsPage::showForecast);
    connect(&probe_, &ForecastProbe::failed, this, [this](const Saying& problem) {
        noForecast_ = [problem] {
            return tr("How long it takes could not be measured: %1").arg(said(problem));
        };
        showForecast();
    });
    retranslate();
}

void SettingsPage::retranslate() {
    setHeading(tr("How long and how large"),
               tr("Larger networks and more steps find finer anomalies and take longer. What it "
                  "takes on this computer is measured with a few steps."));
    setButtonText(QWizard::NextButton, tr("&Start training"));
    nameTitle_->setText(tr("&Name of the model"));
    name_->setAccessibleName(tr("Name of the model"));
    name_->setToolTip(tr("As it will stand in the list of models; no patient's name"));
    deviceTitle_->setText(tr("&Device"));
    device_->setAccessibleName(tr("Device"));
    showDeviceTexts();
    const std::array<std::pair<QString, QString>, kTrainingPresets.size()> texts{
        {{tr("&Quick"), tr("A small network: a first model of your scans")},
         {tr("S&tandard"), tr("A wider network and six times the steps, for use")},
         {tr("&As in the paper"),
          tr("The paper's network at 1 mm: a day on a graphics card, weeks without")}}};
    for (std::size_t i = 0; i < kTrainingPresets.size(); ++i) {
        presets_[i]->setText(texts[i].first);
        presets_[i]->setToolTip(texts[i].second);
        purposes_[i]->setText(texts[i].second);
    }
    fold_->setText(tr("&Advanced settings"));
    fold_->setToolTip(
        tr("Each setting of the network and its training, with a sentence of what it "
           "does"));
    scroll_->setAccessibleName(tr("Settings"));
    for (const AdvancedRow& row : rows_) {
        const QString title = tr(row.titleText);
        const QString help = tr(row.helpText);
        row.title->setText(title);
        row.help->setText(help);
        row.field->setAccessibleName(title);
        row.field->setAccessibleDescription(help);
        row.field->setToolTip(help);
    }
    if (entered_) {
        showForecast();
    }
}

void SettingsPage::addPresets(QVBoxLayout* layout) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto* group = new QButtonGroup(this);
    for (std::size_t i = 0; i < kTrainingPresets.size(); ++i) {
        presets_[i] = new QRadioButton(this);
        presets_[i]->setObjectName(
            u"preset-%1"_s.arg(QString::fromStdString(toText(kTrainingPresets[i]))));
        group->addButton(presets_[i]);
        purposes_[i] = textLabel(this);
        times_[i] = new QLabel(this);
        times_[i]->setObjectName(presets_[i]->objectName() + u"-takes"_s);
        const int row = static_cast<int>(i);
        grid->addWidget(presets_[i], row, 0);
        grid->addWidget(purposes_[i], row, 1);
        grid->addWidget(times_[i], row, 2, Qt::AlignRight);
        connect(presets_[i], &QRadioButton::clicked, this, [this, i] { choosePreset(i); });
    }
    layout->addLayout(grid);
}

QWidget* SettingsPage::makeAdvanced() {
    auto* box = new QWidget(this);
    auto* form = new QGridLayout(box);
    form->setContentsMargins(16, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setColumnStretch(2, 1);
    const auto row = [&](const char* title, QWidget* field, const char* help) {
        const AdvancedRow added{new QLabel(box), field, textLabel(box), title, help};
        added.title->setBuddy(field);
        const int at = form->rowCount();
        form->addWidget(added.title, at, 0);
        form->addWidget(field, at, 1);
        form->addWidget(added.help, at, 2);
        rows_.push_back(added);
    };
    const auto whole = [&](const QString& name, const char* title, int least, int most,
                           const std::function<int&()>& value, const char* help) {
        auto* field = new QSpinBox(box);
        field->setObjectName(name);
        field->setRange(least, most);
        field->setGroupSeparatorShown(true);
        fill_.push_back([field, value] { field->setValue(value()); });
        connect(field, &QSpinBox::valueChanged, this, [this, value](int number) {
            if (!filling_) {
                value() = number;
                valuesChanged();
            }
        });
        row(title, field, help);
    };
    const auto real = [&](const QString& name, const char* title, double least, double most,
                          int decimals, const std::function<double&()>& value, const char* help) {
        auto* field = new QDoubleSpinBox(box);
        field->setObjectName(name);
        field->setDecimals(decimals);
        field->setRange(least, most);
        field->setSingleStep(least > 0.0 ? least : 0.001);
        fill_.push_back([field, value] { field->setValue(value()); });
        connect(field, &QDoubleSpinBox::valueChanged, this, [this, value](double number) {
            if (!filling_) {
                value() = number;
                valuesChanged();
            }
        });
        row(title, field, help);
    };
    TrainingPresetValues& values = draft_.values();
    TrainingSettings& settings = values.settings;
    whole(
        u"stepsBox"_s, QT_TR_NOOP("Steps"), 1, 10000000, [&]() -> int& { return settings.steps; },
        QT_TR_NOOP(
            "How often the network is corrected; more is better until the held-out loss is flat."));
    whole(
        u"batchBox"_s, QT_TR_NOOP("Patches a step"), 1, 1024,
        [&]() -> int& { return settings.batch; },
        QT_TR_NOOP(
            "How many patches are looked at before each correction; more is steadier and slower."));
    whole(
        u"microBatchBox"_s, QT_TR_NOOP("Patches a pass"), 1, 256,
        [&]() -> int& { return settings.microBatch; },
        QT_TR_NOOP("How many patches are computed at once; fewer need less memory."));
    real(
        u"rateBox"_s, QT_TR_NOOP("Learning rate"), 0.000001, 0.999999, 6,
        [&]() -> double& { return settings.learningRate; },
        QT_TR_NOOP(
            "How far each correction goes at most; too high, and the loss leaps or becomes no "
            "number."));
    whole(
        u"patchBox"_s, QT_TR_NOOP("Patch side"), 8, 512, [&]() -> int& { return values.patch; },
        QT_TR_NOOP(
            "Pixels of the square the network sees at once; it must be divisible by the network's "
            "depth."));
    auto* widths = new QLineEdit(box);
    widths->setObjectName(u"widthsEdit"_s);
    fill_.push_back([this, widths] {
        QStringList numbers;
        for (const int width : draft_.values().architecture.channels) {
            numbers << QString::number(width);
        }
        widths->setText(numbers.join(u", "_s));
    });
    connect(widths, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (filling_) {
            return;
        }
        Architecture& architecture = draft_.values().architecture;
        const std::vector<int> channels = widthsFrom(text);
        if (!channels.empty()) {
            architecture.channels = channels;
            architecture.attention.resize(channels.size(), false);
        }
        widthsRead_ = !channels.empty();
        valuesChanged();
    });
    row(QT_TR_NOOP("Widths"), widths,
        QT_TR_NOOP(
            "Channels of each level of the network: more and wider levels learn more and take "
            "longer; each divisible by the groups."));
    whole(
        u"groupsBox"_s, QT_TR_NOOP("Groups"), 1, 64,
        [&]() -> int& { return values.architecture.normGroups; },
        QT_TR_NOOP(
            "In how many groups the channels are balanced; each width must be divisible by it."));
    whole(
        u"validateBox"_s, QT_TR_NOOP("Check every"), 1, 1000000,
        [&]() -> int& { return settings.validateEvery; },
        QT_TR_NOOP("Steps between two looks at the held-out scans; each takes a moment."));
    whole(
        u"validationSamplesBox"_s, QT_TR_NOOP("Patches to check with"), 1, 4096,
        [&]() -> int& { return settings.validationSamples; },
        QT_TR_NOOP("Held-out patches looked at each time; more make a steadier curve."));
    real(
        u"averageBox"_s, QT_TR_NOOP("Averaging"), 0.0, 0.9999, 4,
        [&]() -> double& { return settings.emaDecay; },
        QT_TR_NOOP(
            "The model is a moving average of the corrections; 0 takes the last one as it is."));
    whole(
        u"threadsBox"_s, QT_TR_NOOP("Processor threads"), 0, 256,
        [&]() -> int& { return settings.threads; },
        QT_TR_NOOP("0 uses all; fewer leave some for other programs."));
    auto* seed = new QSpinBox(box);
    seed->setObjectName(u"seedBox"_s);
    seed->setRange(0, 1000000000);
    fill_.push_back(
        [this, seed] { seed->setValue(static_cast<int>(draft_.values().settings.seed)); });
    connect(seed, &QSpinBox::valueChanged, this, [this](int number) {
        if (!filling_) {
            draft_.values().settings.seed = static_cast<std::uint64_t>(number);
        }
    });
    row(QT_TR_NOOP("Seed"), seed,
        QT_TR_NOOP("The same seed, scans and settings give the same model again."));
    return box;
}

void SettingsPage::initializePage() {
    entered_ = true;
    name_->setText(draft_.name());
    for (std::size_t i = 0; i < kTrainingPresets.size(); ++i) {
        presets_[i]->setChecked(kTrainingPresets[i] == draft_.preset());
    }
    showValues();
    listDevices();
    valuesChanged();
}

void SettingsPage::cleanupPage() {
    pause_.stop();
    probe_.stop();
}

void SettingsPage::showValues() {
    filling_ = true;
    for (const auto& fill : fill_) {
        fill();
    }
    filling_ = false;
    widthsRead_ = true;
}

void SettingsPage::choosePreset(std::size_t preset) {
    draft_.choosePreset(kTrainingPresets[preset]);
    showValues();
    valuesChanged();
}

void SettingsPage::listDevices() {
    if (!devices_.empty() || deviceSearch_.running()) {
        return;
    }
    deviceSearch_.start(
        {u"devices"_s, u"--json"_s},
        [this](const std::string& line) {
            if (const auto devices = deviceListFromJson(line)) {
                showDevices(*devices);
            }
        },
        [this](const Saying& problem) {
            if (devices_.empty()) {
                noDevices_ = [problem] {
                    return tr("The devices could not be listed: %1").arg(said(problem));
                };
                showDeviceTexts();
            }
        });
}

void SettingsPage::showDevices(const std::vector<ComputeDevice>& devices) {
    devices_ = devices;
    // Training runs on CUDA cards and on the processor only.
    std::erase_if(devices_, [](const ComputeDevice& one) { return one.name == "mps"; });
    const std::string chosen = draft_.device();
    const QSignalBlocker quiet(device_);
    for (const ComputeDevice& one : devices_) {
        device_->addItem(QString(), QString::fromStdString(one.name));
    }
    showDeviceTexts();
    device_->setCurrentIndex(std::max(0, device_->findData(QString::fromStdString(chosen))));
    showForecast();
}

void SettingsPage::showDeviceTexts() {
    device_->setToolTip(noDevices_
                            ? noDevices_()
                            : tr("What computes: a graphics card is many times faster than the "
                                 "processor"));
    device_->setItemText(0, tr("The fastest there is"));
    // The entry of the fastest comes first, and those of the devices follow in their order.
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        const ComputeDevice& one = devices_[i];
        const QString memory = one.memoryBytes > 0 ? gigabytes(one.memoryBytes) : tr("unknown");
        const QString text = one.name == "cpu" ? tr("Processor: %1 of memory").arg(memory)
                                               : tr("%1 (%2): %3 of memory")
                                                     .arg(QString::fromStdString(one.description),
                                                          QString::fromStdString(one.name), memory);
        if (i == 0) {
            device_->setItemText(0, tr("The fastest there is (%1)").arg(text));
        }
        device_->setItemText(static_cast<int>(i) + 1, text);
    }
}

const ComputeDevice* SettingsPage::chosenDevice() const {
    const std::string chosen = draft_.device();
    for (const ComputeDevice& one : devices_) {
        if (chosen == "auto" || one.name == chosen) {
            return &one;
        }
    }
    return nullptr;
}

bool SettingsPage::onCard() const {
    const ComputeDevice* device = chosenDevice();
    return device != nullptr && device->name != "cpu";
}

std::uint64_t SettingsPage::neededBytes(const TrainingPresetValues& values) const {
    if (onCard()) {
        return cardMemoryBytes(values.architecture, values.patch, values.settings);
    }
    const int threads =
        values.settings.threads > 0 ? values.settings.threads : availableProcessors();
    return trainingMemoryBytes(
        values.architecture, values.patch, values.settings, threads,
        preparedScanBytes(draft_.spacing()) * static_cast<std::uint64_t>(draft_.usedScans()));
}

std::uint64_t SettingsPage::availableBytes() const {
    return onCard() ? chosenDevice()->memoryBytes : availableMemoryBytes();
}

QString SettingsPage::networkProblem() const {
    const TrainingPresetValues& values = draft_.values();
    const Architecture& network = values.architecture;
    if (!widthsRead_) {
        return tr(
            "The widths of the network must be whole numbers with commas between, such as "
            "16, 32, 48, 64.");
    }
    for (const int width : network.channels) {
        if (width % network.normGroups != 0) {
            return tr("Each width must be divisible by the number of groups: %1 is not by %2.")
                .arg(width)
                .arg(network.normGroups);
        }
    }
    if (values.patch % network.sideDivisor() != 0) {
        return tr("The patch side must be divisible by %1, for a network of this many levels.")
            .arg(network.sideDivisor());
    }
    return {};
}

bool SettingsPage::tooLarge() const {
    const std::uint64_t available = availableBytes();
    return available > 0 && neededBytes(draft_.values()) > available;
}

void SettingsPage::valuesChanged() {
    noForecast_ = {};
    Q_EMIT completeChanged();
    // Settings that do not fit are not measured either, since that could push other programs out of
    // memory.
    if (isComplete() && !tooLarge()) {
        pause_.start();
    } else {
        pause_.stop();
        probe_.stop();
    }
    showForecast();
}

void SettingsPage::showForecast() {
    const int scans = draft_.usedScans();
    for (std::size_t i = 0; i < kTrainingPresets.size(); ++i) {
        const TrainingPresetValues values = valuesOf(kTrainingPresets[i]);
        const auto known = probe_.forecastFor(values, draft_.spacing(), scans, draft_.device());
        const QString memory = gigabytes(neededBytes(values));
        times_[i]->setText(
            known ? tr("%1, %2").arg(QString::fromStdString(durationText(known->seconds)), memory)
                  : memory);
    }
    const TrainingPresetValues& values = draft_.values();
    const auto known = probe_.forecastFor(values, draft_.spacing(), scans, draft_.device());
    const QString needed = gigabytes(neededBytes(values));
    const QString available = availableBytes() > 0 ? gigabytes(availableBytes()) : tr("unknown");
    QString problem = networkProblem();
    if (!problem.isEmpty()) {
        forecast_->clear();
    } else if (tooLarge()) {
        forecast_->setText(
            tr("About %1 of memory: too much to measure how long it takes.").arg(needed));
    } else if (!known && noForecast_) {
        forecast_->setText(noForecast_());
    } else if (!known) {
        forecast_->setText(tr("About %1 of memory. Measuring how long it takes…").arg(needed));
    } else if (onCard()) {
        forecast_->setText(tr("About %1 for %2 steps, and %3 of the card's %4 of memory.")
                               .arg(QString::fromStdString(durationText(known->seconds)),
                                    QLocale().toString(values.settings.steps), needed, available));
    } else {
        forecast_->setText(tr("About %1 for %2 steps, and %3 of memory (%4 free).")
                               .arg(QString::fromStdString(durationText(known->seconds)),
                                    QLocale().toString(values.settings.steps), needed, available));
    }
    if (problem.isEmpty() && tooLarge()) {
        problem =
            tr("This will probably not fit into memory: about %1 are needed and there are %2. "
               "Choose a smaller preset, fewer patches a pass or narrower widths, or close "
               "other programs.")
                .arg(needed, available);
    } else if (problem.isEmpty() && draft_.preset() == TrainingPreset::Paper &&
               draft_.spacing() > 1.0) {
        problem =
            tr("The paper's network is made for voxels of 1 mm, and the scans are prepared to "
               "%1 mm. Go back to the preparation to change that.")
                .arg(QLocale().toString(draft_.spacing()));
    }
    setProblem(problem);
}

bool SettingsPage::validatePage() {
    probe_.stop();
    Q_EMIT startRequested();
    return true;
}

bool SettingsPage::isComplete() const {
    return !draft_.name().isEmpty() && networkProblem().isEmpty();
}

}  // namespace disyre::ui
