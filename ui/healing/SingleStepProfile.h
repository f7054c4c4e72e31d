// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/StopToken.h"
#include "core/preprocess/Preparation.h"

namespace disyre::ui {

class HealingSession;
struct OpenedScan;

/// |x - P(x, t)| of one slice of the scan shown, at twenty t from T / 20 to T (the paper's Figure 2).
/// The slice's pictures are kept, so that every voxel and region of it has its curve at once. Lives in
/// the window's thread; the session's healing thread computes. Must outlive the session.
class SingleStepProfile : public QObject {
    Q_OBJECT

public:
    /// One value a t; nothing where it is not computed yet.
    using Values = std::vector<std::optional<double>>;

    explicit SingleStepProfile(HealingSession& session);

    /// Begins with the largest t. What was computed of another slice is let go of.
    void begin(int scanSlice);
    void stop();
    [[nodiscard]] bool running() const { return running_; }

    /// Ascending; empty before anything was asked for.
    [[nodiscard]] const std::vector<int>& ts() const { return ts_; }
    [[nodiscard]] int done() const;
    /// Whether the values belong to this slice of the scan shown.
    [[nodiscard]] bool covers(int scanSlice) const;
    /// Null before covers() can be true.
    [[nodiscard]] const PreparedScan* prepared() const { return prepared_.get(); }
    /// The mean over those of these voxels of the model's grid that lie in the slice and its brain;
    /// no value at all where none does.
    [[nodiscard]] Values over(std::span<const std::size_t> voxels) const;

Q_SIGNALS:
    /// A t was computed, or running() or the slice is another.
    void changed();
    void failed(const QString& message);

private:
    void forget();
    void take(int job, const std::shared_ptr<const PreparedScan>& prepared, int slice, int t,
              std::vector<float> change);
    void end(int job);

    HealingSession& session_;
    StopToken stop_;
    int job_ = 0;
    bool running_ = false;
    std::shared_ptr<const OpenedScan> scan_;
    std::shared_ptr<const PreparedScan> prepared_;
    int modelSlice_ = -1;
    std::vector<int> ts_;
    std::vector<std::vector<float>> changes_;  // by t; empty where not computed yet
};

}  // namespace disyre::ui
