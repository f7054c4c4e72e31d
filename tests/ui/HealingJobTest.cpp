// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>

#include <algorithm>
#include <map>

#include "core/image/Nifti.h"
#include "core/workflows/BrainExtraction.h"
#include "tests/support/HeadPhantom.h"
#include "tests/ui/SessionFixture.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The course of a healing: its order, what is kept, stop, pause, and what goes wrong.
class HealingJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void framesComeOutwardsFromTheView();
    void oneSliceAloneIsHealedAlone();
    void healedSlicesAreKept();
    void otherSettingsStartAfresh();
    void stopKeepsWhatIsDone();
    void pauseAndResumeHealNoSliceTwice();
    void neighboursAreHealedOnceAndOutliveAPause();
    void aSlabLiesAboutTheSlice();
    void settingsAndDeviceReachTheHealer();
    void theBrainOfAHeadIsFoundFirst();
    void stoppingWhileTheBrainIsFoundHealsNothing();
    void aModelDeletedInUseIsSaid();
    void failureIsOneSentenceAndTheScanStays();
    void badModelIsRefused();

private:
    /// Opens a head made by code, whose brain the fake networks find.
    [[nodiscard]] bool openHead() {
        job().setExtractorFactory([](const std::filesystem::path&, const std::string&) {
            return std::make_unique<disyre::test::FakeExtractor>();
        });
        const QString file = at_->path(u"head.nii.gz"_s);
        writeScan(toPath(file), disyre::test::phantomHead());
        return at_->open(file);
    }
    [[nodiscard]] CaseList& cases() { return at_->session().cases(); }
    [[nodiscard]] ModelChoice& model() { return at_->session().model(); }
    [[nodiscard]] HealingJob& job() { return at_->session().job(); }

    std::unique_ptr<SessionFixture> at_;
};

void HealingJobTest::init() {
    at_ = std::make_unique<SessionFixture>();
    QVERIFY(at_->open(writeTestScan(at_->folder())));
}

void HealingJobTest::framesComeOutwardsFromTheView() {
    QSignalSpy frames(&job(), &HealingJob::frameAdded);
    QVERIFY(at_->heal());
    QCOMPARE(cases().state(), HealingState::Done);
    const StepCache& cache = *cases().cache();
    QCOMPARE(cache.steps(), 4);
    QCOMPARE(cache.slicesComplete(), cache.modelSlices());
    QCOMPARE(frames.size(), cache.modelSlices() * 4);
    // The slice in view is healed first, with all its steps in order, and then its neighbours.
    const int nearest = modelSliceOf(cache.prepared(), kSpotSlice);
    for (int step = 0; step < 4; ++step) {
        QCOMPARE(frames.at(step).at(0).toInt(), nearest);
        QCOMPARE(frames.at(step).at(1).toInt(), step);
    }
    QCOMPARE(std::abs(frames.at(4).at(0).toInt() - nearest), 1);
    QCOMPARE(at_->log().loads.load(), 1);
}

void HealingJobTest::oneSliceAloneIsHealedAlone() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    const StepCache& cache = *cases().cache();
    QCOMPARE(cache.slicesComplete(), 1);
    QCOMPARE(cache.positionsOf(kSpotSlice), 4);
    QCOMPARE(cache.positionsOf(0), 0);
    QVERIFY(cache.scoreOnScan(4, 0).empty());
}

void HealingJobTest::healedSlicesAreKept() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    const std::vector<float> before = cases().cache()->scoreOnScan(4, kSpotSlice);
    QSignalSpy frames(&job(), &HealingJob::frameAdded);
    QVERIFY(at_->heal());
    const StepCache& cache = *cases().cache();
    QCOMPARE(frames.size(), (cache.modelSlices() - 1) * 4);
    QCOMPARE(cache.slicesComplete(), cache.modelSlices());
    QVERIFY(!before.empty());
}

void HealingJobTest::otherSettingsStartAfresh() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    HealingSettings settings;
    settings.skip = 10;
    at_->chooseSettings(settings);
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QCOMPARE(cases().cache()->steps(), 10);
    QCOMPARE(cases().cache()->slicesComplete(), 1);
    QCOMPARE(cases().cache()->ts().front(), 100);
    QCOMPARE(cases().cache()->ts().back(), 10);
}

