// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ReviewJob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/healing/Paths.h"
#include "ui/training/TrainingRequest.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

ReviewResult resultFrom(const QJsonObject& json) {
    ReviewResult result;
    for (const QJsonValue& value : json.value(u"percentiles"_s).toArray()) {
        const QJsonObject one = value.toObject();
        result.percentiles.push_back(
            {one.value(u"percent"_s).toDouble(), one.value(u"score"_s).toDouble()});
    }
    result.threshold = json.value(u"threshold"_s).toDouble(-1.0);
    result.falseRegions = json.value(u"false_regions"_s).toDouble(-1.0);
    for (const QJsonValue& value : json.value(u"highest"_s).toArray()) {
        const QJsonObject one = value.toObject();
        result.highest.push_back({one.value(u"name"_s).toString().toStdString(),
                                  one.value(u"mean_score"_s).toDouble(),
                                  one.value(u"region_score"_s).toDouble()});
    }
    if (json.contains(u"average_precision"_s)) {
        result.averagePrecision = json.value(u"average_precision"_s).toDouble();
        result.bestDice = json.value(u"best_dice"_s).toDouble();
    }
    return result;
}

}  // namespace

ReviewJob::~ReviewJob() {
    stop();
}

void ReviewJob::stop() {
    if (process_ != nullptr) {
        process_->disconnect(this);
        process_->kill();
        process_->setParent(nullptr);
        connect(process_, &QProcess::finished, process_, &QObject::deleteLater);
        process_ = nullptr;
    }
}

const ReviewResult* ReviewJob::resultOf(const std::filesystem::path& model) const {
    return result_ && model == model_ ? &*result_ : nullptr;
}

void ReviewJob::start(const std::filesystem::path& model, const std::filesystem::path& labelled) {
    stop();
    model_ = model;
    result_.reset();
    output_.clear();
    errors_.clear();
    fraction_ = 0.0;
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    QStringList arguments{u"review"_s, toText(model), u"--plan"_s, toText(model / kPlanFile),
                          u"--events"_s};
    if (!labelled.empty()) {
        arguments << u"--labelled"_s << toText(labelled);
    }
    process_->setArguments(arguments);
    connect(process_, &QProcess::readyReadStandardOutput, this, &ReviewJob::readLines);
    connect(process_, &QProcess::readyReadStandardError, this,
            [this] { errors_ += process_->readAllStandardError(); });
    connect(process_, &QProcess::finished, this, &ReviewJob::end);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            const QString reason = process_->errorString();
            process_->deleteLater();
            process_ = nullptr;
            Q_EMIT failed(reason);
        }
    });
    process_->start();
}

void ReviewJob::readLines() {
    while (process_ != nullptr && process_->canReadLine()) {
        const QJsonObject json = QJsonDocument::fromJson(process_->readLine()).object();
        if (json.value(u"event"_s).toString() == u"scan"_s) {
            const double total = json.value(u"total"_s).toDouble();
            fraction_ = total > 0.0 ? json.value(u"number"_s).toDouble() / total : 0.0;
            Q_EMIT progressed();
        } else if (json.value(u"event"_s).toString() == u"result"_s) {
            result_ = resultFrom(json);
        }
    }
}

void ReviewJob::end() {
    readLines();
    const QString reason = QString::fromUtf8(errors_).trimmed().section(u'\n', -1);
    process_->deleteLater();
    process_ = nullptr;
    if (result_) {
        Q_EMIT finished();
    } else {
        Q_EMIT failed(reason.isEmpty() ? tr("The program ended without a result.") : reason);
    }
}

}  // namespace disyre::ui
