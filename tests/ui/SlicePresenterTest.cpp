// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include <algorithm>

#include "core/preprocess/Preparation.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/common/Paths.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"
#include "ui/viewer/SliceDisplay.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

namespace {

/// Keeps what a presenter shows in a view.
class FakeDisplay : public SliceDisplay {
public:
    explicit FakeDisplay(Plane plane) : plane_(plane) {}

    [[nodiscard]] Plane plane() const override { return plane_; }
    void showContent(SliceContent shown) override {
        content = std::move(shown);
        ++shows;
    }
    void clear() override { content = {}; }
    void setWindowLevel(double window, double level) override { contrast = {window, level}; }
    void setOriginalWindowLevel(double window, double level) override {
        originalContrast = {window, level};
    }
    void setOverlayRange(double, double maximum) override { overlayMaximum = maximum; }
    void setCrosshair(std::optional<QPointF> voxel) override { crosshair = voxel; }
    void setFitArea(const QRectF&) override {}
    void fit() override { ++fits; }

    SliceContent content;
    Contrast contrast;
    Contrast originalContrast;
    double overlayMaximum = 0.0;
    std::optional<QPointF> crosshair;
    int shows = 0;
    int fits = 0;

private:
    Plane plane_;
};

class FakeDisplays : public SliceDisplays {
public:
    [[nodiscard]] FakeDisplay& view(Plane plane) const {
        return *views_[static_cast<std::size_t>(plane)];
    }
    [[nodiscard]] SliceDisplay& display(Plane plane) const override { return view(plane); }
    [[nodiscard]] SliceDisplay& originalDisplay() const override { return *original; }
    [[nodiscard]] bool isShown(Plane plane) const override { return plane != hidden; }
    [[nodiscard]] Plane foremost() const override { return Plane::Axial; }
    [[nodiscard]] Plane activePlane() const override { return Plane::Axial; }
    void setSideBySide(bool sideBySide) override { sideBySide_ = sideBySide; }
    [[nodiscard]] bool sideBySide() const override { return sideBySide_; }

    std::unique_ptr<FakeDisplay> original = std::make_unique<FakeDisplay>(Plane::Axial);
    std::optional<Plane> hidden;

private:
    std::array<std::unique_ptr<FakeDisplay>, 3> views_{
        std::make_unique<FakeDisplay>(Plane::Axial), std::make_unique<FakeDisplay>(Plane::Coronal),
        std::make_unique<FakeDisplay>(Plane::Sagittal)};
    bool sideBySide_ = false;
};

constexpr float kStepGradient = 0.1f;

/// Adds two steps of every slice, each of which raises every voxel of the brain equally.
void fill(StepCache& cache) {
    const PreparedScan& prepared = cache.prepared();
    const std::size_t count = prepared.image.sliceSize();
    for (int slice = 0; slice < cache.modelSlices(); ++slice) {
        const std::size_t first = prepared.image.index(0, 0, slice);
        for (int step = 0; step < cache.steps(); ++step) {
            std::vector<float> restored(count, 0.0f);
            std::vector<float> gradient(count, 0.0f);
            for (std::size_t i = 0; i < count; ++i) {
                if (prepared.mask.voxels[first + i] != 0) {
                    restored[i] = prepared.image.voxels[first + i] +
                                  kStepGradient * static_cast<float>(step + 1);
                    gradient[i] = kStepGradient;
                }
            }
            StepFrame frame;
            frame.slice = slice;
            frame.step = step;
            frame.steps = cache.steps();
            frame.t = cache.ts()[static_cast<std::size_t>(step)];
            frame.width = prepared.image.size[0];
            frame.height = prepared.image.size[1];
            frame.restored = restored;
            frame.gradient = gradient;
            frame.weighted = gradient;
            frame.meanGradient = static_cast<double>(kStepGradient);
            cache.add(FrameCopy(frame));
        }
    }
}

float largest(const std::vector<float>& values) {
    return values.empty() ? 0.0f : *std::max_element(values.begin(), values.end());
}

}  // namespace

/// The presenter of the slices without any window or view, so that it can be tested on a platform
/// without OpenGL.
class SlicePresenterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aScanIsShownInThreePlanesThroughItsMiddle();
    void onlyPlanesWhoseSliceChangesAreDrawnAgain();
    void hiddenPlanesAreDrawnWhenTheyComeIntoSight();
    void layersFollowStepAndChoice();
    void originalIsShownForComparison();
    void contrastIsSharedButTheDifferenceHasItsOwn();
    void readoutFollowsThePointer();
    void titlesSayPlaneAndState();
    void withoutAScanEverythingIsCleared();

