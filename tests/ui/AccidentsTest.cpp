// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/qtestspontaneevent.h>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

#include "tests/ui/WindowFixture.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Nothing is set by accident, and what was set away from a mode is said.
class AccidentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWheelChangesNoValueWithoutTheFocus();
    void theWheelOverASettingScrollsThePanel();
    void theWheelChangesWhatHasTheFocus();
    void theWheelChangesNothingInTheWizard();
    void anAlteredModeSaysSoAndIsReset();
    void anAlteredModeIsSaidAfterARestart();
    void whatEverybodyDecidesComesFirst();

private:
    /// Turns the wheel as the system reports it, over the middle of the widget.
    static void turnWheel(QWidget& over, int notches) {
        QWidget* under = over.childAt(over.rect().center());
        QWidget& receiver = under != nullptr ? *under : over;
        const QPointF at = QRectF(receiver.rect()).center();
        QWheelEvent event(at, receiver.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event);
        qApp->notify(&receiver, &event);
    }
    static QString valueOf(const QWidget& widget) {
        if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
            return QString::number(box->currentIndex());
        }
        if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(&widget)) {
            return spin->text();
        }
        return QString::number(static_cast<const QSlider&>(widget).value());
    }
    static QList<QWidget*> controlsIn(const QWidget& window) {
        QList<QWidget*> controls;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (qobject_cast<QComboBox*>(widget) != nullptr ||
                qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
                qobject_cast<QSlider*>(widget) != nullptr) {
                controls << widget;
            }
        }
        return controls;
    }
    /// Turns the wheel over every control and returns the names of those that changed or took the
    /// focus.
    static QStringList changedByWheel(const QWidget& window) {
        QStringList changed;
        for (QWidget* control : controlsIn(window)) {
            for (const int notches : {1, -1, -3, 3}) {
                const QString before = valueOf(*control);
                turnWheel(*control, notches);
                if (valueOf(*control) != before || control->hasFocus()) {
                    changed << control->objectName();
                }
            }
        }
        return changed;
    }
    static void choose(QComboBox& box, int index) {
        box.setFocus();
        while (box.currentIndex() != index) {
            const int before = box.currentIndex();
            QTest::keyClick(&box, index > before ? Qt::Key_Down : Qt::Key_Up);
            QVERIFY(box.currentIndex() != before);
        }
    }
    static void type(QSpinBox& box, const QString& text) {
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, text);
        QTest::keyClick(&box, Qt::Key_Return);
    }
};

void AccidentsTest::theWheelChangesNoValueWithoutTheFocus() {
    WindowFixture at;
    QVERIFY(at.open() && at.healSlice());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    at.window().view().setFocus();
    QVERIFY(waitUntilSettled());
    QVERIFY(controlsIn(at.window()).size() >= 15);
    const HealingSettings before = at.window().healingSettings();
    const QStringList changed = changedByWheel(at.window());
    QVERIFY2(changed.isEmpty(), qPrintable(changed.join(u' ')));
    QVERIFY(at.window().healingSettings() == before);
    QVERIFY(at.window().view().hasFocus());
}

void AccidentsTest::theWheelOverASettingScrollsThePanel() {
    WindowFixture at(QSize(1280, 700));
    QVERIFY(at.open());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    QVERIFY(waitUntilSettled());
    QScrollBar& bar = *at.child<QScrollArea>(u"settingsScroll"_s).verticalScrollBar();
    QTRY_VERIFY(bar.maximum() > 0);
    for (const QString& name : {u"modeBox"_s, u"skipBox"_s, u"scoreBox"_s}) {
        bar.setValue(0);
        at.window().view().setFocus();
        turnWheel(at.child<QWidget>(name), -2);
        QVERIFY2(bar.value() > 0, qPrintable(name));
    }
}

void AccidentsTest::theWheelChangesWhatHasTheFocus() {
    WindowFixture at;
    QVERIFY(at.open());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    QVERIFY(waitUntilSettled());
    auto& skip = at.child<QSpinBox>(u"skipBox"_s);
    QTest::mouseClick(&skip, Qt::LeftButton);
    skip.setFocus();
    QTRY_VERIFY(skip.hasFocus());
    const int before = skip.value();
    turnWheel(skip, 1);
    QCOMPARE(skip.value(), before + 1);
}

void AccidentsTest::theWheelChangesNothingInTheWizard() {
    const QTemporaryDir models;
    qputenv("DISYRE_MODELS", models.path().toUtf8());
    WindowFixture at({}, WindowFixture::Models::Own);
    at.window().training().openWizard();
    TrainingWizard& wizard = *at.window().training().wizard();
    QVERIFY(QTest::qWaitForWindowActive(&wizard));
    QVERIFY(controlsIn(wizard).size() >= 15);
    for (const int page : {int(TrainingWizard::Data), int(TrainingWizard::Settings)}) {
        wizard.setCurrentId(page);
        QVERIFY(waitUntilSettled());
        wizard.button(QWizard::CancelButton)->setFocus();
        const QStringList changed = changedByWheel(wizard);
        QVERIFY2(changed.isEmpty(), qPrintable(changed.join(u' ')));
    }
    qunsetenv("DISYRE_MODELS");
}

