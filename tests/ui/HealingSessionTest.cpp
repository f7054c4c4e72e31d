// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/image/Nifti.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class HealingSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void framesComeOutwardsFromTheView();
    void positionsShowEveryStep();
    void theScoreIsTheMeanOfTheWeightedGradientsSoFar();
    void oneSliceAloneIsHealedAlone();
    void healedSlicesAreKept();
    void otherSettingsStartAfresh();
    void stopKeepsWhatIsDone();
    void anotherScanIsLookedAtMeanwhile();
    void closingTheHealedScanEndsItsHealing();
    void theSameFileIsOpenedOnce();
    void aFolderOpensItsScans();
    void aFolderWithoutScansIsSaid();
    void pauseAndResumeHealNoSliceTwice();
    void neighboursAreHealedOnceAndOutliveAPause();
    void aSlabLiesAboutTheSlice();
    void settingsAndDeviceReachTheHealer();
    void aModelDeletedInUseIsSaid();
    void weightsMakeTheScore();
    void failureIsOneSentenceAndTheScanStays();
    void badModelIsRefused();
    void tooManyStepsForTheMemoryAreRefused();
    void theScoreSettlesAsNeighboursCome();
    void resultsLieOnTheScansOwnGrid();
    void savingToAnImpossiblePlaceFails();

private:
    void openScanFile(const QString& file);
    void healAndWait(HealingSession::Extent extent = HealingSession::Extent::Volume);

    QTemporaryDir folder_;
    std::shared_ptr<FakeLog> log_;
    std::unique_ptr<HealingSession> session_;
};

void HealingSessionTest::init() {
    log_ = std::make_shared<FakeLog>();
    session_ = std::make_unique<HealingSession>(
        [log = log_](const std::filesystem::path& model, const std::string& device) {
            ++log->loads;
            log->device = device;
            // As the real one, it needs the files.
            return fakeRestorer(readModelCard(model), log);
        });
    QVERIFY(session_->setModel(writeTestModel(folder_.path())));
    openScanFile(writeTestScan(folder_.path()));
}

void HealingSessionTest::cleanup() {
    session_.reset();
}

void HealingSessionTest::openScanFile(const QString& file) {
    session_->open(toPath(file));
    // The first one also waits for the brain it is compared with.
    QTRY_VERIFY_WITH_TIMEOUT(!session_->opening(), 30000);
    QVERIFY(session_->scan() != nullptr);
}

void HealingSessionTest::healAndWait(HealingSession::Extent extent) {
    session_->heal(extent, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 30000);
}

void HealingSessionTest::framesComeOutwardsFromTheView() {
    QSignalSpy frames(session_.get(), &HealingSession::frameAdded);
    healAndWait();
    QCOMPARE(session_->state(), HealingSession::State::Done);
    const StepCache& cache = *session_->cache();
    QCOMPARE(cache.steps(), 4);
    QCOMPARE(cache.slicesComplete(), cache.modelSlices());
    QCOMPARE(frames.size(), cache.modelSlices() * 4);
    // The slice in view first, all its steps in order, then its neighbours.
    const int nearest = modelSliceOf(cache.prepared(), kSpotSlice);
    for (int step = 0; step < 4; ++step) {
        QCOMPARE(frames.at(step).at(0).toInt(), nearest);
        QCOMPARE(frames.at(step).at(1).toInt(), step);
    }
    QCOMPARE(std::abs(frames.at(4).at(0).toInt() - nearest), 1);
    QCOMPARE(log_->loads.load(), 1);
}

