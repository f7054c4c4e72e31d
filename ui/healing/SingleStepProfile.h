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

class CaseList;
class HealingJob;
class ModelChoice;
struct OpenedScan;

/// How much a single step changes one slice of the scan that is shown, |x - P(x, t)| at twenty t
/// from T / 20 to T (paper, Figure 2). The slice's pictures are kept, so that every voxel and
/// region of it has its curve at once. Used on the window's thread; the computing happens beside
/// it, between healings.
class SingleStepProfile : public QObject {
    Q_OBJECT

public:
    /// One value for each of ts(); none where it is not computed yet.
    using Values = std::vector<std::optional<double>>;

    SingleStepProfile(CaseList& cases, ModelChoice& model, HealingJob& job);

    /// Begins to compute the profile of a slice, with the largest t first, and drops what was
    /// computed for another slice. Nothing happens if the job cannot heal.
    /// @param scanSlice of the scan shown, counted from 0.
    void begin(int scanSlice);
    void stop();
    [[nodiscard]] bool running() const { return running_; }

    /// The t of the curve, ascending; empty before anything was asked for.
    [[nodiscard]] const std::vector<int>& ts() const { return ts_; }
    /// How many of the ts() are computed.
    [[nodiscard]] int done() const;
    /// Whether the values belong to this slice of the scan shown.
    [[nodiscard]] bool covers(int scanSlice) const;
    /// The scan in model space whose slice it is; null before covers() can be true.
    [[nodiscard]] const PreparedScan* prepared() const { return prepared_.get(); }
    /// The curve of some voxels of the model's grid: the mean over those that lie in the slice and
    /// in its brain; without a value where none of them does.
    [[nodiscard]] Values over(std::span<const std::size_t> voxels) const;

Q_SIGNALS:
    /// Another t is computed, or running() or the slice has changed.
    void changed();
    void failed(const QString& message);

private:
    void forget();
    void take(int request, const std::shared_ptr<const PreparedScan>& prepared, int slice, int t,
              std::vector<float> change);
    void end(int request);

    CaseList& cases_;
    ModelChoice& model_;
    HealingJob& job_;
    StopToken stop_;
    int request_ = 0;  // the number of the newest request; replies to older ones are ignored
    bool running_ = false;
    std::shared_ptr<const OpenedScan> scan_;
    std::shared_ptr<const PreparedScan> prepared_;
    int modelSlice_ = -1;
    std::vector<int> ts_;
    // The change at each t; empty for a t that is not computed yet.
    std::vector<std::vector<float>> changes_;
};

}  // namespace disyre::ui
