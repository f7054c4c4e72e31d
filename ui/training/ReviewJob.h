// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <optional>

#include "core/evaluation/ReviewReport.h"
#include "ui/training/DisyreProcess.h"

namespace disyre::ui {

/// Heals the scans of a training with its model, in a process of its own, and ranks them.
class ReviewJob : public QObject {
    Q_OBJECT

public:
    explicit ReviewJob(QObject* parent = nullptr) : QObject(parent), process_(this) {}

    /// Answers through finished() or failed(); what was found out about this model before stands until
    /// then. @param labelled folder of scans with lesion masks; empty for none.
    void start(const std::filesystem::path& model, const std::filesystem::path& labelled);

    [[nodiscard]] bool running() const { return process_.running(); }
    /// Of this model; nothing where it was not reviewed.
    [[nodiscard]] const ReviewReport* resultOf(const std::filesystem::path& model) const;
    /// 0 to 1.
    [[nodiscard]] double fraction() const { return fraction_; }

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const QString& problem);

private:
    void take(const std::string& line);

    DisyreProcess process_;
    double fraction_ = 0.0;
    std::filesystem::path model_;
    std::optional<ReviewReport> result_;
    bool answered_ = false;
};

}  // namespace disyre::ui