void HealingSessionTest::positionsShowEveryStep() {
    healAndWait();
    const StepCache& cache = *session_->cache();
    QVERIFY(cache.changeOnScan(0, kSpotSlice).empty());
    QVERIFY(cache.changeOnScan(5, kSpotSlice).empty());
    const std::vector<float> first = cache.changeOnScan(1, kSpotSlice);
    const std::vector<float> last = cache.changeOnScan(4, kSpotSlice);
    QCOMPARE(first.size(), session_->scan()->ras.sliceSize());
    double largest = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        // The fake makes a quarter of the change at each step.
        QVERIFY(std::abs(static_cast<double>(last[i] - 4 * first[i])) < 1e-2);
        largest = std::max(largest, static_cast<double>(std::abs(last[i])));
    }
    QVERIFY(largest > 10);
    // All steps change alike, so their means and the score are the same everywhere.
    const auto slice = cache.meanOfSlice(0, kSpotSlice);
    QVERIFY(slice && *slice > 0);
    QVERIFY(std::abs(*cache.meanOfSlice(3, kSpotSlice) - *slice) < 1e-6);
    const std::vector<float> score = cache.scoreOnScan(4, kSpotSlice);
    const std::vector<float> gradient = cache.gradientOnScan(2, kSpotSlice);
    for (std::size_t i = 0; i < score.size(); ++i) {
        QVERIFY(std::abs(score[i] - gradient[i]) < 1e-5f);
    }
    QCOMPARE(static_cast<int>(cache.records().size()), 4);
    QCOMPARE(cache.records()[1].t, 75);
    QVERIFY(std::abs(cache.records()[1].meanGradient - *cache.meanOfVolume(1)) < 1e-9);
}

namespace {

enum class Gradients { None, AsWeighted };

/// Two steps of the spot's slice, weighted to 0.2 and 0.6 everywhere; returns the model's slice.
int addTwoSteps(StepCache& cache, Gradients gradients) {
    const std::size_t count = cache.prepared().image.sliceSize();
    const int slice = modelSliceOf(cache.prepared(), kSpotSlice);
    const std::vector<float> nothing(count, 0.0f);
    for (const auto& [step, value] : {std::pair(0, 0.2f), std::pair(1, 0.6f)}) {
        const std::vector<float> weighted(count, value);
        cache.add(FrameCopy(StepFrame{
            .slice = slice,
            .step = step,
            .steps = 2,
            .t = cache.ts()[static_cast<std::size_t>(step)],
            .restored = nothing,
            .gradient = gradients == Gradients::None ? nothing : weighted,
            .weighted = weighted}));
    }
    return slice;
}

}  // namespace

void HealingSessionTest::theScoreIsTheMeanOfTheWeightedGradientsSoFar() {
    healAndWait(HealingSession::Extent::Slice);
    StepCache cache(session_->cache()->preparedPointer(), {100, 50}, 1e9);
    addTwoSteps(cache, Gradients::None);
    const auto largestAt = [&cache](int position) {
        const std::vector<float> score = cache.scoreOnScan(position, kSpotSlice);
        return *std::max_element(score.begin(), score.end());
    };
    QVERIFY(std::abs(largestAt(1) - 0.2f) < 1e-6f);
    QVERIFY(std::abs(largestAt(2) - 0.4f) < 1e-6f);
    QVERIFY(std::abs(largestAt(0) - 0.4f) < 1e-6f);
    QVERIFY(std::abs(static_cast<float>(cache.largestScore()) - 0.4f) < 1e-6f);
}

void HealingSessionTest::oneSliceAloneIsHealedAlone() {
    healAndWait(HealingSession::Extent::Slice);
    const StepCache& cache = *session_->cache();
    QCOMPARE(cache.slicesComplete(), 1);
    QCOMPARE(cache.positionsOf(kSpotSlice), 4);
    QCOMPARE(cache.positionsOf(0), 0);
    QVERIFY(cache.scoreOnScan(4, 0).empty());
}

void HealingSessionTest::healedSlicesAreKept() {
    healAndWait(HealingSession::Extent::Slice);
    const std::vector<float> before = session_->cache()->scoreOnScan(4, kSpotSlice);
    QSignalSpy frames(session_.get(), &HealingSession::frameAdded);
    healAndWait();
    const StepCache& cache = *session_->cache();
    QCOMPARE(frames.size(), (cache.modelSlices() - 1) * 4);
    QCOMPARE(cache.slicesComplete(), cache.modelSlices());
    QVERIFY(!before.empty());
}

