// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "tests/ui/SessionFixture.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The pictures and scores that the frames of a healing are kept as.
class StepCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void positionsShowEveryStep();
    void theScoreIsTheMeanOfTheWeightedGradientsSoFar();
    void weightsMakeTheScore();
    void tooManyStepsForTheMemoryAreRefused();
    void theScoreSettlesAsNeighboursCome();

private:
    [[nodiscard]] CaseList& cases() { return at_->session().cases(); }

    std::unique_ptr<SessionFixture> at_;
};

namespace {

enum class Gradients { None, AsWeighted };

/// Adds two steps of the slice with the spot, weighted to 0.2 and 0.6 everywhere, and returns the
/// slice's number on the model's grid.
int addTwoSteps(StepCache& cache, Gradients gradients) {
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
                                      .gradient = gradients == Gradients::None ? nothing : weighted,
                                      .weighted = weighted}));
    }
    return slice;
}

}  // namespace

void StepCacheTest::init() {
    at_ = std::make_unique<SessionFixture>();
    QVERIFY(at_->open(writeTestScan(at_->folder())));
}

void StepCacheTest::positionsShowEveryStep() {
    QVERIFY(at_->heal());
    const StepCache& cache = *cases().cache();
    QVERIFY(cache.changeOnScan(0, kSpotSlice).empty());
    QVERIFY(cache.changeOnScan(5, kSpotSlice).empty());
    const std::vector<float> first = cache.changeOnScan(1, kSpotSlice);
    const std::vector<float> last = cache.changeOnScan(4, kSpotSlice);
    QCOMPARE(first.size(), cases().scan()->ras.sliceSize());
    double largest = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        // The fake healer makes a quarter of the change at each step.
        QVERIFY(std::abs(static_cast<double>(last[i] - 4 * first[i])) < 1e-2);
        largest = std::max(largest, static_cast<double>(std::abs(last[i])));
    }
    QVERIFY(largest > 10);
    // All steps change the same amount, so all have the same mean, and the score equals each of
    // them.
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

void StepCacheTest::theScoreIsTheMeanOfTheWeightedGradientsSoFar() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    StepCache cache(cases().cache()->preparedPointer(), {100, 50}, 1e9);
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

void StepCacheTest::weightsMakeTheScore() {
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    StepCache cache(cases().cache()->preparedPointer(), {100, 50}, 1e9);
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

void StepCacheTest::tooManyStepsForTheMemoryAreRefused() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({100, 100, 100}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
    prepared->mask = Mask({100, 100, 100}, 1);
    // For each step three pictures are kept, with four bytes a voxel.
    const StepCache fits(prepared, {100, 75, 50, 25}, 4 * 12e6 + 1);
    QCOMPARE(fits.steps(), 4);
    QVERIFY_THROWS_EXCEPTION(ComputeError,
                             StepCache(prepared, std::vector<int>{100, 75, 50, 25}, 4 * 12e6 - 1));
    // A fourth picture is kept if the score is smoothed across slices.
    const AcrossSlices across{{1.0, 0.5}, prepared->mask};
    QVERIFY_THROWS_EXCEPTION(
        ComputeError, StepCache(prepared, std::vector<int>{100, 75, 50, 25}, 4 * 16e6 - 1, across));
}

void StepCacheTest::theScoreSettlesAsNeighboursCome() {
    auto prepared = std::make_shared<PreparedScan>();
    prepared->image = Volume({4, 3, 6}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
    prepared->mask = Mask({4, 3, 6}, 1);
    prepared->mask.at(0, 0, 2) = 0;
    StepCache cache(prepared, {100, 50}, 1e9, AcrossSlices{{1.0, 0.5}, prepared->mask});
    const auto add = [&cache](int slice, bool isNeighbour, int step, float value) {
        const std::vector<float> pixels(12, value);
        cache.add(FrameCopy(StepFrame{.slice = slice,
                                      .isNeighbour = isNeighbour,
                                      .step = step,
                                      .steps = 2,
                                      .restored = pixels,
                                      .gradient = pixels,
                                      .weighted = pixels}));
    };
    const auto score = [&cache](int x, int slice) { return cache.anomalyMap().at(x, 0, slice); };
    add(3, false, 0, 0.4f);
    add(3, false, 1, 0.8f);
    QVERIFY(std::abs(score(1, 3) - 0.6f) < 1e-6f);
    add(2, true, 0, 0.1f);
    add(2, true, 1, 0.3f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 1.5f) < 1e-6f);
    // The neighbouring slice has no brain at this place, so it does not count.
    QVERIFY(std::abs(score(0, 3) - 0.6f) < 1e-6f);
    add(4, true, 0, 0.0f);
    add(4, true, 1, 0.0f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 2.0f) < 1e-6f);
    QVERIFY(std::abs(cache.largestScore() - 0.6 / 1.5) < 1e-6);
    // The two neighbours were healed for the score of slice 3 only, so they do not count as healed.
    QCOMPARE(cache.slicesComplete(), 1);
    QCOMPARE(cache.stepsOf(2), 0);
    QCOMPARE(score(1, 2), 0.0f);
    QCOMPARE(cache.restoration().at(1, 0, 2), 0.0f);
    QCOMPARE(cache.restoration().at(1, 0, 3), 0.8f);
    // Only one of the six slices with brain is complete, which is less than half of them.
    QVERIFY(!cache.upperQuartile());
    // A former neighbour that is asked for later is like any other slice.
    add(2, false, 0, 0.1f);
    add(2, false, 1, 0.3f);
    QVERIFY(std::abs(score(1, 2) - (0.2f + 0.5f * 0.6f) / 1.5f) < 1e-6f);
    QVERIFY(std::abs(score(1, 3) - (0.6f + 0.5f * 0.2f) / 2.0f) < 1e-6f);
    for (const int slice : {0, 1, 4, 5}) {
        add(slice, false, 0, 0.0f);
        add(slice, false, 1, 0.0f);
    }
    // The upper quartile is the score of slice 2, because four slices have lower scores and one has
    // higher ones.
    QVERIFY(cache.upperQuartile());
    QVERIFY(std::abs(*cache.upperQuartile() - 0.25) < 1e-6);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::StepCacheTest>(argc, argv);
}

#include "StepCacheTest.moc"
