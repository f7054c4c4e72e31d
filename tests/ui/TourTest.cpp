// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>

#include <algorithm>

#include "core/platform/AtomicFile.h"
#include "core/teaching/Tour.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/teaching/BenchPage.h"
#include "ui/teaching/SlicePicture.h"
#include "ui/teaching/TeachingWindow.h"
#include "ui/teaching/TourPanel.h"
#include "ui/window/TeachingController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The guided tours, each from its start to its end.
class TourTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void everyShippedTourRunsToItsEnd_data();
    void everyShippedTourRunsToItsEnd();
    void keysGoOnBackAndEndTheTour();
    void aStepWaitsForItsControlAndForNoOther();
    void aControlThatIsNotOnTheScreenIsNamed();
    void aFileWithAMistakeIsRefusedWithItsLine();
    void everyControlThatToursMayNameExists();

private:
    TeachingController& teaching() { return at_->window().teaching(); }
    TourPanel& panel() { return teaching().tour(); }
    template <typename Child>
    Child& part(const QString& name) {
        auto* found = panel().findChild<Child*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qUtf8Printable(name));
        }
        return *found;
    }
    void press(const QString& name) { QTest::mouseClick(&part<QPushButton>(name), Qt::LeftButton); }
    /// Begins the tour of a text.
    bool begin(const char* text) {
        const CheckedTour checked = checkTour(text);
        if (!checked.isGood()) {
            return false;
        }
        teaching().beginTour(checked.tour);
        return waitUntilSettled();
    }
    /// Uses a control as a person would who reads the step.
    void use(QWidget& control);

    std::unique_ptr<WindowFixture> at_;
};

void TourTest::use(QWidget& control) {
    if (auto* slider = qobject_cast<QAbstractSlider*>(&control)) {
        slider->setFocus();
        QTest::keyClick(slider, slider->value() < slider->maximum() ? Qt::Key_Right : Qt::Key_Left);
    } else if (auto* spin = qobject_cast<QAbstractSpinBox*>(&control)) {
        spin->setFocus();
        QTest::keyClick(spin, Qt::Key_Up);
    } else if (auto* choice = qobject_cast<QComboBox*>(&control)) {
        choice->setFocus();
        QTest::keyClick(choice,
                        choice->currentIndex() + 1 < choice->count() ? Qt::Key_Down : Qt::Key_Up);
    } else if (auto* tabs = qobject_cast<QTabBar*>(&control)) {
        QTest::mouseClick(tabs, Qt::LeftButton, {},
                          tabs->tabRect((tabs->currentIndex() + 1) % tabs->count()).center());
    } else if (auto* box = qobject_cast<QCheckBox*>(&control)) {
        // A click beside the text of a wide box does nothing.
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    } else if (auto* picture = qobject_cast<SlicePicture*>(&control)) {
        const QPoint middle = picture->pictureRect().center();
        drag(*picture, Qt::LeftButton, middle, middle + QPoint(12, 8));
    } else {
        QTest::mouseClick(&control, Qt::LeftButton);
    }
}

void TourTest::everyShippedTourRunsToItsEnd_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("language");
    init();
    for (std::size_t i = 0; i < teaching().tours().size(); ++i) {
        for (const QString& language : {u"en"_s, u"de"_s}) {
            const std::string name =
                teaching().tours()[i].title.english + " (" + language.toStdString() + ")";
            QTest::newRow(name.c_str()) << static_cast<int>(i) << language;
        }
    }
    cleanup();
}

void TourTest::everyShippedTourRunsToItsEnd() {
    QFETCH(const int, number);
    QFETCH(const QString, language);
    at_->window().chooseLanguage(language);
    const auto textOf = [&](const TourText& text) {
        return QString::fromStdString(language == u"de"_s ? text.german : text.english);
    };
    QVERIFY(teaching().tours().size() >= 7);
    const Tour& tour = teaching().tours()[static_cast<std::size_t>(number)];
    at_->child<QAction>(u"tourAction%1"_s.arg(number + 1)).trigger();
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 60000);
    if (tour.start == TourStart::Bench || tour.start == TourStart::Quiz) {
        QTRY_VERIFY_WITH_TIMEOUT(teaching().teaching()->bench().isReady(), 60000);
    }
    const auto count = static_cast<int>(tour.steps.size());
    for (int step = 0; step < count; ++step) {
        const TourStep& now = tour.steps[static_cast<std::size_t>(step)];
        const QString what =
            u"step %1: %2"_s.arg(step + 1).arg(QString::fromStdString(now.text.english));
        QVERIFY2(panel().isRunning(), qPrintable(what));
        QVERIFY2(panel().step() == step, qPrintable(what));
        QVERIFY(panel().isVisible());
        QVERIFY(!textOf(now.text).isEmpty());
        QCOMPARE(part<QLabel>(u"tourText"_s).text(), textOf(now.text));
        if (!now.control.empty()) {
            QVERIFY2(QTest::qWaitFor([&] { return panel().control() != nullptr; }),
                     qPrintable(what));
            QCOMPARE(panel().control()->objectName(), QString::fromStdString(now.control));
            QWidget& control = *panel().control();
            QVERIFY2(QTest::qWaitFor([&] { return control.isEnabled(); }, 60000), qPrintable(what));
            // The panel does not cover what it speaks of.
            QVERIFY(waitUntilSettled());
            const QRect target(control.mapTo(panel().parentWidget(), QPoint(0, 0)), control.size());
            QVERIFY2(!panel().geometry().contains(target.center()), qPrintable(what));
            if (now.wait != TourWait::Next) {
                use(control);
            }
        }
        if (now.wait == TourWait::Next) {
            press(u"tourNextButton"_s);
        }
        QVERIFY2(
            QTest::qWaitFor([&] { return !panel().isRunning() || panel().step() != step; }, 90000),
            qPrintable(what));
    }
    QVERIFY(!panel().isRunning());
    QVERIFY(!panel().isVisible());
    at_->window().chooseLanguage(u"en"_s);
}