private:
    void heal();
    void showPosition(int position);

    QTemporaryDir folder_;
    std::shared_ptr<const OpenedScan> opened_;
    std::shared_ptr<const OpenedScan> scan_;
    std::unique_ptr<StepCache> cache_;
    std::unique_ptr<FakeDisplays> displays_;
    std::unique_ptr<SlicePresenter> presenter_;
};

void SlicePresenterTest::initTestCase() {
    opened_ = openScan(toPath(writeTestScan(folder_.path())));
}

void SlicePresenterTest::init() {
    scan_ = opened_;
    cache_.reset();
    displays_ = std::make_unique<FakeDisplays>();
    presenter_ = std::make_unique<SlicePresenter>(
        ShownCase{[this] { return scan_; }, [this] { return cache_.get(); }}, *displays_, nullptr);
    presenter_->showScan();
}

void SlicePresenterTest::cleanup() {
    presenter_.reset();
}

void SlicePresenterTest::heal() {
    cache_ = std::make_unique<StepCache>(
        std::make_shared<PreparedScan>(prepare(scan_->scan, testCard())), std::vector<int>{100, 50},
        1e9);
    fill(*cache_);
}

void SlicePresenterTest::showPosition(int position) {
    presenter_->setPosition(position, position == cache_->steps());
    presenter_->refreshNow();
}

void SlicePresenterTest::aScanIsShownInThreePlanesThroughItsMiddle() {
    for (const Plane plane : kPlanes) {
        const FakeDisplay& view = displays_->view(plane);
        const PlaneAxes axes = axesOf(plane);
        QCOMPARE(view.content.grid.width, scan_->ras.size[axes.column]);
        QCOMPARE(view.content.grid.height, scan_->ras.size[axes.row]);
        QCOMPARE(view.content.slice, presenter_->crosshair()[axes.through]);
        QVERIFY(view.content.base == scan_->slice(view.content.slice, plane));
        QVERIFY(view.content.scores.empty());
        QVERIFY(view.crosshair.has_value());
        QCOMPARE(view.fits, 1);
    }
    QCOMPARE(presenter_->slice(), scan_->firstSlice);
}

void SlicePresenterTest::onlyPlanesWhoseSliceChangesAreDrawnAgain() {
    QSignalSpy refreshed(presenter_.get(), &SlicePresenter::refreshed);
    QSignalSpy moved(presenter_.get(), &SlicePresenter::crosshairMoved);
    const int slice = presenter_->slice();
    presenter_->scroll(Plane::Axial, 2);
    QVERIFY(refreshed.wait());
    QCOMPARE(presenter_->slice(), slice + 2);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(displays_->view(Plane::Axial).shows, 2);
    QCOMPARE(displays_->view(Plane::Coronal).shows, 1);
    QCOMPARE(displays_->view(Plane::Sagittal).shows, 1);
    // A place outside the scan is brought to the nearest one inside.
    presenter_->setCrosshair({-5, 1000, slice});
    QCOMPARE(presenter_->crosshair()[0], 0);
    QCOMPARE(presenter_->crosshair()[1], scan_->ras.size[1] - 1);
}

void SlicePresenterTest::hiddenPlanesAreDrawnWhenTheyComeIntoSight() {
    displays_->hidden = Plane::Coronal;
    presenter_->refreshNow();
    QCOMPARE(displays_->view(Plane::Coronal).shows, 1);
    QCOMPARE(displays_->view(Plane::Axial).shows, 2);
    displays_->hidden.reset();
    QSignalSpy refreshed(presenter_.get(), &SlicePresenter::refreshed);
    presenter_->refreshForemostLater();
    QVERIFY(refreshed.wait());
    QCOMPARE(displays_->view(Plane::Coronal).shows, 2);
}

void SlicePresenterTest::layersFollowStepAndChoice() {
    heal();
    QSignalSpy maximum(presenter_.get(), &SlicePresenter::overlayMaximumChanged);
    showPosition(2);
    FakeDisplay& axial = displays_->view(Plane::Axial);
    QVERIFY(std::abs(largest(axial.content.scores) - kStepGradient) < 1e-5f);
    QVERIFY(axial.content.base != scan_->slice(axial.content.slice));
    QVERIFY(maximum.size() == 1 && axial.content.maximum >= 0.1);
    QCOMPARE(maximum.front().front().toDouble(), axial.content.maximum);
    const std::vector<float> second = axial.content.base;
    showPosition(1);
    QVERIFY(axial.content.base != second);
    QVERIFY(largest(axial.content.base) < largest(second));

    LayerChoice choice;
    choice.kind = OverlayKind::WeightedSteps;
    choice.weights = {0.0, 0.0};
    presenter_->setChoice(choice);
    presenter_->refreshNow();
    for (const Plane plane : kPlanes) {
        QCOMPARE(largest(displays_->view(plane).content.scores), 0.0f);
    }
    choice.weights = {1.0, 0.5};
    choice.base = BaseLayer::Difference;
    presenter_->setChoice(choice);
    presenter_->refreshNow();
    for (const Plane plane : kPlanes) {
        const SliceContent& content = displays_->view(plane).content;
        QVERIFY(std::abs(largest(content.scores) - kStepGradient) < 1e-5f);
        QVERIFY(largest(content.base) > 0.0f);
        QVERIFY(largest(content.base) < largest(scan_->slice(content.slice, plane)));
    }
    choice.overlay = false;
    presenter_->setChoice(choice);
    presenter_->refreshNow();
    QVERIFY(axial.content.scores.empty());
}

