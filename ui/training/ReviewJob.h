// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>

#include <filesystem>
#include <optional>

#include "core/evaluation/ReviewReport.h"

namespace disyre::ui {

/// Heals the scans of a training with its model, in a process of its own, and ranks them.
class ReviewJob : public QObject {
    Q_OBJECT

public:
    explicit ReviewJob(QObject* parent = nullptr) : QObject(parent) {}
    ~ReviewJob() override;

    /// Answers through finished() or failed(). @param labelled folder of scans with lesion masks;
    /// empty for none.
    void start(const std::filesystem::path& model, const std::filesystem::path& labelled);
    void stop();

    [[nodiscard]] bool running() const { return process_ != nullptr; }
    /// Of this model; nothing where it was not reviewed.
    [[nodiscard]] const ReviewReport* resultOf(const std::filesystem::path& model) const;
    /// 0 to 1.
    [[nodiscard]] double fraction() const { return fraction_; }

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const QString& problem);

private:
    void readLines();
    void end();

    QProcess* process_ = nullptr;
    QByteArray output_;
    QByteArray errors_;
    double fraction_ = 0.0;
    std::filesystem::path model_;
    std::optional<ReviewReport> result_;
};

}  // namespace disyre::ui
