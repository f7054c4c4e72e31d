// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ReviewJob.h"

#include "core/card/ModelFiles.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

const ReviewReport* ReviewJob::resultOf(const std::filesystem::path& model) const {
    return result_ && model == model_ ? &*result_ : nullptr;
}

void ReviewJob::start(const std::filesystem::path& model, const std::filesystem::path& labelled) {
    if (model != model_) {
        result_.reset();
    }
    model_ = model;
    answered_ = false;
    fraction_ = 0.0;
    QStringList arguments{u"review"_s, toText(model), u"--plan"_s, toText(model / kPlanFile),
                          u"--events"_s};
    if (!labelled.empty()) {
        arguments << u"--labelled"_s << toText(labelled);
    }
    process_.start(
        arguments, [this](const std::string& line) { take(line); },
        [this](const Saying& problem) {
            if (answered_) {
                Q_EMIT finished();
            } else {
                Q_EMIT failed(problem ? problem
                                      : [] { return tr("The program ended without a result."); });
            }
        });
}

void ReviewJob::take(const std::string& line) {
    if (const auto progress = reviewProgressFromJson(line)) {
        fraction_ =
            progress->total > 0 ? static_cast<double>(progress->number) / progress->total : 0.0;
        Q_EMIT progressed();
    } else if (const auto report = reviewReportFromJson(line)) {
        result_ = *report;
        answered_ = true;
    }
}

}  // namespace disyre::ui
