// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingRequest.h"

#include <QDir>

#include "core/card/ModelCard.h"
#include "core/platform/SharedLibrary.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// A number as a text that is read back as exactly the same number, in every language.
QString exact(double value) {
    return QString::number(value, 'g', 17);
}

}  // namespace

QStringList settingsArguments(const TrainingPresetValues& values) {
    const TrainingSettings& settings = values.settings;
    QStringList channels;
    QStringList attention;
    for (std::size_t level = 0; level < values.architecture.channels.size(); ++level) {
        channels << QString::number(values.architecture.channels[level]);
        if (level < values.architecture.attention.size() && values.architecture.attention[level]) {
            attention << QString::number(level + 1);
        }
    }
    QStringList arguments{
        u"--steps"_s,
        QString::number(settings.steps),
        u"--batch"_s,
        QString::number(settings.batch),
        u"--micro-batch"_s,
        QString::number(settings.microBatch),
        u"--rate"_s,
        exact(settings.learningRate),
        u"--rate-rule"_s,
        settings.rateRule == LearningRateRule::OneCycle ? u"onecycle"_s : u"cosine"_s,
        u"--warmup"_s,
        QString::number(settings.warmupSteps),
        u"--ema"_s,
        exact(settings.emaDecay),
        u"--seed"_s,
        QString::number(settings.seed),
        u"--validate-every"_s,
        QString::number(settings.validateEvery),
        u"--validation-samples"_s,
        QString::number(settings.validationSamples),
        u"--patch"_s,
        QString::number(values.patch),
        u"--channels"_s,
        channels.join(u','),
        u"--norm-groups"_s,
        QString::number(values.architecture.normGroups),
        u"--output"_s,
        QString::fromStdString(toText(values.architecture.output))};
    if (!attention.isEmpty()) {
        arguments << u"--attention"_s << attention.join(u',');
    }
    if (settings.threads > 0) {
        arguments << u"--threads"_s << QString::number(settings.threads);
    }
    if (!settings.keepBest) {
        arguments << u"--keep-last"_s;
    }
    return arguments;
}

QStringList trainArguments(const TrainingRequest& request, const std::filesystem::path& folder) {
    return QStringList{u"train"_s,   u"--plan"_s,    toText(folder / kPlanFile),
                       u"--out"_s,   toText(folder), u"--name"_s,
                       request.name, u"--events"_s} +
           deviceArguments(request.device) + settingsArguments(request.values);
}

QStringList deviceArguments(const std::string& device) {
    if (device == "auto") {
        return {};
    }
    return {u"--device"_s, QString::fromStdString(device)};
}

QString disyreProgram() {
#ifdef Q_OS_WIN
    constexpr const char* kName = "disyre.exe";
#else
    constexpr const char* kName = "disyre";
#endif
    return toText(executableFolder() / kName);
}

}  // namespace disyre::ui
