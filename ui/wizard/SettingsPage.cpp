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
#include "ui/window/ChoiceBox.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Until the person has stopped typing.
constexpr int kPauseMilliseconds = 600;

QString gigabytes(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

/// Widths as "16, 32, 48"; empty for what is no such list.
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
    : WizardPage(u"settingsPage"_s, tr("How long and how large"),
                 tr("Larger networks and more steps find finer anomalies and take longer. What it "
                    "takes on this computer is measured with a few steps."),
                 parent),
      draft_(draft),
      deviceSearch_(this) {
    setButtonText(QWizard::NextButton, tr("&Start training"));
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
    name_->setAccessibleName(tr("Name of the model"));
    name_->setToolTip(tr("As it will stand in the list of models; no patient's name"));
    auto* nameTitle = new QLabel(tr("&Name of the model"), content);
    nameTitle->setBuddy(name_);
    top->addWidget(nameTitle, 0, 0);
    top->addWidget(name_, 0, 1);
    device_ = makeChoiceBox(content, u"trainingDeviceBox"_s, tr("Device"),
                            tr("What computes: a graphics card is many times faster than the "
                               "processor"));
    device_->addItem(tr("The fastest there is"), u"auto"_s);
    auto* deviceTitle = new QLabel(tr("&Device"), content);
    deviceTitle->setBuddy(device_);
    top->addWidget(deviceTitle, 1, 0);
    top->addWidget(device_, 1, 1);
    layout->addLayout(top);
    layout->addSpacing(8);
    addPresets(layout);
    forecast_ = textLabel({}, content, u"forecastLabel"_s);
    layout->addWidget(forecast_);
    layout->addSpacing(8);
    fold_ = new QToolButton(content);
    fold_->setObjectName(u"advancedButton"_s);
    fold_->setText(tr("&Advanced settings"));
    fold_->setToolTip(tr("Each setting of the network and its training, with a sentence of what it "
                         "does"));
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

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"settingsPageScroll"_s);
    scroll->setAccessibleName(tr("Settings"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room()->addWidget(scroll, 1);

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
    connect(&probe_, &ForecastProbe::failed, this, [this](const QString& problem) {
        forecast_->setText(tr("How long it takes could not be measured: %1").arg(problem));
    });
}

void SettingsPage::addPresets(QVBoxLayout* layout) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto* group = new QButtonGroup(this);
    const std::array<std::pair<QString, QString>, kTrainingPresets.size()> texts{
        {{tr("&Quick"), tr("A small network: a first model of your scans")},
         {tr("S&tandard"), tr("A wider network and six times the steps, for use")},
         {tr("&As in the paper"),
          tr("The paper's network at 1 mm: a day on a graphics card, weeks without")}}};
    for (std::size_t i = 0; i < kTrainingPresets.size(); ++i) {
        presets_[i] = new QRadioButton(texts[i].first, this);
        presets_[i]->setObjectName(u"preset-%1"_s.arg(
            QString::fromStdString(toText(kTrainingPresets[i]))));
        presets_[i]->setToolTip(texts[i].second);
        group->addButton(presets_[i]);
        times_[i] = new QLabel(this);
        times_[i]->setObjectName(presets_[i]->objectName() + u"-takes"_s);
        const int row = static_cast<int>(i);
        grid->addWidget(presets_[i], row, 0);
        grid->addWidget(textLabel(texts[i].second, this), row, 1);
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
    const auto row = [&](const QString& title, QWidget* field, const QString& help) {
        auto* label = new QLabel(title, box);
        label->setBuddy(field);
        field->setAccessibleName(title);
        field->setAccessibleDescription(help);
        field->setToolTip(help);
        const int at = form->rowCount();
        form->addWidget(label, at, 0);
        form->addWidget(field, at, 1);
        form->addWidget(textLabel(help, box), at, 2);
    };
    const auto whole = [&](const QString& name, const QString& title, int least, int most,
                           const std::function<int&()>& value, const QString& help) {
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
    const auto real = [&](const QString& name, const QString& title, double least, double most,
                          int decimals, const std::function<double&()>& value,
                          const QString& help) {
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
    whole(u"stepsBox"_s, tr("Steps"), 1, 10000000, [&]() -> int& { return settings.steps; },
          tr("How often the network is corrected; more is better until the held-out loss is flat."));
    whole(u"batchBox"_s, tr("Patches a step"), 1, 1024, [&]() -> int& { return settings.batch; },
          tr("So many patches are looked at before each correction; more is steadier and slower."));
    whole(u"microBatchBox"_s, tr("Patches a pass"), 1, 256,
          [&]() -> int& { return settings.microBatch; },
          tr("So many of them are computed at once; fewer need less memory."));
    real(u"rateBox"_s, tr("Learning rate"), 0.000001, 0.999999, 6,
         [&]() -> double& { return settings.learningRate; },
         tr("How far each correction goes at most; too high, and the loss leaps or becomes no "
            "number."));
    whole(u"patchBox"_s, tr("Patch side"), 8, 512, [&]() -> int& { return values.patch; },
          tr("Pixels of the square the network sees at once; it must be divisible by the network's "
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
    row(tr("Widths"), widths,
        tr("Channels of each level of the network: more and wider levels learn more and take "
           "longer; each divisible by the groups."));
    whole(u"groupsBox"_s, tr("Groups"), 1, 64,
          [&]() -> int& { return values.architecture.normGroups; },
          tr("Channels are balanced in so many groups; each width must be divisible by it."));
    whole(u"validateBox"_s, tr("Check every"), 1, 1000000,
          [&]() -> int& { return settings.validateEvery; },
          tr("Steps between two looks at the held-out scans; each takes a moment."));
    whole(u"validationSamplesBox"_s, tr("Patches to check with"), 1, 4096,
          [&]() -> int& { return settings.validationSamples; },
          tr("Held-out patches looked at each time; more make a steadier curve."));
    real(u"averageBox"_s, tr("Averaging"), 0.0, 0.9999, 4,
         [&]() -> double& { return settings.emaDecay; },
         tr("The model is a moving average of the corrections; 0 takes the last one as it is."));
    whole(u"threadsBox"_s, tr("Processor threads"), 0, 256,
          [&]() -> int& { return settings.threads; },
          tr("0 uses all; fewer leave some for other programs."));
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
    row(tr("Seed"), seed, tr("The same seed, scans and settings give the same model again."));
    return box;
}

void SettingsPage::initializePage() {
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
        [this](const QString& problem) {
            if (devices_.empty()) {
                device_->setToolTip(tr("The devices could not be listed: %1").arg(problem));
            }
        });
}

void SettingsPage::showDevices(const std::vector<ComputeDevice>& devices) {
    devices_ = devices;
    // Training uses CUDA cards and the processor.
    std::erase_if(devices_, [](const ComputeDevice& one) { return one.name == "mps"; });
    const std::string chosen = draft_.device();
    const QSignalBlocker quiet(device_);
    for (const ComputeDevice& one : devices_) {
        const QString memory = one.memoryBytes > 0 ? gigabytes(one.memoryBytes) : tr("unknown");
        const QString text =
            one.name == "cpu" ? tr("Processor: %1 of memory").arg(memory)
                              : tr("%1 (%2): %3 of memory")
                                    .arg(QString::fromStdString(one.description),
                                         QString::fromStdString(one.name), memory);
        if (device_->count() == 1) {
            device_->setItemText(0, tr("The fastest there is (%1)").arg(text));
        }
        device_->addItem(text, QString::fromStdString(one.name));
    }
    device_->setCurrentIndex(std::max(0, device_->findData(QString::fromStdString(chosen))));
    showForecast();
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
        return tr("The widths of the network must be whole numbers with commas between, such as "
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
    Q_EMIT completeChanged();
    // What would not fit is not tried either: it could push everything else out of memory.
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
        forecast_->setText(tr("About %1 of memory: too much to measure how long it takes.")
                               .arg(needed));
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
        problem = tr("This will probably not fit into memory: about %1 are needed and there are %2. "
                     "Choose a smaller preset, fewer patches a pass or narrower widths, or close "
                     "other programs.")
                      .arg(needed, available);
    } else if (problem.isEmpty() && draft_.preset() == TrainingPreset::Paper &&
               draft_.spacing() > 1.0) {
        problem = tr("The paper's network is made for voxels of 1 mm, and the scans are prepared to "
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