void SlicePresenterTest::originalIsShownForComparison() {
    heal();
    showPosition(2);
    FakeDisplay& axial = displays_->view(Plane::Axial);
    const std::vector<float> original = scan_->slice(axial.content.slice);
    QVERIFY(axial.content.original.empty());
    presenter_->setCompare(SlicePresenter::Compare::Swipe);
    presenter_->refreshNow();
    QVERIFY(axial.content.original == original);
    QCOMPARE(axial.content.besideDivider, u"restored"_s);
    presenter_->setCompare(SlicePresenter::Compare::SideBySide);
    presenter_->refreshNow();
    QVERIFY(displays_->sideBySide());
    QVERIFY(displays_->original->content.base == original);
    QVERIFY(displays_->original->content.scores.empty());
    QVERIFY(axial.content.original.empty());
    presenter_->setOriginalShown(true);
    presenter_->refreshNow();
    QVERIFY(axial.content.base == original);
    QVERIFY(axial.content.scores.empty());
}

void SlicePresenterTest::contrastIsSharedButTheDifferenceHasItsOwn() {
    heal();
    showPosition(2);
    const Contrast opening = presenter_->contrast();
    presenter_->takeWindowLevel({50.0, 60.0}, false);
    for (const Plane plane : kPlanes) {
        QCOMPARE(displays_->view(plane).contrast.window, 50.0);
    }
    LayerChoice choice;
    choice.base = BaseLayer::Difference;
    presenter_->setChoice(choice);
    presenter_->refreshNow();
    const FakeDisplay& axial = displays_->view(Plane::Axial);
    QCOMPARE(axial.contrast.level, 0.0);
    QCOMPARE(axial.originalContrast.window, 50.0);
    QCOMPARE(displays_->original->contrast.window, 50.0);
    presenter_->changeWindowLevel(0.5, 0.0);
    QCOMPARE(presenter_->contrast().window, 50.0);
    presenter_->resetWindowLevel();
    QVERIFY(presenter_->contrast() == opening);
}

void SlicePresenterTest::readoutFollowsThePointer() {
    const auto atCrosshair = presenter_->readout();
    QVERIFY(atCrosshair.has_value());
    QVERIFY(!atCrosshair->restored && !atCrosshair->score);
    const int x = scan_->ras.size[0] * 2 / 3;
    const int y = scan_->ras.size[1] * 2 / 3;
    presenter_->setSlice(kSpotSlice);
    presenter_->setPointer(Plane::Axial, x, y);
    presenter_->refreshNow();
    QCOMPARE(presenter_->readout()->scan, kSpotValue);
    presenter_->setPointer(Plane::Axial, -30, y);
    QVERIFY(!presenter_->readout());
    presenter_->clearPointer();
    heal();
    showPosition(2);
    QVERIFY(presenter_->readout()->restored && presenter_->readout()->score);
}

void SlicePresenterTest::titlesSayPlaneAndState() {
    const FakeDisplay& axial = displays_->view(Plane::Axial);
    QVERIFY(axial.content.title.startsWith(u"axial, "_s));
    QVERIFY(displays_->view(Plane::Coronal).content.title.startsWith(u"coronal, "_s));
    heal();
    showPosition(1);
    QVERIFY2(axial.content.title.endsWith(u"restored, after step 1 of 2"_s),
             qPrintable(axial.content.title));
    showPosition(0);
    QVERIFY(axial.content.title.endsWith(u"scan as it is"_s));
    QCOMPARE(axial.content.overlayTitle, u"anomaly score"_s);
}

void SlicePresenterTest::withoutAScanEverythingIsCleared() {
    scan_.reset();
    presenter_->refreshNow();
    for (const Plane plane : kPlanes) {
        QVERIFY(displays_->view(plane).content.base.empty());
    }
    QVERIFY(!presenter_->readout());
    QCOMPARE(presenter_->sliceMillimetres(), 0.0);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::SlicePresenterTest>(argc, argv);
}

#include "SlicePresenterTest.moc"