void HealingSessionTest::otherSettingsStartAfresh() {
    healAndWait(HealingSession::Extent::Slice);
    HealingSettings settings;
    settings.skip = 10;
    session_->setSettings(settings);
    healAndWait(HealingSession::Extent::Slice);
    QCOMPARE(session_->cache()->steps(), 10);
    QCOMPARE(session_->cache()->slicesComplete(), 1);
    QCOMPARE(session_->cache()->ts().front(), 100);
    QCOMPARE(session_->cache()->ts().back(), 10);
}

void HealingSessionTest::stopKeepsWhatIsDone() {
    log_->stepMilliseconds = 40;
    QSignalSpy ended(session_.get(), &HealingSession::healingEnded);
    session_->heal(HealingSession::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesComplete() >= 2, 30000);
    QElapsedTimer clock;
    clock.start();
    session_->stop();
    QCOMPARE(session_->state(), HealingSession::State::Stopping);
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 10000);
    // The promise is a second; ten leave room for a machine that is busy with something else. What
    // makes it hold is that the token is heard.
    QVERIFY(clock.elapsed() < 10000);
    QVERIFY(log_->stopSeen);
    QCOMPARE(ended.size(), 1);
    QVERIFY(ended.at(0).at(0).toBool());
    QCOMPARE(session_->state(), HealingSession::State::Done);
    const int kept = session_->cache()->slicesComplete();
    QVERIFY(kept >= 2 && kept < session_->cache()->modelSlices());
    QVERIFY(session_->canSave());
}

void HealingSessionTest::anotherScanIsLookedAtMeanwhile() {
    log_->stepMilliseconds = 20;
    const int first = session_->shownCase();
    session_->heal(HealingSession::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesComplete() >= 1, 30000);
    openScanFile(writeTestScan(folder_.path(), u"second.nii.gz"_s));
    QVERIFY(session_->shownCase() != first);
    QCOMPARE(session_->state(), HealingSession::State::Ready);
    QVERIFY(session_->cache() == nullptr);
    QCOMPARE(session_->scan()->name, u"second.nii.gz"_s);
    QVERIFY(session_->busy());
    QVERIFY(!session_->canHeal());
    QCOMPARE(session_->healingCase()->id, first);
    // Frames of the other one are not told as those of the one shown.
    QSignalSpy frames(session_.get(), &HealingSession::frameAdded);
    const int before = session_->slicesDone();
    QTRY_VERIFY_WITH_TIMEOUT(session_->slicesDone() > before + 1, 30000);
    QCOMPARE(frames.size(), 0);
    log_->stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 30000);
    QVERIFY(!log_->stopSeen);
    session_->showCase(first);
    QCOMPARE(session_->cache()->slicesComplete(), session_->cache()->modelSlices());
    QCOMPARE(session_->cases().size(), std::size_t(2));
}

void HealingSessionTest::closingTheHealedScanEndsItsHealing() {
    log_->stepMilliseconds = 40;
    const int first = session_->shownCase();
    session_->heal(HealingSession::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesComplete() >= 1, 30000);
    openScanFile(writeTestScan(folder_.path(), u"second.nii.gz"_s));
    session_->closeCase(first);
    QVERIFY(!session_->busy());
    QTRY_VERIFY(log_->stopSeen.load());
    QCOMPARE(session_->cases().size(), std::size_t(1));
    log_->stepMilliseconds = 0;
    healAndWait(HealingSession::Extent::Slice);
    QCOMPARE(session_->cache()->slicesComplete(), 1);
    session_->closeCase(session_->shownCase());
    QVERIFY(session_->scan() == nullptr);
    QCOMPARE(session_->state(), HealingSession::State::Empty);
    QVERIFY(!session_->canHeal());
}

void HealingSessionTest::theSameFileIsOpenedOnce() {
    const int first = session_->shownCase();
    openScanFile(writeTestScan(folder_.path(), u"second.nii.gz"_s));
    openScanFile(folder_.filePath(u"brain.nii.gz"_s));
    QCOMPARE(session_->shownCase(), first);
    QCOMPARE(session_->cases().size(), std::size_t(2));
    // One that has changed since is read again.
    healAndWait(HealingSession::Extent::Slice);
    const auto before = session_->scan();
    QTest::qWait(20);
    openScanFile(writeTestScan(folder_.path()));
    QCOMPARE(session_->cases().size(), std::size_t(2));
    QVERIFY(session_->scan() != before);
    QVERIFY(session_->cache() == nullptr);
    QCOMPARE(session_->state(), HealingSession::State::Ready);
}

