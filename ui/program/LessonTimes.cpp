// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/LessonTimes.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <memory>

#include "ui/common/Waiting.h"
#include "ui/teaching/BenchPage.h"
#include "ui/teaching/CurveView.h"
#include "ui/teaching/SlicePicture.h"
#include "ui/teaching/TeachingWindow.h"
#include "ui/window/MainWindow.h"
#include "ui/window/TeachingController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

void drawLesson(BenchPage& bench) {
    for (SlicePicture* picture : bench.findChildren<SlicePicture*>()) {
        picture->repaint();
    }
    for (CurveView* curve : bench.findChildren<CurveView*>()) {
        curve->repaint();
    }
}

/// Heals the slice in view and returns how long it took until it was drawn.
std::optional<qint64> timeHealing(BenchPage& bench, int patience) {
    QElapsedTimer clock;
    clock.start();
    bench.findChild<QPushButton*>(u"healItButton"_s)->click();
    if (!waitUntil([&] { return bench.healed().has_value(); }, patience)) {
        return std::nullopt;
    }
    drawLesson(bench);
    return clock.elapsed();
}

qint64 timeMoves(BenchPage& bench) {
    constexpr int kSide = 240;
    constexpr int kMoves = 30;
    auto large = std::make_shared<PreparedScan>();
    large->image = Volume({kSide, kSide, 3}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}), 0.5f);
    large->mask = Mask({kSide, kSide, 3}, 1);
    bench.showBrain({kHealthySample, large, 1});
    auto* time = bench.findChild<QSlider*>(u"benchTimeSlider"_s);
    qint64 longest = 0;
    for (int move = 0; move < kMoves; ++move) {
        QElapsedTimer clock;
        clock.start();
        time->setValue((7 * move) % (time->maximum() + 1));
        drawLesson(bench);
        longest = std::max(longest, clock.elapsed());
    }
    return longest;
}

}  // namespace

std::optional<LessonTimes> timeLesson(MainWindow& window, int patience) {
    window.teaching().openWindow();
    TeachingWindow& teaching = *window.teaching().teaching();
    BenchPage& bench = teaching.bench();
    LessonTimes times;
    std::optional<qint64> healed;
    if (waitUntil([&] { return bench.isReady(); }, patience) && timeHealing(bench, patience)) {
        // The first healing has loaded the model; another t makes a second one of its own.
        auto* time = bench.findChild<QSlider*>(u"benchTimeSlider"_s);
        time->setValue(time->maximum() - 1);
        healed = timeHealing(bench, patience);
    }
    if (healed) {
        times.healedMs = *healed;
        times.movedMs = timeMoves(bench);
    }
    teaching.close();
    return healed ? std::optional(times) : std::nullopt;
}

}  // namespace disyre::ui
