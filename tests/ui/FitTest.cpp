// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QPainter>
#include <QStatusBar>
#include <QWizard>

#include <cmath>

#include "tests/ui/Geometry.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Language.h"
#include "ui/models/ModelManager.h"
#include "ui/viewer/MeasurePainter.h"
#include "ui/viewer/ViewAnnotations.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Everything fits on small screens, in both languages, and can be read on any grey.
class FitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        Language::apply(u"en"_s);
        QSettings().clear();
    }

    void theWindowFits_data();
    void theWindowFits();
    void theWholeWindowIsSeenOnASmallLaptop();
    void viewsAreWholeInTheLowestWindowWithTheProfile();
    void docksFoldInANarrowWindowAndUnfoldAgain();
    void aChangeOfLanguageKeepsTheDocks();
    void dialogsFit_data();
    void dialogsFit();
    void theWizardsButtonsStayOnTheScreen_data();
    void theWizardsButtonsStayOnTheScreen();
    void largeTypeIsKept();
    void theFullScreenIsEnteredAndLeft();
    void escLeavesTheFullScreenBeforeItStopsAHealing();
    void textsOverThePictureAreReadableOnAnyGrey();
    void aGreyMapHasAWhiteContour();

private:
    static void sizesAndLanguages();
};

namespace {

/// Screens in device-independent pixels, each with a taskbar of 40 pixels where it is not named.
constexpr QSize kLaptop(1280, 760);     // 1280 x 800
constexpr QSize kScaled(960, 600);      // 1920 x 1200 at a scale of 2, without a bar
constexpr QSize kProjector(1024, 728);  // 1024 x 768

/// How well a colour can be told from another one, from 1 to 21 (WCAG 2).
double contrastOf(QRgb one, QRgb other) {
    const auto luminance = [](QRgb pixel) {
        const auto linear = [](int value) {
            const double c = value / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(qRed(pixel)) + 0.7152 * linear(qGreen(pixel)) +
               0.0722 * linear(qBlue(pixel));
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

void FitTest::sizesAndLanguages() {
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<QString>("language");
    for (const QString& language : Language::all()) {
        for (const QSize screen : {kLaptop, kScaled, kProjector}) {
            QTest::addRow("%d x %d, %s", screen.width(), screen.height(), qPrintable(language))
                << screen << language;
        }
    }
}

void FitTest::theWindowFits_data() {
    sizesAndLanguages();
}

void FitTest::theWindowFits() {
    QFETCH(QSize, screen);
    QFETCH(QString, language);
    Language::apply(language);
    const QSize size = firstWindowSize(screen);
    WindowFixture at(size);
    MainWindow& window = at.window();
    const auto check = [&](const char* state) {
        QVERIFY(waitUntilSettled());
        QCOMPARE(window.size(), size);
        const QStringList faults = faultsOf(window);
        QVERIFY2(faults.isEmpty(),
                 qPrintable(QLatin1String(state) + u": "_s + faults.join(u" | "_s)));
    };
    check("empty");
    QVERIFY(at.open() && at.healVolume());
    QTRY_VERIFY_WITH_TIMEOUT(window.showsAllFindings(), 30000);
    check("healed");
    QVERIFY(at.child<QLabel>(u"noticeLabel"_s).isVisible());
    QTest::mouseClick(&at.child<QToolButton>(u"expertButton"_s), Qt::LeftButton);
    window.layers().setKind(OverlayKind::WeightedSteps);
    at.child<QAction>(u"brushToolAction"_s).trigger();
    window.showProblem(u"A sentence that says what is wrong and what can be done about it."_s);
    check("everything shown");
    // Panels behind others come to the front.
    for (const QString& name : {u"layersDock"_s, u"findingsDock"_s, u"settingsDock"_s}) {
        at.child<QDockWidget>(name).raise();
        check(qPrintable(name));
    }
}

void FitTest::theWholeWindowIsSeenOnASmallLaptop() {
    WindowFixture at(firstWindowSize(kLaptop));
    QVERIFY(at.open() && at.healSlice());
    QVERIFY(waitUntilSettled());
    const QRect inside = at.window().rect();
    for (const QString& name :
         {u"healButton"_s, u"stepPlot"_s, u"noticeLabel"_s, u"caseList"_s, u"modeBox"_s,
          u"thresholdBox"_s, u"findingsPanel"_s, u"axialView"_s}) {
        const auto& widget = at.child<QWidget>(name);
        bool clipped = false;
        QVERIFY2(widget.isVisible(), qPrintable(name));
        const QRect seen = seenPart(widget, at.window(), clipped);
        QVERIFY2(!clipped && seen.size() == widget.size() && inside.contains(seen),
                 qPrintable(name));
    }
    QVERIFY(at.child<QWidget>(u"axialView"_s).width() >= 480);
}

void FitTest::viewsAreWholeInTheLowestWindowWithTheProfile() {
    // The size of a screen of 1920 x 1200 at twice the scale.
    WindowFixture at(firstWindowSize(QSize(960, 600)));
    QVERIFY(at.open() && at.healSlice());
    auto& profile = at.child<QDockWidget>(u"profileDock"_s);
    profile.show();
    profile.raise();
    QVERIFY(waitUntilSettled());
    // The name of a structure keeps its room in the line below.
    QVERIFY(at.child<QLabel>(u"structureLabel"_s).width() >= 100);
    const QWidget& grid = at.child<QWidget>(u"viewGrid"_s);
    const std::vector<const QWidget*> views{&at.child<QWidget>(u"axialView"_s),
                                            &at.child<QWidget>(u"coronalView"_s),
                                            &at.child<QWidget>(u"sagittalView"_s)};
    for (const QWidget* one : views) {
        QVERIFY2(grid.rect().contains(one->geometry()), qPrintable(one->objectName()));
        for (const QWidget* other : views) {
            QVERIFY2(one == other || !one->geometry().intersects(other->geometry()),
                     qPrintable(one->objectName()));
        }
    }
}

void FitTest::docksFoldInANarrowWindowAndUnfoldAgain() {
    WindowFixture at(QSize(1280, 860));
    QVERIFY(at.open());
    MainWindow& window = at.window();
    const auto areaOf = [&](const QString& name) {
        return window.dockWidgetArea(&at.child<QDockWidget>(name));
    };
    const int before = at.child<QWidget>(u"axialView"_s).width();
    QCOMPARE(areaOf(u"layersDock"_s), Qt::RightDockWidgetArea);
    const QSize narrow = firstWindowSize(kProjector);
    window.resize(narrow);
    QTRY_COMPARE(areaOf(u"layersDock"_s), Qt::LeftDockWidgetArea);
    QCOMPARE(areaOf(u"findingsDock"_s), Qt::LeftDockWidgetArea);
    QVERIFY(waitUntilSettled());
    QCOMPARE(window.size(), narrow);
    QVERIFY2(at.child<QWidget>(u"axialView"_s).width() >= 400,
             qPrintable(QString::number(at.child<QWidget>(u"axialView"_s).width())));
    // The panels are tabs now, and each can be brought to the front.
    at.child<QDockWidget>(u"findingsDock"_s).raise();
    QTRY_VERIFY(!at.child<QWidget>(u"findingsPanel"_s).visibleRegion().isEmpty());
    window.resize(1280, 860);
    QTRY_COMPARE(areaOf(u"layersDock"_s), Qt::RightDockWidgetArea);
    QCOMPARE(areaOf(u"findingsDock"_s), Qt::RightDockWidgetArea);
    QVERIFY(waitUntilSettled());
    QVERIFY(std::abs(at.child<QWidget>(u"axialView"_s).width() - before) <= 2);
    // A window that is closed while folded opens unfolded where there is room.
    window.resize(narrow);
    QTRY_COMPARE(areaOf(u"layersDock"_s), Qt::LeftDockWidgetArea);
    window.close();
    QSettings().remove(u"windowGeometry"_s);
    at.makeWindow();
    at.window().resize(1280, 860);
    QVERIFY(waitUntilSettled());
    QCOMPARE(at.window().dockWidgetArea(&at.child<QDockWidget>(u"layersDock"_s)),
             Qt::RightDockWidgetArea);
}

void FitTest::aChangeOfLanguageKeepsTheDocks() {
    WindowFixture at(QSize(1280, 800));
    QVERIFY(at.open());
    QVERIFY(waitUntilSettled());
    const QStringList names{u"casesDock"_s, u"settingsDock"_s, u"layersDock"_s, u"findingsDock"_s};
    const auto widths = [&] {
        QList<int> all;
        for (const QString& name : names) {
            all << at.child<QDockWidget>(name).width();
        }
        return all;
    };
    const QList<int> english = widths();
    at.window().chooseLanguage(u"de"_s);
    QVERIFY(waitUntilSettled());
    const QList<int> german = widths();
    for (int i = 0; i < names.size(); ++i) {
        QVERIFY2(german[i] <= english[i] + 48,
                 qPrintable(u"%1: %2 and %3"_s.arg(names[i]).arg(english[i]).arg(german[i])));
    }
    at.window().chooseLanguage(u"en"_s);
    QVERIFY(waitUntilSettled());
    QCOMPARE(widths(), english);
    QCOMPARE(at.window().size(), QSize(1280, 800));
}

void FitTest::dialogsFit_data() {
    sizesAndLanguages();
}

void FitTest::dialogsFit() {
    QFETCH(QSize, screen);
    QFETCH(QString, language);
    Language::apply(language);
    WindowFixture at(firstWindowSize(screen));
    const auto check = [&](QWidget& dialog) {
        QVERIFY(waitUntilSettled());
        const QSize size = fittingSize(dialog.size(), screen);
        dialog.resize(size);
        QVERIFY(waitUntilSettled());
        QVERIFY2(dialog.width() <= size.width() && dialog.height() <= size.height(),
                 qPrintable(dialog.objectName()));
        const QStringList faults = faultsOf(dialog);
        QVERIFY2(faults.isEmpty(),
                 qPrintable(dialog.objectName() + u": "_s + faults.join(u" | "_s)));
    };
    for (const QString& name : {u"keys"_s, u"log"_s, u"about"_s}) {
        at.child<QAction>(name + u"Action"_s).trigger();
        auto& box = at.child<QDialog>(name + u"Box"_s);
        check(box);
        QTest::keyClick(&box, Qt::Key_Escape);
        QVERIFY(waitUntilSettled());
    }
    at.window().training().openManager();
    check(*at.window().training().manager());
    at.window().training().manager()->close();
}

void FitTest::theWizardsButtonsStayOnTheScreen_data() {
    sizesAndLanguages();
}

void FitTest::theWizardsButtonsStayOnTheScreen() {
    QFETCH(QSize, screen);
    QFETCH(QString, language);
    Language::apply(language);
    const QTemporaryDir models;
    qputenv("DISYRE_MODELS", models.path().toUtf8());
    WindowFixture at({}, WindowFixture::Models::Own);
    at.window().training().openWizard();
    TrainingWizard& wizard = *at.window().training().wizard();
    const QSize size = fittingSize({1080, 800}, screen);
    for (const int page : wizard.pageIds()) {
        wizard.setCurrentId(page);
        wizard.resize(size);
        QVERIFY(waitUntilSettled());
        QVERIFY2(
            wizard.width() <= size.width() && wizard.height() <= size.height(),
            qPrintable(
                u"page %1 needs %2 x %3"_s.arg(page).arg(wizard.width()).arg(wizard.height())));
        for (const QWizard::WizardButton which : {QWizard::BackButton, QWizard::NextButton,
                                                  QWizard::CancelButton, QWizard::FinishButton}) {
            const QWidget& button = *wizard.button(which);
            const QRect place(button.mapTo(&wizard, QPoint(0, 0)), button.size());
            QVERIFY(!button.isVisible() || wizard.rect().contains(place));
        }
        const QStringList faults = faultsOf(wizard);
        QVERIFY2(faults.isEmpty(), qPrintable(u"page %1: "_s.arg(page) + faults.join(u" | "_s)));
    }
    qunsetenv("DISYRE_MODELS");
}

void FitTest::largeTypeIsKept() {
    WindowFixture at(QSize(1280, 860));
    QVERIFY(at.open() && at.healSlice());
    const double before = at.child<QLabel>(u"noticeLabel"_s).font().pointSizeF();
    const int height = at.child<QLabel>(u"noticeLabel"_s).fontMetrics().height();
    at.child<QAction>(u"type-125"_s).trigger();
    QVERIFY(waitUntilSettled());
    QCOMPARE(at.child<QLabel>(u"noticeLabel"_s).font().pointSizeF(), before * 1.25);
    QVERIFY(at.child<QLabel>(u"noticeLabel"_s).fontMetrics().height() > height);
    QVERIFY(at.child<QAction>(u"type-125"_s).isChecked());
    at.makeWindow();
    QCOMPARE(at.child<QLabel>(u"noticeLabel"_s).font().pointSizeF(), before * 1.25);
    QVERIFY(at.child<QAction>(u"type-125"_s).isChecked());
    at.child<QAction>(u"type-100"_s).trigger();
    QTRY_COMPARE(at.child<QLabel>(u"noticeLabel"_s).font().pointSizeF(), before);
    QCOMPARE(Settings().typeSize(), 100);
}

void FitTest::theFullScreenIsEnteredAndLeft() {
    WindowFixture at(QSize(1280, 800));
    MainWindow& window = at.window();
    const auto& action = at.child<QAction>(u"fullScreenAction"_s);
    QTest::keyClick(&window, Qt::Key_F11);
    QTRY_VERIFY(window.isFullScreen());
    QTRY_COMPARE(window.size(), window.screen()->size());
    QVERIFY(action.isChecked());
    QTest::keyClick(&window, Qt::Key_F11);
    QTRY_VERIFY(!window.isFullScreen());
    QVERIFY(!action.isChecked());
    QTRY_COMPARE(window.size(), QSize(1280, 800));
    QVERIFY(at.open());
    QTest::keyClick(&window.view(), Qt::Key_F11);
    QTRY_VERIFY(window.isFullScreen());
    QTest::keyClick(&window.view(), Qt::Key_Escape);
    QTRY_VERIFY(!window.isFullScreen());
    QVERIFY(!action.isChecked());
    // The program does not begin without a frame.
    QTest::keyClick(&window.view(), Qt::Key_F11);
    QTRY_VERIFY(window.isFullScreen());
    window.close();
    at.makeWindow();
    QVERIFY(!at.window().isFullScreen());
}

void FitTest::escLeavesTheFullScreenBeforeItStopsAHealing() {
    WindowFixture at(QSize(1280, 800));
    MainWindow& window = at.window();
    QVERIFY(at.open());
    QTest::keyClick(&window.view(), Qt::Key_F11);
    QTRY_VERIFY(window.isFullScreen());
    at.log().stepMilliseconds = 150;
    window.healVolume();
    QTRY_VERIFY(at.job().progress().slicesDone >= 1);
    QTest::keyClick(&window.view(), Qt::Key_Escape);
    QTRY_VERIFY(!window.isFullScreen());
    QVERIFY(at.job().busy() && !at.log().stopSeen);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(at.job().busy());
    QTest::keyClick(&window.view(), Qt::Key_Escape);
    QTRY_VERIFY(at.log().stopSeen);
    at.log().stepMilliseconds = 0;
    QVERIFY(at.healed());
}

void FitTest::textsOverThePictureAreReadableOnAnyGrey() {
    ViewAnnotations annotations(nullptr);
    annotations.resize(520, 480);
    ViewAnnotations::Content content;
    content.letters = {u"R"_s, u"L"_s, u"A"_s, u"P"_s};
    content.title = u"MMMMMMMM\nHHHHHHHH"_s;
    content.convention = u"EEEEEEEE"_s;
    content.contrast = u"FFFFFFFF"_s;
    content.pixelsPerMillimetre = 2.0;
    annotations.setContent(content);
    for (int grey = 0; grey <= 255; grey += 15) {
        QImage image(annotations.size(), QImage::Format_RGB32);
        image.fill(qRgb(grey, grey, grey));
        QPainter painter(&image);
        annotations.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
        painter.end();
        // The ground of a text is what surrounds its letters: the title begins at the margin, and
        // one pixel before its first letter there is ground.
        const int line = annotations.fontMetrics().height();
        for (const QPoint corner :
             {QPoint(6, 8 + line / 2), QPoint(6, image.height() - 8 - line / 2)}) {
            const QRgb ground = image.pixel(corner);
            QRgb ink = ground;
            for (int y = corner.y() - line / 2; y < corner.y() + line / 2; ++y) {
                for (int x = 8; x < 80; ++x) {
                    if (contrastOf(image.pixel(x, y), ground) > contrastOf(ink, ground)) {
                        ink = image.pixel(x, y);
                    }
                }
            }
            QVERIFY2(
                qGray(ink) > qGray(ground) && contrastOf(ink, ground) >= 4.5,
                qPrintable(
                    u"grey %1: ground %2, ink %3"_s.arg(grey).arg(qGray(ground)).arg(qGray(ink))));
        }
    }
}

void FitTest::aGreyMapHasAWhiteContour() {
    WindowFixture at;
    QVERIFY(at.open() && at.healSlice());
    const auto contour = [&] {
        at.window().presenter().refreshNow();
        return at.child<ViewAnnotations>(u"sliceAnnotations"_s).content().contour.lines.size();
    };
    // The map that the program begins with has colours, and hides what lies below the threshold.
    QCOMPARE(at.window().layers().choice().style, OverlayStyle());
    QVERIFY(scoreColour(0.5, OverlayStyle().map).saturation() > 100);
    QCOMPARE(contour(), std::size_t(0));
    at.window().layers().setOverlayStyle({ScoreMap::Grey, ThresholdMeaning::HideBelow});
    QVERIFY(contour() > 0);
    QCOMPARE(contourColour({ScoreMap::Grey, ThresholdMeaning::HideBelow}), QColor(Qt::white));
    at.window().layers().setOverlayStyle({ScoreMap::Inferno, ThresholdMeaning::Outline});
    QVERIFY(contour() > 0);
    at.window().layers().setThreshold(0.9);
    QCOMPARE(contour(), std::size_t(0));
    at.window().layers().setThreshold(0.03);
    QVERIFY(contour() > 0);
    at.window().layers().setOverlayShown(false);
    QCOMPARE(contour(), std::size_t(0));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::FitTest>(argc, argv);
}

#include "FitTest.moc"