void HealingSessionTest::aFolderOpensItsScans() {
    QTemporaryDir scans;
    writeTestScan(scans.path(), u"b.nii.gz"_s);
    writeTestScan(scans.path(), u"a.nii"_s);
    QFile other(scans.filePath(u"notes.txt"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    openScanFile(scans.path());
    QCOMPARE(session_->scan()->name, u"a.nii"_s);
    // The one from before, and the two; the last is read when it is looked at.
    QCOMPARE(session_->cases().size(), std::size_t(3));
    QVERIFY(session_->cases()[2]->scan == nullptr);
    session_->showCase(session_->cases()[2]->id);
    QTRY_VERIFY(!session_->opening());
    QCOMPARE(session_->scan()->name, u"b.nii.gz"_s);
}

void HealingSessionTest::aFolderWithoutScansIsSaid() {
    QTemporaryDir nothing;
    QSignalSpy failed(session_.get(), &HealingSession::openFailed);
    const auto before = session_->scan();
    session_->open(toPath(nothing.path()));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(u"NIfTI"_s));
    QCOMPARE(session_->scan(), before);
    QCOMPARE(session_->cases().size(), std::size_t(1));
}

void HealingSessionTest::pauseAndResumeHealNoSliceTwice() {
    std::map<std::pair<int, int>, int> seen;
    std::vector<int> finished;
    connect(session_.get(), &HealingSession::frameAdded, this, [&](int slice, int step) {
        // What is healed completely never comes again.
        QVERIFY(std::find(finished.begin(), finished.end(), slice) == finished.end());
        ++seen[{slice, step}];
        if (step == 3) {
            finished.push_back(slice);
        }
    });
    log_->stepMilliseconds = 15;
    session_->heal(HealingSession::Extent::Volume, kSpotSlice);
    for (const int enough : {2, 5}) {
        QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesComplete() >= enough,
                                 30000);
        session_->pause();
        QCOMPARE(session_->state(), HealingSession::State::Pausing);
        QTRY_COMPARE_WITH_TIMEOUT(session_->state(), HealingSession::State::Paused, 10000);
        QVERIFY(session_->canResume() && session_->canSave());
        const int done = session_->cache()->slicesComplete();
        QVERIFY(done < session_->cache()->modelSlices());
        QCOMPARE(session_->slicesDone(), done);
        // What is chosen meanwhile is for the next healing.
        HealingSettings other;
        other.skip = 10;
        session_->setSettings(other);
        session_->resume();
        QVERIFY(session_->busy());
        QTRY_COMPARE_WITH_TIMEOUT(session_->state(), HealingSession::State::Healing, 10000);
    }
    log_->stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 30000);
    QCOMPARE(session_->state(), HealingSession::State::Done);
    QCOMPARE(session_->cache()->steps(), 4);
    QCOMPARE(static_cast<int>(finished.size()), session_->cache()->modelSlices());
    QCOMPARE(session_->cache()->slicesComplete(), session_->cache()->modelSlices());
    disconnect(session_.get(), &HealingSession::frameAdded, this, nullptr);
}