void AccidentsTest::anAlteredModeSaysSoAndIsReset() {
    WindowFixture at;
    QVERIFY(at.open());
    auto& mode = at.child<QComboBox>(u"modeBox"_s);
    auto& note = at.child<QLabel>(u"alteredNote"_s);
    auto& back = at.child<QPushButton>(u"backToModeButton"_s);
    QVERIFY(!note.isVisible() && !back.isVisible());
    QCOMPARE(mode.count(), 2);
    choose(mode, 1);
    QCOMPARE(mode.currentText(), u"fast"_s);
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    type(at.child<QSpinBox>(u"skipBox"_s), u"20"_s);
    QCOMPARE(mode.currentText(), u"fast, altered"_s);
    QVERIFY2(note.isVisible() && note.text().contains(u"Skip"_s), qPrintable(note.text()));
    choose(at.child<QComboBox>(u"scoreBox"_s), 2);
    QVERIFY2(note.text().contains(u"Skip, Score"_s), qPrintable(note.text()));
    QCOMPARE(back.text(), u"Back to fast"_s);
    QVERIFY(waitUntilSettled());
    QTest::mouseClick(&back, Qt::LeftButton);
    QCOMPARE(mode.currentText(), u"fast"_s);
    QVERIFY(!note.isVisible() && !back.isVisible());
    QCOMPARE(at.window().healingSettings().skip, 50);
    QCOMPARE(at.window().healingSettings().score, ScoreKind::MultiStep);
    // Choosing the mode in the list resets it as well.
    choose(at.child<QComboBox>(u"scoreBox"_s), 1);
    QCOMPARE(mode.currentText(), u"fast, altered"_s);
    choose(mode, 1);
    QCOMPARE(mode.currentText(), u"fast"_s);
    QCOMPARE(at.window().healingSettings().score, ScoreKind::MultiStep);
    // Where to heal and what computes belong to no mode.
    choose(at.child<QComboBox>(u"deviceBox"_s), 1);
    QCOMPARE(mode.currentText(), u"fast"_s);
}

void AccidentsTest::anAlteredModeIsSaidAfterARestart() {
    WindowFixture at;
    choose(at.child<QComboBox>(u"scoreBox"_s), 2);
    QCOMPARE(at.child<QComboBox>(u"modeBox"_s).currentText(), u"thorough, altered"_s);
    at.makeWindow();
    QCOMPARE(at.child<QComboBox>(u"modeBox"_s).currentText(), u"thorough, altered"_s);
    QVERIFY(at.child<QPushButton>(u"backToModeButton"_s).isVisible());
    QTest::mouseClick(&at.child<QPushButton>(u"backToModeButton"_s), Qt::LeftButton);
    QVERIFY(at.window().healingSettings() == thoroughSettings());
    at.makeWindow();
    QCOMPARE(at.child<QComboBox>(u"modeBox"_s).currentText(), u"thorough"_s);
}

void AccidentsTest::whatEverybodyDecidesComesFirst() {
    {
        // Without a model no mode was altered.
        WindowFixture without({}, WindowFixture::Models::Own);
        QVERIFY(without.child<QWidget>(u"modeBox"_s).isVisible());
        QVERIFY(!without.child<QPushButton>(u"backToModeButton"_s).isVisible());
    }
    WindowFixture at;
    QVERIFY(at.open());
    for (const QString& name : {u"modelBox"_s, u"modeBox"_s, u"regionUseBox"_s}) {
        QVERIFY2(at.child<QWidget>(name).isVisible(), qPrintable(name));
    }
    auto& expert = at.child<QWidget>(u"expertSettings"_s);
    QVERIFY(!expert.isVisible());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    QVERIFY(expert.isVisible());
    const QList<QWidget*> controls = controlsIn(expert);
    QVERIFY(controls.size() >= 9);
    for (const QWidget* control : controls) {
        QVERIFY2(control->toolTip().split(u' ').size() >= 6, qPrintable(control->objectName()));
    }
    at.makeWindow();
    QVERIFY(at.child<QWidget>(u"expertSettings"_s).isVisible());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    QVERIFY(!at.child<QWidget>(u"expertSettings"_s).isVisible());
    at.makeWindow();
    QVERIFY(!at.child<QWidget>(u"expertSettings"_s).isVisible());
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::AccidentsTest>(argc, argv);
}

#include "AccidentsTest.moc"
