// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/TeachingGallery.h"

#include <QCheckBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>

#include "ui/common/Waiting.h"
#include "ui/teaching/BenchPage.h"
#include "ui/teaching/ComparedPage.h"
#include "ui/teaching/MicroscopePage.h"
#include "ui/teaching/QuizPage.h"
#include "ui/teaching/SlicePicture.h"
#include "ui/teaching/TeachingWindow.h"
#include "ui/teaching/TourPanel.h"
#include "ui/teaching/WindowsPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/TeachingController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kLessonMilliseconds = 120000;
constexpr int kLessonDrawn = 400;

/// Marks an ellipse on the quiz's picture, as a person does with the mouse.
void markLesion(QuizPage& quiz) {
    SlicePicture& picture = quiz.picture();
    const SlicePoint lesion = middleOf(quiz.question()->lesion);
    const auto send = [&](QEvent::Type type, SlicePoint at, Qt::MouseButton button) {
        const QPointF place = picture.placeOf(at);
        QMouseEvent event(type, place, picture.mapToGlobal(place), button, Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&picture, &event);
    };
    const SlicePoint middle{lesion.row + 2.0, lesion.column - 1.0};
    const SlicePoint rim{middle.row + 5.0, middle.column + 4.0};
    send(QEvent::MouseButtonPress, middle, Qt::LeftButton);
    send(QEvent::MouseMove, rim, Qt::NoButton);
    send(QEvent::MouseButtonRelease, rim, Qt::LeftButton);
}

}  // namespace

bool renderTeaching(MainWindow& window,
                    const std::function<void(QWidget&, const QString& state)>& shoot) {
    TeachingController& controller = window.teaching();
    controller.openWindow();
    TeachingWindow& teaching = *controller.teaching();
    BenchPage& bench = teaching.bench();
    if (!waitUntil([&] { return bench.isReady(); }, kLessonMilliseconds)) {
        return false;
    }
    settle(kLessonDrawn);
    shoot(teaching, u"bench"_s);
    teaching.findChild<QSlider*>(u"benchTimeSlider"_s)->setValue(85);
    teaching.findChild<QPushButton*>(u"healItButton"_s)->click();
    if (!waitUntil([&] { return bench.healed().has_value(); }, kLessonMilliseconds)) {
        return false;
    }
    settle(kLessonDrawn);
    shoot(teaching, u"bench-healed"_s);
    teaching.showPage(TeachingWindow::Page::Microscope);
    settle(kLessonDrawn);
    shoot(teaching, u"microscope"_s);
    teaching.findChild<QCheckBox*>(u"microscopeWindowsBox"_s)->setChecked(true);
    if (!waitUntil([&] { return teaching.microscope().windows().windows().has_value(); },
                   kLessonMilliseconds)) {
        return false;
    }
    settle(kLessonDrawn);
    shoot(teaching, u"microscope-windows"_s);
    teaching.showPage(TeachingWindow::Page::Compared);
    teaching.findChild<QPushButton*>(u"comparedHealButton"_s)->click();
    if (!waitUntil([&] { return teaching.compared().healed(1).has_value(); },
                   kLessonMilliseconds)) {
        return false;
    }
    teaching.findChild<QSlider*>(u"comparedTimeSlider"_s)->setValue(0);
    settle(kLessonDrawn);
    shoot(teaching, u"two-settings"_s);
    teaching.showPage(TeachingWindow::Page::Quiz);
    QuizPage& quiz = teaching.quiz();
    if (!waitUntil([&] { return quiz.question() != nullptr; }, kLessonMilliseconds)) {
        return false;
    }
    settle(kLessonDrawn);
    markLesion(quiz);
    settle(kLessonDrawn);
    shoot(teaching, u"quiz"_s);
    teaching.findChild<QPushButton*>(u"quizAnswerButton"_s)->click();
    if (!waitUntil([&] { return !quiz.answers().empty(); }, kLessonMilliseconds)) {
        return false;
    }
    settle(kLessonDrawn);
    shoot(teaching, u"quiz-answered"_s);
    for (const Tour& tour : controller.tours()) {
        if (tour.start == TourStart::Bench) {
            controller.beginTour(tour);
            settle(kLessonDrawn);
            shoot(teaching, u"tour"_s);
            break;
        }
    }
    controller.tour().end();
    teaching.close();
    return true;
}

}  // namespace disyre::ui