void HealingSessionTest::neighboursAreHealedOnceAndOutliveAPause() {
    HealingSettings settings;
    settings.smoothingAcross = session_->card()->spacing[2];  // two slices to either side
    session_->setSettings(settings);
    std::map<std::pair<int, int>, int> seen;
    connect(session_.get(), &HealingSession::frameAdded, this,
            [&](int slice, int step) { ++seen[{slice, step}]; });
    log_->stepMilliseconds = 15;
    session_->heal(HealingSession::Extent::Slice, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesScored() >= 2, 30000);
    session_->pause();
    QTRY_COMPARE_WITH_TIMEOUT(session_->state(), HealingSession::State::Paused, 10000);
    const int slice = modelSliceOf(session_->cache()->prepared(), kSpotSlice);
    QCOMPARE(session_->slicesAsked(), 5);
    QVERIFY(session_->cache()->complete(slice));
    QVERIFY(!session_->cache()->missingNeighbours({slice}).empty());
    session_->resume();
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), 30000);
    QCOMPARE(session_->state(), HealingSession::State::Done);
    QVERIFY(session_->cache()->missingNeighbours({slice}).empty());
    QCOMPARE(session_->cache()->slicesComplete(), 1);
    QCOMPARE(session_->slicesDone(), session_->slicesAsked());
    for (int step = 0; step < 4; ++step) {
        QCOMPARE((seen[{slice, step}]), 1);
    }
    // The next one shares all of them but one, and was itself one of them.
    disconnect(session_.get(), &HealingSession::frameAdded, this, nullptr);
    int next = kSpotSlice;
    while (modelSliceOf(session_->cache()->prepared(), next) == slice) {
        ++next;
    }
    session_->heal(HealingSession::Extent::Slice, next);
    QTRY_VERIFY_WITH_TIMEOUT(session_->state() == HealingSession::State::Done &&
                                 session_->cache()->complete(slice + 1),
                             30000);
    QCOMPARE(session_->slicesAsked(), 2);
    QVERIFY(session_->cache()->complete(slice));
}

void HealingSessionTest::aSlabLiesAboutTheSlice() {
    session_->setSlab(9);
    healAndWait(HealingSession::Extent::Slab);
    const StepCache& cache = *session_->cache();
    // The scan's slices 16 to 24 are 2 mm thick, the model's 4 mm.
    for (int slice = 0; slice < cache.modelSlices(); ++slice) {
        const bool inside = slice >= modelSliceOf(cache.prepared(), kSpotSlice - 4) &&
                            slice <= modelSliceOf(cache.prepared(), kSpotSlice + 4);
        QCOMPARE(cache.complete(slice), inside);
    }
    QVERIFY(cache.slicesComplete() >= 4 && cache.slicesComplete() <= 6);
}

void HealingSessionTest::settingsAndDeviceReachTheHealer() {
    HealingSettings settings;
    settings.score = ScoreKind::SingleStep;
    settings.singleT = 40;
    settings.stride = 8;
    settings.weighting = ForegroundWeighting::Off;
    settings.placement = WindowPlacement::Padded;
    session_->setSettings(settings);
    session_->setDevice("cpu");
    QCOMPARE(session_->plannedTs(), std::vector<int>{40});
    healAndWait(HealingSession::Extent::Slice);
    QCOMPARE(session_->cache()->ts(), std::vector<int>{40});
    HealingSettings given = log_->settings;
    given.slices.clear();
    given.neighboursGiven = false;
    QVERIFY(given == settings);
    QCOMPARE(log_->device, std::string("cpu"));
    // Another device is another healing.
    session_->setDevice("auto");
    healAndWait(HealingSession::Extent::Slice);
    QCOMPARE(log_->loads.load(), 2);
    QCOMPARE(log_->heals.load(), 2);
}

void HealingSessionTest::aModelDeletedInUseIsSaid() {
    healAndWait(HealingSession::Extent::Slice);
    QDir(folder_.filePath(u"model"_s)).removeRecursively();
    // What is in memory heals on.
    healAndWait();
    QCOMPARE(session_->state(), HealingSession::State::Done);
    // What has to be loaded again cannot be.
    QSignalSpy failed(session_.get(), &HealingSession::failed);
    session_->setDevice("cpu");
    healAndWait();
    QCOMPARE(session_->state(), HealingSession::State::Failed);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed.at(0).at(0).toString().contains(u"model"_s),
             qPrintable(failed.at(0).at(0).toString()));
    QVERIFY(session_->scan() != nullptr);
    session_->chooseModel(toPath(folder_.filePath(u"model"_s)));
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(session_->card().has_value());
}