constexpr const char* kShort = R"({"format": "disyre-tour", "format_version": 1,
    "title": {"en": "Short", "de": "Kurz"}, "steps": [
    {"text": {"en": "One", "de": "Eins"}},
    {"text": {"en": "Two"}, "control": "toolStrip"},
    {"text": {"en": "Three"}, "control": "overlayCheckBox", "wait": "changed"}]})";

void TourTest::keysGoOnBackAndEndTheTour() {
    QVERIFY(at_->open());
    QVERIFY(begin(kShort));
    QCOMPARE(panel().step(), 0);
    QVERIFY(!part<QPushButton>(u"tourBackButton"_s).isEnabled());
    QTest::keyClick(&at_->window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(panel().step(), 1);
    QTest::keyClick(&at_->window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(panel().step(), 0);
    press(u"tourNextButton"_s);
    press(u"tourBackButton"_s);
    QCOMPARE(panel().step(), 0);
    at_->window().chooseLanguage(u"de"_s);
    QTRY_COMPARE(part<QLabel>(u"tourText"_s).text(), u"Eins"_s);
    QVERIFY(part<QLabel>(u"tourTitle"_s).text().startsWith(u"Kurz"_s));
    at_->window().chooseLanguage(u"en"_s);
    QTest::keyClick(&at_->window(), Qt::Key_End, Qt::AltModifier);
    QVERIFY(!panel().isRunning());
    QVERIFY(at_->window().findChild<QWidget*>(u"tourFrame"_s) == nullptr);
    // The keys mean nothing without a tour.
    QTest::keyClick(&at_->window(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY(!panel().isRunning());
}

void TourTest::aStepWaitsForItsControlAndForNoOther() {
    QVERIFY(at_->open());
    QVERIFY(begin(kShort));
    press(u"tourNextButton"_s);
    press(u"tourNextButton"_s);
    QCOMPARE(panel().step(), 2);
    QTRY_VERIFY(panel().control() != nullptr);
    QVERIFY(!part<QLabel>(u"tourState"_s).text().isEmpty());
    use(at_->child<QAbstractSlider>(u"opacitySlider"_s));
    letTimePass(900);
    QCOMPARE(panel().step(), 2);
    QVERIFY(panel().isRunning());
    use(*panel().control());
    QTRY_VERIFY(!panel().isRunning());
}

void TourTest::aControlThatIsNotOnTheScreenIsNamed() {
    QVERIFY(begin(R"({"format": "disyre-tour", "format_version": 1, "title": {"en": "T"},
        "steps": [{"text": {"en": "Heal."}, "control": "healItButton", "wait": "clicked"}]})"));
    QVERIFY(panel().control() == nullptr);
    QVERIFY2(part<QLabel>(u"tourState"_s).text().contains(u"healItButton"_s),
             qPrintable(part<QLabel>(u"tourState"_s).text()));
    QVERIFY(part<QPushButton>(u"tourNextButton"_s).isEnabled());
    // As soon as it is there, the tour points at it.
    at_->child<QAction>(u"teachingBenchAction"_s).trigger();
    QTRY_VERIFY(panel().control() != nullptr);
    QTRY_COMPARE(panel().window(), static_cast<QWidget*>(teaching().teaching()));
    QVERIFY(!part<QLabel>(u"tourState"_s).text().contains(u"healItButton"_s));
}

void TourTest::aFileWithAMistakeIsRefusedWithItsLine() {
    const QString file = at_->path(u"lesson.json"_s);
    writeTextAtomically(toPath(file), "{\n\"format\": \"disyre-tour\",\n\"format_version\": 9\n}");
    teaching().openTour(toPath(file));
    const QString said = at_->window().messages().text();
    QVERIFY2(said.contains(u"line 3"_s) && said.contains(u"lesson.json"_s), qPrintable(said));
    QCOMPARE(at_->window().messages().kind(), MessageBar::Kind::Problem);
    QVERIFY(!panel().isRunning());
}

void TourTest::everyControlThatToursMayNameExists() {
    QVERIFY(at_->open());
    teaching().openWindow();
    for (const std::string_view name : tourControls()) {
        const QString wanted = QString::fromLatin1(name.data(), static_cast<int>(name.size()));
        const auto windows = QApplication::topLevelWidgets();
        QVERIFY2(std::any_of(windows.begin(), windows.end(),
                             [&](const QWidget* window) {
                                 return window->findChild<QWidget*>(wanted) != nullptr;
                             }),
                 qPrintable(wanted));
    }
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::TourTest>(argc, argv);
}

#include "TourTest.moc"
