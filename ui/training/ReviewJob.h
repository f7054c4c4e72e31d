// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <optional>

#include "core/evaluation/ReviewReport.h"
#include "ui/training/DisyreProcess.h"

namespace disyre::ui {

/// Heals the scans of a training with the model that came of it, in a process of its own, and ranks
/// the scans by their scores.
class ReviewJob : public QObject {
    Q_OBJECT

public:
    explicit ReviewJob(QObject* parent = nullptr) : QObject(parent), process_(this) {}

    /// Begins a review; finished() or failed() follows. The result of an earlier review of the same
    /// model is kept until then.
    /// @param labelled folder of scans with lesion masks to evaluate too; empty for none.
    void start(const std::filesystem::path& model, const std::filesystem::path& labelled);

    [[nodiscard]] bool running() const { return process_.running(); }
    /// The result for this model; null where it was not reviewed.
    [[nodiscard]] const ReviewReport* resultOf(const std::filesystem::path& model) const;
    /// How much of the review is done, 0 to 1.
    [[nodiscard]] double fraction() const { return fraction_; }

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const Saying& problem);

private:
    void take(const std::string& line);

    DisyreProcess process_;
    double fraction_ = 0.0;
    std::filesystem::path model_;
    std::optional<ReviewReport> result_;
    bool answered_ = false;
};

}  // namespace disyre::ui