void HealingSessionTest::weightsMakeTheScore() {
    healAndWait(HealingSession::Extent::Slice);
    StepCache cache(session_->cache()->preparedPointer(), {100, 50}, 1e9);
    const int slice = addTwoSteps(cache, Gradients::AsWeighted);
    const auto largestWith = [&](const std::vector<double>& weights) {
        const std::vector<float> score = cache.weightedScoreOnScan(weights, kSpotSlice);
        return score.empty() ? -1.0f : *std::max_element(score.begin(), score.end());
    };
    QVERIFY(std::abs(largestWith({1, 0}) - 0.2f) < 1e-6f);
    QVERIFY(std::abs(largestWith({0, 0.5}) - 0.6f) < 1e-6f);
    QVERIFY(std::abs(largestWith({0.75, 0.25}) - 0.3f) < 1e-6f);
    QCOMPARE(largestWith({0, 0}), -1.0f);
    QVERIFY(std::abs(cache.weightedScoreBound({0.75, 0.25}) - 0.3) < 1e-6);
    const Volume map = cache.anomalyMap({0.75, 0.25});
    QVERIFY(std::abs(map.at(3, 3, slice) - 0.3f) < 1e-6f);
    QCOMPARE(map.at(3, 3, slice == 0 ? 1 : slice - 1), 0.0f);
    const std::vector<std::size_t> voxels{map.index(1, 1, slice), map.index(2, 2, slice)};
    const std::vector<double> means = cache.meansOver(voxels);
    QVERIFY(std::abs(means[0] - 0.2) < 1e-6 && std::abs(means[1] - 0.6) < 1e-6);
}

void HealingSessionTest::failureIsOneSentenceAndTheScanStays() {
    log_->failNext = true;
    QSignalSpy failed(session_.get(), &HealingSession::failed);
    healAndWait();
    QCOMPARE(session_->state(), HealingSession::State::Failed);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).toString(), u"The fake ran out of memory."_s);
    QVERIFY(session_->scan() != nullptr);
    QVERIFY(!session_->canSave());
    healAndWait();
    QCOMPARE(session_->state(), HealingSession::State::Done);
}

void HealingSessionTest::badModelIsRefused() {
    QSignalSpy failed(session_.get(), &HealingSession::failed);
    QVERIFY(!session_->setModel(toPath(folder_.filePath(u"no-such-model"_s))));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(u"no-such-model"_s));
    QVERIFY(session_->card().has_value());
    QCOMPARE(session_->card()->name, std::string("test model"));
}

void HealingSessionTest::tooManyStepsForTheMemoryAreRefused() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({100, 100, 100}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
    prepared->mask = Mask({100, 100, 100}, 1);
    // Three pictures of four bytes a pixel for each step.
    const StepCache fits(prepared, {100, 75, 50, 25}, 4 * 12e6 + 1);
    QCOMPARE(fits.steps(), 4);
    QVERIFY_THROWS_EXCEPTION(ComputeError,
                             StepCache(prepared, std::vector<int>{100, 75, 50, 25}, 4 * 12e6 - 1));
    // And a fourth where the score is smoothed across slices.
    const AcrossSlices across{{1.0, 0.5}, prepared->mask};
    QVERIFY_THROWS_EXCEPTION(
        ComputeError, StepCache(prepared, std::vector<int>{100, 75, 50, 25}, 4 * 16e6 - 1, across));
}

