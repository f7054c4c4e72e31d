// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/SelfTest.h"

#include <QTemporaryDir>
#include <QTextStream>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/image/Nifti.h"
#include "ui/common/Paths.h"
#include "ui/common/StallWatch.h"
#include "ui/common/Waiting.h"
#include "ui/program/LessonTimes.h"
#include "ui/program/Scrolling.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPatience = 120000;
constexpr int kScrollMilliseconds = 3000;

class SelfTest {
public:
    explicit SelfTest(MainWindow& window) : window_(window), session_(window.session()) {}

    int run(const QElapsedTimer& sinceStart) {
        QWindow* handle = window_.windowHandle();
        waitUntil([&] { return handle != nullptr && handle->isExposed(); }, kPatience);
        print(u"start to window shown"_s, sinceStart.elapsed(), 1500);
        return open() && lookAround() && heal() && recompute() && stop() && scroll() && teach() ? 0
                                                                                                : 1;
    }

private:
    using Clock = std::chrono::steady_clock;

    /// @param goal the milliseconds that are promised; nothing when there is no promise.
    static void print(const QString& what, qint64 milliseconds, std::optional<int> goal = {}) {
        QTextStream out(stdout);
        out << what << ": " << milliseconds << " ms";
        if (goal) {
            out << " (goal " << *goal << ")";
        }
        out << Qt::endl;
    }

    /// @param goal the lowest number of frames a second that the program promises.
    static void printRate(const QString& what, double aSecond, int goal) {
        QTextStream(stdout) << what << ": " << QString::number(aSecond, 'f', 1)
                            << " frames a second (goal " << goal << ")" << Qt::endl;
    }

    bool fail(const QString& problem) {
        QTextStream(stderr) << problem << Qt::endl;
        return false;
    }

    bool waitForFrame() {
        const int frames = window_.view().framesRendered();
        return window_.view().graphicsShown() &&
               waitUntil([&] { return window_.view().framesRendered() > frames; }, kPatience);
    }

    bool teach() {
        const auto times = timeLesson(window_, kPatience);
        if (!times) {
            return fail(window_.messages().text());
        }
        print(u"lesson: t moved on 240 x 240 pixels"_s, times->movedMs, 50);
        print(u"lesson: a slice healed and shown"_s, times->healedMs, 1000);
        return true;
    }

    bool open() {
        clock_.start();
        window_.openSample();
        if (!waitUntil([&] { return !session_.cases().opening(); }, kPatience) ||
            !session_.cases().scan()) {
            return fail(window_.messages().text());
        }
        print(u"open the sample"_s, clock_.elapsed());
        clock_.start();
        if (waitForFrame()) {
            print(u"scan to first frame"_s, clock_.elapsed());
        }
        return true;
    }

    bool lookAround() {
        clock_.start();
        window_.showSlice(0);
        if (waitForFrame()) {
            print(u"change the slice"_s, clock_.elapsed());
        }
        window_.showSlice(session_.cases().scan()->firstSlice);
        settle(500);
        stalls_.start();
        settle(1000);
        print(u"longest stall, idle"_s, stalls_.longest(), 100);
        return true;
    }

    bool heal() {
        clock_.start();
        window_.healVolume();
        waitUntil([&] { return session_.cases().state() != HealingState::Preparing; }, kPatience);
        print(u"prepare and load the model"_s, clock_.elapsed());

        // Measures the time from when a step of the slice in view was computed to when it is on the
        // screen.
        std::optional<Clock::time_point> made;
        qint64 longest = 0;
        int shown = 0;
        QObject context;
        QObject::connect(&session_.job(), &HealingJob::frameAdded, &context, [&](int slice) {
            if (slice ==
                modelSliceOf(session_.cases().cache()->prepared(), window_.presenter().slice())) {
                made = session_.job().newestFrameMade();
            }
        });
        QObject::connect(&window_.view(), &SliceView::frameRendered, &context, [&] {
            if (made) {
                longest = std::max<qint64>(
                    longest,
                    std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *made)
                        .count());
                made.reset();
                ++shown;
            }
        });
        clock_.start();
        stalls_.start();
        if (!waitUntil([&] { return window_.timeline().available() > 0 || !session_.job().busy(); },
                       kPatience) ||
            !session_.job().busy()) {
            return fail(window_.messages().text());
        }
        print(u"first step"_s, clock_.elapsed());
        settle(2000);
        print(u"longest stall, healing"_s, stalls_.longest(), 100);
        if (shown > 0) {
            print(u"step computed to step shown, at most"_s, longest, 100);
        }
        return true;
    }

    bool recompute() {
        window_.layers().setKind(OverlayKind::WeightedSteps);
        qint64 longest = 0;
        for (int i = 1; i <= 10; ++i) {
            std::vector<double> weights(session_.cases().cache()->ts().size(), 1.0);
            weights[0] = i / 10.0;
            window_.layers().setWeights(weights);
            clock_.start();
            window_.presenter().refreshNow();
            longest = std::max(longest, clock_.elapsed());
        }
        print(u"recompute the overlay, at most"_s, longest, 100);
        return true;
    }

    bool stop() {
        if (session_.job().busy()) {
            clock_.start();
            window_.stopHealing();
            if (!waitUntil([&] { return !session_.job().busy(); }, kPatience)) {
                return fail(u"Healing did not stop."_s);
            }
            print(u"stop"_s, clock_.elapsed(), 1000);
        }
        return true;
    }

    /// Scrolls through a scan as large as a whole head at 1 mm, in a window as large as the
    /// smallest usual screen.
    bool scroll() {
        const Volume& sample = session_.cases().scan()->ras;
        const Size3 size{256, 256, 180};
        Size3 first{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            first[axis] = (sample.size[axis] - size[axis]) / 2;
        }
        Volume large(size, sample.affine);
        large.voxels = cutOut(static_cast<const Grid<float>&>(sample), first, size).voxels;
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"large.nii"_s);
        writeScan(toPath(file), large);
        window_.resize(1280, 800);
        window_.openFile(file);
        const auto isShown = [&] {
            return session_.cases().scan() && session_.cases().scan()->ras.size == size;
        };
        if (!waitUntil([&] { return !session_.cases().opening() && isShown(); }, kPatience)) {
            return fail(window_.messages().text());
        }
        settle(500);
        printRate(u"scroll three views of 256 x 256 x 180, idle"_s,
                  scrollThreeViews(window_, kScrollMilliseconds), 25);
        window_.healVolume();
        if (!waitUntil([&] { return window_.timeline().available() > 0 || !session_.job().busy(); },
                       kPatience) ||
            !session_.job().busy()) {
            return fail(window_.messages().text());
        }
        printRate(u"scroll three views of 256 x 256 x 180, healing on all cores"_s,
                  scrollThreeViews(window_, kScrollMilliseconds), 10);
        const bool wasBusy = session_.job().busy();
        return stop() && (wasBusy || fail(u"Healing ended before the scrolling did."_s));
    }

    MainWindow& window_;
    HealingSession& session_;
    QElapsedTimer clock_;
    StallWatch stalls_;
};

}  // namespace

int runSelfTest(MainWindow& window, const QElapsedTimer& sinceStart) {
    return SelfTest(window).run(sinceStart);
}

}  // namespace disyre::ui
