// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/healing/CaseList.h"
#include "ui/healing/HealingJob.h"
#include "ui/healing/ModelChoice.h"
#include "ui/healing/PlaceNaming.h"
#include "ui/healing/ResultSaver.h"

namespace disyre::ui {

/// The running work of the window, which goes on whatever is shown: the open scans, the chosen
/// model, the healing, and the saving of its results. Each panel is given only the part it needs.
/// All of it is used on the window's thread.
class HealingSession {
public:
    /// @param factory loads models; empty for the program's own (see ModelRunner).
    explicit HealingSession(HealerFactory factory = {})
        : job_(cases_, model_, std::move(factory)) {}

    [[nodiscard]] CaseList& cases() { return cases_; }
    [[nodiscard]] const CaseList& cases() const { return cases_; }
    [[nodiscard]] ModelChoice& model() { return model_; }
    [[nodiscard]] const ModelChoice& model() const { return model_; }
    [[nodiscard]] HealingJob& job() { return job_; }
    [[nodiscard]] const HealingJob& job() const { return job_; }
    [[nodiscard]] ResultSaver& saver() { return saver_; }
    [[nodiscard]] PlaceNaming& naming() { return naming_; }
    [[nodiscard]] const PlaceNaming& naming() const { return naming_; }

    /// Disconnects everything from the signals of the parts. A window calls this when it is about
    /// to be destroyed and must not hear of them any more.
    void disconnect() {
        cases_.disconnect();
        model_.disconnect();
        job_.disconnect();
        saver_.disconnect();
        naming_.disconnect();
    }

private:
    CaseList cases_;
    ModelChoice model_;
    HealingJob job_;
    ResultSaver saver_;
    PlaceNaming naming_{cases_};
};

}  // namespace disyre::ui