void HealingJobTest::stopKeepsWhatIsDone() {
    at_->log().stepMilliseconds = 40;
    QSignalSpy ended(&job(), &HealingJob::healingEnded);
    job().heal(HealingJob::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(cases().cache() && cases().cache()->slicesComplete() >= 2, 30000);
    QElapsedTimer clock;
    clock.start();
    job().stop();
    QCOMPARE(cases().state(), HealingState::Stopping);
    QTRY_VERIFY_WITH_TIMEOUT(!job().busy(), 10000);
    // An end within a second is promised; ten seconds are allowed for busy machines. The healing
    // ends fast because the healer has looked at its stop token.
    QVERIFY(clock.elapsed() < 10000);
    QVERIFY(at_->log().stopSeen);
    QCOMPARE(ended.size(), 1);
    QVERIFY(ended.at(0).at(0).toBool());
    QCOMPARE(cases().state(), HealingState::Done);
    const int kept = cases().cache()->slicesComplete();
    QVERIFY(kept >= 2 && kept < cases().cache()->modelSlices());
    QVERIFY(ResultSaver::canSave(cases().shown()));
}

void HealingJobTest::pauseAndResumeHealNoSliceTwice() {
    std::map<std::pair<int, int>, int> seen;
    std::vector<int> finished;
    connect(&job(), &HealingJob::frameAdded, this, [&](int slice, int step) {
        // A slice that is healed completely is never healed again.
        QVERIFY(std::find(finished.begin(), finished.end(), slice) == finished.end());
        ++seen[{slice, step}];
        if (step == 3) {
            finished.push_back(slice);
        }
    });
    at_->log().stepMilliseconds = 15;
    job().heal(HealingJob::Extent::Volume, kSpotSlice);
    for (const int enough : {2, 5}) {
        QTRY_VERIFY_WITH_TIMEOUT(cases().cache() && cases().cache()->slicesComplete() >= enough,
                                 30000);
        job().pause();
        QCOMPARE(cases().state(), HealingState::Pausing);
        QTRY_COMPARE_WITH_TIMEOUT(cases().state(), HealingState::Paused, 10000);
        QVERIFY(job().canResume() && ResultSaver::canSave(cases().shown()));
        const int done = cases().cache()->slicesComplete();
        QVERIFY(done < cases().cache()->modelSlices());
        QCOMPARE(job().progress().slicesDone, done);
        // Settings that are chosen during the pause hold for the next healing, not for this one.
        HealingSettings other;
        other.skip = 10;
        at_->chooseSettings(other);
        job().resume();
        QVERIFY(job().busy());
        QTRY_COMPARE_WITH_TIMEOUT(cases().state(), HealingState::Healing, 10000);
    }
    at_->log().stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!job().busy(), 30000);
    QCOMPARE(cases().state(), HealingState::Done);
    QCOMPARE(cases().cache()->steps(), 4);
    QCOMPARE(static_cast<int>(finished.size()), cases().cache()->modelSlices());
    QCOMPARE(cases().cache()->slicesComplete(), cases().cache()->modelSlices());
    disconnect(&job(), &HealingJob::frameAdded, this, nullptr);
}

