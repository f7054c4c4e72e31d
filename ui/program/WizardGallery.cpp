// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/WizardGallery.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/image/Nifti.h"
#include "core/sample/SampleScan.h"
#include "ui/common/Paths.h"
#include "ui/common/PictureView.h"
#include "ui/common/Waiting.h"
#include "ui/models/ModelManager.h"
#include "ui/training/ReviewJob.h"
#include "ui/training/TrainingJob.h"
#include "ui/window/MainWindow.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/wizard/AnomalyPage.h"
#include "ui/wizard/DataPage.h"
#include "ui/wizard/TrainingDraft.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPageMilliseconds = 250;
constexpr int kPrepareMilliseconds = 60000;
constexpr int kTrainMilliseconds = 180000;
constexpr int kScans = 4;

/// Writes the sample several times, each time a little brighter so that no scan is a duplicate of
/// another, and a broken file.
void writeScans(const QString& folder) {
    Volume scan = makeSample().healthy;
    for (int i = 0; i < kScans; ++i) {
        for (float& value : scan.voxels) {
            value *= 1.05f;
        }
        writeScan(toPath(folder) / ("sub-0" + std::to_string(i + 1) + "_T1w.nii"), scan);
    }
    QFile broken(folder + u"/sub-05_T1w.nii"_s);
    if (broken.open(QIODevice::WriteOnly)) {
        broken.write("no scan");
    }
}

void makeTiny(TrainingDraft& draft) {
    TrainingPresetValues& values = draft.values();
    values.settings.steps = 60;
    values.settings.batch = 4;
    values.settings.validateEvery = 12;
    values.settings.validationSamples = 8;
    values.architecture.channels = {8, 16};
    values.architecture.attention = {false, false};
    values.architecture.normGroups = 4;
    draft.setName(u"Sample model"_s);
    draft.setSpacing(3.0);
}

}  // namespace

bool renderWizard(MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot) {
    const QTemporaryDir scans;
    writeScans(scans.path());
    TrainingPresenter& training = window.training();
    training.openWizard();
    TrainingWizard& wizard = *training.wizard();
    const auto draw = [&](const QString& state) {
        settle(kPageMilliseconds);
        shoot(wizard, state);
    };
    const auto press = [&](QWizard::WizardButton which) { wizard.button(which)->click(); };
    draw(u"wizard-1-welcome"_s);
    press(QWizard::NextButton);
    draw(u"wizard-2-empty"_s);
    auto& data = *wizard.findChild<DataPage*>();
    data.addPaths({toPath(scans.path())});
    if (!waitUntil([&] { return !data.surveying(); }, kPrepareMilliseconds)) {
        return false;
    }
    draw(u"wizard-2-data"_s);
    press(QWizard::NextButton);
    const auto& prepared = *wizard.findChild<PictureView*>(u"after0"_s);
    waitUntil([&] { return !prepared.picture().isNull(); }, kPrepareMilliseconds);
    draw(u"wizard-3-preparation"_s);
    press(QWizard::NextButton);
    draw(u"wizard-4-split"_s);
    press(QWizard::NextButton);
    auto& anomalies = *wizard.findChild<AnomalyPage*>();
    if (!waitUntil([&] { return anomalies.sample() != nullptr; }, kPrepareMilliseconds)) {
        return false;
    }
    draw(u"wizard-5-anomalies"_s);
    press(QWizard::NextButton);
    const auto& forecast = *wizard.findChild<QLabel*>(u"forecastLabel"_s);
    waitUntil([&] { return !forecast.text().endsWith(u'…'); }, kPrepareMilliseconds);
    draw(u"wizard-6-settings"_s);
    wizard.findChild<QToolButton*>(u"advancedButton"_s)->setChecked(true);
    draw(u"wizard-6-advanced"_s);
    makeTiny(training.draft());
    press(QWizard::NextButton);
    TrainingJob& job = training.job();
    waitUntil([&] { return job.step().step >= 30 || !job.running(); }, kTrainMilliseconds);
    draw(u"wizard-7-training"_s);
    if (!waitUntil([&] { return !job.running(); }, kTrainMilliseconds) || !job.hasModel()) {
        draw(u"wizard-7-failed"_s);
        return false;
    }
    press(QWizard::NextButton);
    settle(kPageMilliseconds);
    waitUntil([&] { return !training.review().running(); }, kTrainMilliseconds);
    draw(u"wizard-8-evaluation"_s);
    press(QWizard::NextButton);
    settle(kPageMilliseconds);
    draw(u"wizard-9-card"_s);
    training.openManager();
    settle(2 * kPageMilliseconds);
    shoot(*training.manager(), u"models"_s);
    training.manager()->close();
    wizard.close();
    job.discard();
    return waitUntil([&] { return job.state() == TrainingJob::State::Idle; }, kTrainMilliseconds);
}

}  // namespace disyre::ui
