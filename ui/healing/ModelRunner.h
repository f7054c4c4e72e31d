// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/base/StopToken.h"
#include "core/compute/Compute.h"
#include "core/workflows/BrainExtraction.h"
#include "ui/common/Worker.h"
#include "ui/healing/CaseList.h"

namespace disyre::ui {

/// Loads a model onto a device ("auto", "cpu" or "cuda"). Slow; called beside the window's thread.
/// Throws Error where that is not possible.
using HealerFactory = std::function<std::shared_ptr<Healer>(const std::filesystem::path& model,
                                                            const std::string& device)>;

/// A scan in model space and a loaded model, ready to be used beside the window's thread.
struct ReadyToHeal {
    std::shared_ptr<const OpenedScan> scan;
    std::shared_ptr<const PreparedScan> prepared;
    std::shared_ptr<Healer> healer;
    /// The brain that was found in a whole head; null for a scan that is skull-stripped.
    std::shared_ptr<const ExtractedBrain> brain;
    std::shared_ptr<const Mask> foundMask;          ///< its mask on the scan's RAS grid
    std::shared_ptr<const ScanTraits> brainTraits;  ///< Measured by that brain; null without it.
    std::shared_ptr<const OwnMask> ownMask;         ///< the mask that a person gave; null for none
};

/// Uses the model, one piece of work after another. What takes long to get ready (the scan in model
/// space, the loaded model) is kept for the next time. Used on the window's thread; the work runs
/// beside it.
class ModelRunner : public QObject {
    Q_OBJECT

public:
    /// Runs beside the window's thread and may throw; what it throws becomes a call of `failed`. It
    /// reports through `reply` (see Worker).
    using Work = std::function<void(const ReadyToHeal& ready, const Worker::Reply& reply)>;
    /// Called on the window's thread with one translated sentence.
    using Failed = std::function<void(const QString& message)>;
    /// How the brain of a whole head is found before the scan is prepared.
    struct Extraction {
        StopToken stop;  ///< ends it within a second
        /// Called on the window's thread with the share of the work that is done, 0 to 1.
        std::function<void(double share)> progress;
    };

    /// @param factory empty for the program's own, which goes through compute().
    ModelRunner(CaseList& cases, HealerFactory factory, QObject* parent = nullptr);
    /// Makes the networks that find a brain come from elsewhere than compute(), for tests.
    void setExtractorFactory(LoadBrainExtractor factory) { loadExtractor_ = std::move(factory); }

    /// Prepares this case's scan and loads the setup's model, unless they are ready already, and
    /// then does the work. If the scan shows a whole head and the model wants stripped ones, the
    /// brain is found first, unless a person gave its mask.
    void run(const HealingCase& one, const HealingSetup& setup, Work work, Failed failed,
             Extraction extraction = {});
    /// Finds the brain of this case's scan, even if the scan looks skull-stripped, and keeps it.
    /// @param device "auto", "cpu" or "cuda".
    /// @param done called on the window's thread once the case has the brain.
    void findBrain(const HealingCase& one, const std::string& device, std::function<void()> done,
                   Failed failed, Extraction extraction);
    /// Does the work with what an earlier run() got ready.
    void run(const ReadyToHeal& ready, Work work, Failed failed);
    /// Makes the next run() load the model anew, because the model's files may have changed.
    void forgetModel() { healer_.reset(); }

    /// The compute library's version, devices and threads; empty until a model was loaded.
    [[nodiscard]] const QString& computeText() const { return computeText_; }

private:
    void keep(int id, const HealingSetup& setup, const ReadyToHeal& ready, const QString& compute);

    CaseList& cases_;
    HealerFactory factory_;
    LoadBrainExtractor loadExtractor_;
    std::shared_ptr<Healer> healer_;
    std::filesystem::path healerModel_;  // the model that healer_ was loaded from
    std::string healerDevice_;           // the device that healer_ was loaded onto
    QString computeText_;
    Worker worker_;
};

}  // namespace disyre::ui