void HealingJobTest::neighboursAreHealedOnceAndOutliveAPause() {
    HealingSettings settings;
    // That makes each score depend on two slices to either side.
    settings.smoothingAcross = model().card()->spacing[2];
    at_->chooseSettings(settings);
    std::map<std::pair<int, int>, int> seen;
    connect(&job(), &HealingJob::frameAdded, this, [&](int slice, int step) {
        ++seen[{slice, step}];
    });
    at_->log().stepMilliseconds = 15;
    job().heal(HealingJob::Extent::Slice, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(cases().cache() && cases().cache()->slicesScored() >= 2, 30000);
    job().pause();
    QTRY_COMPARE_WITH_TIMEOUT(cases().state(), HealingState::Paused, 10000);
    const int slice = modelSliceOf(cases().cache()->prepared(), kSpotSlice);
    QCOMPARE(job().progress().slicesAsked, 5);
    QVERIFY(cases().cache()->complete(slice));
    QVERIFY(!cases().cache()->missingNeighbours({slice}).empty());
    job().resume();
    QTRY_VERIFY_WITH_TIMEOUT(!job().busy(), 30000);
    QCOMPARE(cases().state(), HealingState::Done);
    QVERIFY(cases().cache()->missingNeighbours({slice}).empty());
    QCOMPARE(cases().cache()->slicesComplete(), 1);
    QCOMPARE(job().progress().slicesDone, job().progress().slicesAsked);
    for (int step = 0; step < 4; ++step) {
        QCOMPARE((seen[{slice, step}]), 1);
    }
    // The next slice needs the same neighbours but one, and was itself a neighbour of the first
    // slice, so only two slices remain to be healed.
    disconnect(&job(), &HealingJob::frameAdded, this, nullptr);
    int next = kSpotSlice;
    while (modelSliceOf(cases().cache()->prepared(), next) == slice) {
        ++next;
    }
    job().heal(HealingJob::Extent::Slice, next);
    QTRY_VERIFY_WITH_TIMEOUT(
        cases().state() == HealingState::Done && cases().cache()->complete(slice + 1), 30000);
    QCOMPARE(job().progress().slicesAsked, 2);
    QVERIFY(cases().cache()->complete(slice));
}

void HealingJobTest::aSlabLiesAboutTheSlice() {
    HealingChoices choices = job().choices();
    choices.slab = 9;
    job().setChoices(choices);
    QVERIFY(at_->heal(HealingJob::Extent::Slab));
    const StepCache& cache = *cases().cache();
    // The slab covers the scan's slices 16 to 24, which are 2 mm thick, while the model's are 4 mm
    // thick.
    for (int slice = 0; slice < cache.modelSlices(); ++slice) {
        const bool inside = slice >= modelSliceOf(cache.prepared(), kSpotSlice - 4) &&
                            slice <= modelSliceOf(cache.prepared(), kSpotSlice + 4);
        QCOMPARE(cache.complete(slice), inside);
    }
    QVERIFY(cache.slicesComplete() >= 4 && cache.slicesComplete() <= 6);
}

void HealingJobTest::settingsAndDeviceReachTheHealer() {
    HealingSettings settings;
    settings.score = ScoreKind::SingleStep;
    settings.singleT = 40;
    settings.stride = 8;
    settings.weighting = ForegroundWeighting::Off;
    settings.placement = WindowPlacement::Padded;
    at_->chooseSettings(settings);
    at_->chooseDevice("cpu");
    QCOMPARE(job().plannedTs(), std::vector<int>{40});
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QCOMPARE(cases().cache()->ts(), std::vector<int>{40});
    QVERIFY(at_->log().request.settings == settings);
    QCOMPARE(at_->log().device, std::string("cpu"));
    // With another device the slice is healed anew, although the settings are the same.
    at_->chooseDevice("auto");
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QCOMPARE(at_->log().loads.load(), 2);
    QCOMPARE(at_->log().heals.load(), 2);
}

void HealingJobTest::theBrainOfAHeadIsFoundFirst() {
    QVERIFY(openHead());
    QVERIFY(cases().scan()->traits.looksLikeHead);
    QVERIFY(&cases().shown()->traits() == &cases().scan()->traits);
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QCOMPARE(cases().state(), HealingState::Done);
    const HealingCase& head = *cases().shown();
    QVERIFY(head.brain != nullptr);
    QVERIFY(std::abs(head.brain->millilitres - 1360.0) < 30.0);
    // What is known of the scan comes from its brain from now on.
    QVERIFY(!head.traits().looksLikeHead);
    QVERIFY(std::abs(*head.traits().brainLitres - 1.36) < 0.03);
    // Only the brain is healed: the mask of the prepared scan is the one that was found.
    QCOMPARE(head.prepared->scanMask.voxels, head.brain->mask.voxels);
    // The brain is found once, and its mask is saved with the results.
    const auto found = head.brain;
    QVERIFY(at_->heal());
    QCOMPARE(head.brain, found);
    QSignalSpy saved(&at_->session().saver(), &ResultSaver::saved);
    const QString results = at_->path(u"results"_s);
    at_->session().saver().save(&head, toPath(results));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QVERIFY(QFile::exists(results + u"/brain_mask.nii.gz"_s));
}

void HealingJobTest::stoppingWhileTheBrainIsFoundHealsNothing() {
    QVERIFY(openHead());
    job().heal(HealingJob::Extent::Volume, kSpotSlice);
    QCOMPARE(cases().state(), HealingState::Preparing);
    job().stop();
    QTRY_VERIFY(!job().busy());
    QCOMPARE(cases().state(), HealingState::Ready);
    letTimePass(200);
    QCOMPARE(at_->log().heals.load(), 0);
    // The next healing finds the brain after all.
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QVERIFY(cases().shown()->brain != nullptr);
}

void HealingJobTest::aModelDeletedInUseIsSaid() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QDir(at_->path(u"model"_s)).removeRecursively();
    // The model is in memory, so the healing does not need its files.
    QVERIFY(at_->heal());
    QCOMPARE(cases().state(), HealingState::Done);
    // For another device the model has to be loaded again, which needs its files.
    QSignalSpy failed(&job(), &HealingJob::failed);
    at_->chooseDevice("cpu");
    QVERIFY(at_->heal());
    QCOMPARE(cases().state(), HealingState::Failed);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed.at(0).at(0).toString().contains(u"model"_s),
             qPrintable(failed.at(0).at(0).toString()));
    QVERIFY(cases().scan() != nullptr);
    QSignalSpy refused(&model(), &ModelChoice::failed);
    model().choose(toPath(at_->path(u"model"_s)));
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(failed.size(), 1);
    QVERIFY(model().card().has_value());
}

void HealingJobTest::failureIsOneSentenceAndTheScanStays() {
    at_->log().failNext = true;
    QSignalSpy failed(&job(), &HealingJob::failed);
    QVERIFY(at_->heal());
    QCOMPARE(cases().state(), HealingState::Failed);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).toString(),
             u"There is not enough memory. Close other programs and try again."_s);
    QVERIFY(cases().scan() != nullptr);
    QVERIFY(!ResultSaver::canSave(cases().shown()));
    QVERIFY(at_->heal());
    QCOMPARE(cases().state(), HealingState::Done);
}

void HealingJobTest::badModelIsRefused() {
    QSignalSpy failed(&model(), &ModelChoice::failed);
    QVERIFY(!model().set(toPath(at_->path(u"no-such-model"_s))));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(u"no-such-model"_s));
    QVERIFY(model().card().has_value());
    QCOMPARE(model().card()->name, std::string("test model"));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::HealingJobTest>(argc, argv);
}

#include "HealingJobTest.moc"