void HealingSessionTest::theScoreSettlesAsNeighboursCome() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({4, 3, 6}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
    prepared->mask = Mask({4, 3, 6}, 1);
    prepared->mask.at(0, 0, 2) = 0;
    StepCache cache(prepared, {100, 50}, 1e9, AcrossSlices{{1.0, 0.5}, prepared->mask});
    const auto add = [&cache](int slice, bool isNeighbour, int step, float value) {
        const std::vector<float> pixels(12, value);
        cache.add(FrameCopy(StepFrame{.slice = slice, .isNeighbour = isNeighbour, .step = step,
                                      .steps = 2, .restored = pixels, .gradient = pixels,
                                      .weighted = pixels}));
    };
    const auto score = [&cache](int x, int slice) { return cache.anomalyMap().at(x, 0, slice); };
    add(3, false, 0, 0.4f);
    add(3, false, 1, 0.8f);
    QVERIFY(std::abs(score(1, 3) - 0.6f) < 1e-6f);
    add(2, true, 0, 0.1f);
    add(2, true, 1, 0.3f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 1.5f) < 1e-6f);
    QVERIFY(std::abs(score(0, 3) - 0.6f) < 1e-6f);  // its neighbour has no brain there
    add(4, true, 0, 0.0f);
    add(4, true, 1, 0.0f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 2.0f) < 1e-6f);
    QVERIFY(std::abs(cache.largestScore() - 0.6 / 1.5) < 1e-6);
    // Neighbours are healed for its map alone.
    QCOMPARE(cache.slicesComplete(), 1);
    QCOMPARE(cache.stepsOf(2), 0);
    QCOMPARE(score(1, 2), 0.0f);
    QCOMPARE(cache.restoration().at(1, 0, 2), 0.0f);
    QCOMPARE(cache.restoration().at(1, 0, 3), 0.8f);
    // Two of six slices are not half of the brain's.
    QVERIFY(!cache.upperQuartile());
    // Asked for later, one is like any other.
    add(2, false, 0, 0.1f);
    add(2, false, 1, 0.3f);
    QVERIFY(std::abs(score(1, 2) - (0.2f + 0.5f * 0.6f) / 1.5f) < 1e-6f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 2.0f) < 1e-6f);
    for (const int slice : {0, 1, 4, 5}) {
        add(slice, false, 0, 0.0f);
        add(slice, false, 1, 0.0f);
    }
    // Four slices score lower than this one, and one higher.
    QVERIFY(cache.upperQuartile());
    QVERIFY(std::abs(*cache.upperQuartile() - 0.25) < 1e-6);
}

void HealingSessionTest::resultsLieOnTheScansOwnGrid() {
    // RAS axis x along file axis 2, backwards, and so on.
    const Orientation turned{{2, 0, 1}, {true, false, true}};
    openScanFile(writeTestScan(folder_.path(), u"turned.nii.gz"_s, turned));
    healAndWait();
    const QString out = folder_.filePath(u"new/results"_s);
    QSignalSpy saved(session_.get(), &HealingSession::saved);
    session_->save(toPath(out));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QCOMPARE(saved.at(0).at(0).toStringList().size(), 4);

    const Volume& scan = session_->scan()->scan;
    const Volume map = readScan(toPath(out) / "anomaly_map.nii.gz");
    const Volume restored = readScan(toPath(out) / "restoration.nii.gz");
    QVERIFY(map.size == scan.size);
    QVERIFY(restored.size == scan.size);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            QVERIFY(std::abs(map.affine[row][column] - scan.affine[row][column]) < 1e-3);
        }
    }
    // The file and the view agree: the slice in view, turned back.
    const Volume ras = toRas(map);
    const std::vector<float> shown = session_->cache()->scoreOnScan(4, kSpotSlice);
    const std::size_t first = ras.index(0, 0, kSpotSlice);
    float largest = 0.0f;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QVERIFY(std::abs(ras.voxels[first + i] - shown[i]) < 1e-5f);
        largest = std::max(largest, shown[i]);
    }
    QVERIFY(largest > 0.01f);

    QFile csv(out + u"/steps.csv"_s);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), QByteArray("step,t,mean_gradient"));
    QVERIFY(lines.at(2).startsWith("2,75,0."));
}

void HealingSessionTest::savingToAnImpossiblePlaceFails() {
    QSignalSpy failed(session_.get(), &HealingSession::saveFailed);
    session_->save(toPath(folder_.path()));
    QCOMPARE(failed.size(), 1);
    healAndWait(HealingSession::Extent::Slice);
    QFile blocker(folder_.filePath(u"a-file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    session_->save(toPath(folder_.filePath(u"a-file/results"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 30000);
    QVERIFY(failed.at(1).at(0).toString().contains(u"a-file"_s));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::HealingSessionTest>(argc, argv);
}

#include "HealingSessionTest.moc"
