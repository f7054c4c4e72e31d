// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "tests/ui/UiTestSupport.h"
#include "ui/common/Paths.h"
#include "ui/healing/HealingSession.h"

namespace disyre::ui::test {

/// The running work of the program without a window, with the test model and the fake healing of
/// UiTestSupport, and a folder for files.
class SessionFixture {
public:
    SessionFixture() {
        if (!session_->model().set(writeTestModel(folder_.path()))) {
            qFatal("the test model cannot be read");
        }
        // The test scan is no brain that the atlas could be aligned with; trying takes seconds.
        session_->naming().setFinder([](const PreparedScan&, const StopToken&) {
            return ScanPlaces(std::make_shared<const BrainAtlas>(),
                              {.templateToScan = axisAlignedAffine({1, 1, 1}, {0, 0, 0}),
                               .overlap = 1.0,
                               .mutualInformation = 1.0});
        });
    }

    /// Opens a file; false if it cannot be opened.
    bool open(const QString& file) {
        session_->cases().open(toPath(file));
        // Opening the first scan also measures the brain that scans are compared with, so it takes
        // longer.
        return QTest::qWaitFor([this] { return !session_->cases().opening(); }, 30000) &&
               session_->cases().scan() != nullptr;
    }

    /// Heals about the spot's slice and waits for the end; false when it does not come.
    bool heal(HealingJob::Extent extent = HealingJob::Extent::Volume) {
        session_->job().heal(extent, kSpotSlice);
        return QTest::qWaitFor([this] { return !session_->job().busy(); }, 30000);
    }

    void chooseSettings(const HealingSettings& settings) {
        HealingChoices choices = session_->job().choices();
        choices.settings = settings;
        session_->job().setChoices(choices);
    }
    void chooseDevice(const std::string& device) {
        HealingChoices choices = session_->job().choices();
        choices.device = device;
        session_->job().setChoices(choices);
    }

    [[nodiscard]] HealingSession& session() { return *session_; }
    [[nodiscard]] FakeLog& log() { return *log_; }
    [[nodiscard]] QString folder() const { return folder_.path(); }
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }

private:
    QTemporaryDir folder_;
    std::shared_ptr<FakeLog> log_ = std::make_shared<FakeLog>();
    std::unique_ptr<HealingSession> session_ = std::make_unique<HealingSession>(
        [log = log_](const std::filesystem::path& model, const std::string& device) {
            ++log->loads;
            log->device = device;
            // The fake healer needs the model's files, as the real one does.
            return fakeHealer(readModelCard(model), log);
        });
};

}  // namespace disyre::ui::test
