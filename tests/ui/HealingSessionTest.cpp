// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

#include <cmath>

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
    void anotherScanEndsTheHealing();
    void failureIsOneSentenceAndTheScanStays();
    void badModelIsRefused();
    void tooManyStepsForTheMemoryAreRefused();
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
    session_ = std::make_unique<HealingSession>([log = log_](const std::filesystem::path&, const std::string&) {
        ++log->loads;
        return fakeRestorer(testCard(), log);
    });
    QVERIFY(session_->setModel(writeTestModel(folder_.path())));
    openScanFile(writeTestScan(folder_.path()));
}

void HealingSessionTest::cleanup() {
    session_.reset();
}

void HealingSessionTest::openScanFile(const QString& file) {
    session_->open(toPath(file));
    QTRY_VERIFY(!session_->opening());
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

void HealingSessionTest::theScoreIsTheMeanOfTheWeightedGradientsSoFar() {
    healAndWait(HealingSession::Extent::Slice);
    StepCache cache(session_->cache()->preparedPointer(), {100, 50}, 1e9);
    const std::size_t count = cache.prepared().image.sliceSize();
    const int slice = modelSliceOf(cache.prepared(), kSpotSlice);
    const std::vector<float> nothing(count, 0.0f);
    for (const auto& [step, value] : {std::pair(0, 0.2f), std::pair(1, 0.6f)}) {
        const std::vector<float> weighted(count, value);
        cache.add(FrameCopy(StepFrame{.slice = slice,
                                      .step = step,
                                      .steps = 2,
                                      .t = cache.ts()[static_cast<std::size_t>(step)],
                                      .restored = nothing,
                                      .gradient = nothing,
                                      .weighted = weighted}));
    }
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

void HealingSessionTest::anotherScanEndsTheHealing() {
    log_->stepMilliseconds = 40;
    session_->heal(HealingSession::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(session_->cache() && session_->cache()->slicesComplete() >= 1, 30000);
    openScanFile(writeTestScan(folder_.path(), u"second.nii.gz"_s));
    QCOMPARE(session_->state(), HealingSession::State::Ready);
    QVERIFY(session_->cache() == nullptr);
    QTRY_VERIFY(log_->stopSeen.load());
    log_->stepMilliseconds = 0;
    healAndWait(HealingSession::Extent::Slice);
    QCOMPARE(session_->cache()->slicesComplete(), 1);
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
    QCOMPARE(saved.at(0).at(0).toStringList().size(), 3);

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
