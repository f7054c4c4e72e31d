// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QWhatsThis>

#include <atomic>
#include <functional>
#include <map>

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/preprocess/MaskMorphology.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/cases/CaseLibraryDialog.h"
#include "ui/cases/CasePanel.h"
#include "ui/common/Language.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/findings/FindingDecisions.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/models/ModelManager.h"
#include "ui/plots/ProfilePlot.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/CompareController.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/ProfilePanel.h"
#include "ui/window/SecondVolumeController.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/window/WhatIsThis.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Chooses every entry of every menu, by its key if it has one and otherwise with the mouse, and
/// checks what that changes. An entry without a case here fails the test.
class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyEntryHasACase();
    void entries_data();
    void entries();

private:
    using Case = std::function<void()>;

    void fillCases();
    void fillDecisionCases();
    /// Heals the scan and chooses the first finding.
    void healAndChoose();
    /// What was decided about the only finding that anything was decided about.
    const DecidedFinding& decided() { return window().decisions().all().front(); }
    /// Presses the entry's key, or else finds it in the menus with the mouse.
    void use(const QString& name);
    void click(const QString& name);
    /// Returns the menus that lead to an entry, beginning with the one in the menu bar; empty if
    /// there is none.
    QList<QMenu*> wayTo(const QAction* action);
    QAction& action(const QString& name) { return at_->child<QAction>(name); }

    MainWindow& window() { return at_->window(); }
    SlicePresenter& presenter() { return window().presenter(); }
    PaintedAreas& areas() { return window().areas(); }
    SliceView& view() { return window().view(); }
    void stroke(QPointF from, QPointF to);
    void waitWhileBusy() { QTRY_VERIFY_WITH_TIMEOUT(!window().session().job().busy(), 30000); }

    std::unique_ptr<WindowFixture> at_;
    std::map<QString, Case> cases_;
};

/// All entries below a menu that can be chosen.
void collect(const QMenu& menu, QList<QAction*>& entries) {
    for (QAction* each : menu.actions()) {
        if (each->menu() != nullptr) {
            collect(*each->menu(), entries);
        } else if (!each->isSeparator()) {
            entries << each;
        }
    }
}

QList<QAction*> entriesOf(const MainWindow& window) {
    QList<QAction*> entries;
    for (QAction* each : window.menuBar()->actions()) {
        if (each->menu() != nullptr) {
            collect(*each->menu(), entries);
        }
    }
    return entries;
}

void ActionsTest::init() {
    Language::apply(u"en"_s);
    Theme::apply(Theme::Choice::Dark);
    at_ = std::make_unique<WindowFixture>();
    QVERIFY(at_->open());
    presenter().refreshNow();
    fillCases();
}

void ActionsTest::cleanup() {
    at_.reset();
    Language::apply(u"en"_s);
}

void ActionsTest::everyEntryHasACase() {
    const QList<QAction*> entries = entriesOf(window());
    QVERIFY(entries.size() > 50);
    for (const QAction* each : entries) {
        QVERIFY2(!each->objectName().isEmpty(), qPrintable(each->text() + u" has no name"_s));
        QVERIFY2(cases_.contains(each->objectName()),
                 qPrintable(u"no case covers "_s + each->objectName()));
    }
    // A case whose entry was removed from the menus must be removed as well.
    for (const auto& [name, unused] : cases_) {
        QVERIFY2(std::any_of(entries.begin(), entries.end(),
                             [&](const QAction* each) { return each->objectName() == name; }),
                 qPrintable(name + u" is in no menu"_s));
    }
}

void ActionsTest::entries_data() {
    QTest::addColumn<QString>("name");
    at_ = std::make_unique<WindowFixture>();
    fillCases();
    for (const auto& [name, unused] : cases_) {
        QTest::newRow(qPrintable(name)) << name;
    }
    at_.reset();
}

void ActionsTest::entries() {
    QFETCH(QString, name);
    cases_.at(name)();
}

QList<QMenu*> ActionsTest::wayTo(const QAction* action) {
    const std::function<QList<QMenu*>(QMenu*)> below = [&](QMenu* menu) -> QList<QMenu*> {
        for (QAction* each : menu->actions()) {
            if (each == action) {
                return {menu};
            }
            if (each->menu() != nullptr) {
                const QList<QMenu*> rest = below(each->menu());
                if (!rest.isEmpty()) {
                    return QList<QMenu*>{menu} + rest;
                }
            }
        }
        return {};
    };
    for (QAction* each : window().menuBar()->actions()) {
        const QList<QMenu*> way = below(each->menu());
        if (!way.isEmpty()) {
            return way;
        }
    }
    return {};
}

void ActionsTest::click(const QString& name) {
    const QList<QMenu*> way = wayTo(&action(name));
    QVERIFY2(!way.isEmpty(), qPrintable(name));
    QMenuBar* bar = window().menuBar();
    // A menu bar whose menus have just been added has their places only once it is drawn.
    QTRY_VERIFY(bar->isVisible() && bar->height() > 0);
    QVERIFY(waitUntilSettled());
    QTest::mouseClick(bar, Qt::LeftButton, {},
                      bar->actionGeometry(way.first()->menuAction()).center());
    for (qsizetype i = 0; i < way.size(); ++i) {
        QTRY_VERIFY(way[i]->isVisible());
        QAction* next = i + 1 < way.size() ? way[i + 1]->menuAction() : &action(name);
        QTest::mouseClick(way[i], Qt::LeftButton, {}, way[i]->actionGeometry(next).center());
    }
}

void ActionsTest::use(const QString& name) {
    QTRY_VERIFY2(action(name).isEnabled(), qPrintable(name));
    const QKeySequence key = action(name).shortcut();
    if (key.isEmpty()) {
        click(name);
    } else {
        QTest::keySequence(&view(), key);
    }
}

void ActionsTest::stroke(QPointF from, QPointF to) {
    use(u"brushToolAction"_s);
    drag(view(), Qt::LeftButton, view().pointOf(from).toPoint(), view().pointOf(to).toPoint());
}

void ActionsTest::healAndChoose() {
    window().layers().setThreshold(0.1);
    QVERIFY(at_->healVolume());
    const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
    QTRY_VERIFY(list.count() > 0 && window().showsAllFindings());
    list.click(0);
}

void ActionsTest::fillDecisionCases() {
    const auto decision = [this](const QString& name, FindingDecision what, DismissalReason why) {
        cases_[name] = [this, name, what, why] {
            healAndChoose();
            use(name);
            QCOMPARE(decided().note.decision, what);
            QCOMPARE(decided().note.reason, why);
        };
    };
    decision(u"keepFindingAction"_s, FindingDecision::Kept, DismissalReason::None);
    decision(u"dismissFindingAction"_s, FindingDecision::Dismissed, DismissalReason::None);
    decision(u"dismissVariantAction"_s, FindingDecision::Dismissed, DismissalReason::NormalVariant);
    decision(u"dismissArtefactAction"_s, FindingDecision::Dismissed, DismissalReason::Artefact);
    decision(u"dismissMaskAction"_s, FindingDecision::Dismissed, DismissalReason::WrongMask);
    decision(u"dismissOtherAction"_s, FindingDecision::Dismissed, DismissalReason::Other);
    cases_[u"reopenFindingAction"_s] = [this] {
        healAndChoose();
        use(u"keepFindingAction"_s);
        use(u"reopenFindingAction"_s);
        QVERIFY(window().decisions().all().empty());
    };
    cases_[u"nameFindingAction"_s] = [this] {
        healAndChoose();
        use(u"nameFindingAction"_s);
        QTRY_VERIFY(window().findChild<QDialog*>(u"findingNoteDialog"_s) != nullptr);
    };
    for (int colour = 1; colour <= 6; ++colour) {
        const QString name = u"findingColour%1Action"_s.arg(colour);
        cases_[name] = [this, name] {
            healAndChoose();
            use(name);
            QVERIFY(decided().note.colour.has_value());
        };
    }
    cases_[u"findingColour0Action"_s] = [this] {
        healAndChoose();
        use(u"findingColour1Action"_s);
        use(u"findingColour0Action"_s);
        QVERIFY(window().decisions().all().empty());
    };
    cases_[u"splitFindingAction"_s] = [this] {
        healAndChoose();
        use(u"splitFindingAction"_s);
        QCOMPARE(window().decisions().all().size(), std::size_t(2));
    };
    cases_[u"joinFindingsAction"_s] = [this] {
        healAndChoose();
        use(u"splitFindingAction"_s);
        at_->child<QTreeView>(u"findingsList"_s).selectAll();
        use(u"joinFindingsAction"_s);
        QCOMPARE(window().decisions().all().size(), std::size_t(1));
    };
    for (const QString& name : {u"growFindingAction"_s, u"shrinkFindingAction"_s}) {
        cases_[name] = [this, name] {
            healAndChoose();
            use(name);
            QVERIFY(decided().isEdited);
        };
    }
    for (const QString& name : {u"addAreaAction"_s, u"eraseAreaAction"_s, u"drawFindingAction"_s}) {
        cases_[name] = [this, name] {
            healAndChoose();
            stroke({16, 20}, {17, 20});
            use(name);
            QVERIFY(areas().isEmpty());
            QVERIFY(decided().isFixed());
        };
    }
    cases_[u"lookFirstAction"_s] = [this] {
        use(u"lookFirstAction"_s);
        QVERIFY(presenter().isCovered());
    };
    cases_[u"showComparisonAction"_s] = [this] {
        use(u"lookFirstAction"_s);
        QVERIFY(at_->healVolume());
        at_->child<QPushButton>(u"compareButton"_s).click();
        at_->child<QPushButton>(u"closeComparisonButton"_s).click();
        use(u"showComparisonAction"_s);
        QTRY_VERIFY(at_->child<QDialog>(u"comparisonDialog"_s).isVisible());
    };
}

void ActionsTest::fillCases() {
    using Compare = SlicePresenter::Compare;
    cases_.clear();
    // ---- File
    cases_[u"openAction"_s] = [this] {
        answerFileDialog(writeTestScan(at_->path(u"."_s), u"another.nii.gz"_s));
        use(u"openAction"_s);
        QTRY_COMPARE(window().session().cases().scan()->name, u"another.nii.gz"_s);
    };
    cases_[u"openFolderAction"_s] = [this] {
        QDir().mkpath(at_->path(u"study"_s));
        (void)writeTestScan(at_->path(u"study"_s), u"inside.nii.gz"_s);
        answerFileDialog(at_->path(u"study"_s));
        use(u"openFolderAction"_s);
        QTRY_COMPARE(window().session().cases().scan()->name, u"inside.nii.gz"_s);
    };
    cases_[u"recent1Action"_s] = [this] {
        use(u"closeScanAction"_s);
        QTRY_VERIFY(!window().session().cases().scan());
        use(u"recent1Action"_s);
        QTRY_VERIFY(window().session().cases().scan());
    };
    cases_[u"forgetRecentAction"_s] = [this] {
        use(u"forgetRecentAction"_s);
        QVERIFY(at_->child<QMenu>(u"recentMenu"_s).actions().isEmpty());
    };
    cases_[u"openSampleAction"_s] = [this] {
        const auto before = window().session().cases().scan();
        use(u"openSampleAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            !window().session().cases().opening() && window().session().cases().scan() != before,
            60000);
        QCOMPARE(window().session().cases().all().size(), std::size_t(2));
        QVERIFY(window().session().cases().all().back()->file.empty());
        QCOMPARE(window().session().cases().shownId(), window().session().cases().all().back()->id);
        QVERIFY(window().windowTitle().contains(window().session().cases().scan()->name));
    };
    cases_[u"closeScanAction"_s] = [this] {
        use(u"closeScanAction"_s);
        QTRY_VERIFY(window().session().cases().all().empty());
        QVERIFY(!action(u"closeScanAction"_s).isEnabled());
    };
    cases_[u"saveResultsAction"_s] = [this] {
        QVERIFY(!action(u"saveResultsAction"_s).isEnabled());
        QVERIFY(at_->healSlice());
        QDir().mkpath(at_->path(u"results"_s));
        answerFileDialog(at_->path(u"results"_s));
        use(u"saveResultsAction"_s);
        QTRY_VERIFY(QFile::exists(at_->path(u"results/anomaly_map.nii.gz"_s)));
    };
    cases_[u"saveReportAction"_s] = [this] {
        QVERIFY(!action(u"saveReportAction"_s).isEnabled());
        QVERIFY(at_->healSlice());
        use(u"saveReportAction"_s);
        auto* dialog = window().findChild<QDialog*>(u"reportDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* save = dialog->findChild<QPushButton*>(u"saveReportHtmlButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 30000);
        QVERIFY(dialog->findChild<QLabel*>(u"reportPage1"_s)->pixmap().width() >= 480);
        answerFileDialog(at_->path(u"report.html"_s));
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at_->path(u"report.html"_s)), 30000);
        QFile report(at_->path(u"report.html"_s));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray page = report.readAll();
        QVERIFY(page.contains("not a medical device"));
        QVERIFY(page.contains("data:image/png;base64,"));
    };
    cases_[u"saveScreenshotAction"_s] = [this] {
        answerFileDialog(at_->path(u"picture.png"_s));
        use(u"saveScreenshotAction"_s);
        QTRY_VERIFY(QImage(at_->path(u"picture.png"_s)).width() >= 640);
    };
    // ExportTest tells what the dialogs do.
    for (const auto& [name, dialog, needsHealing] :
         {std::tuple{u"savePicturesAction"_s, u"pictureDialog"_s, false},
          std::tuple{u"exportFilesAction"_s, u"exportDialog"_s, true},
          std::tuple{u"fetchAction"_s, u"serversDialog"_s, false},
          std::tuple{u"serversAction"_s, u"serversDialog"_s, false}}) {
        cases_[name] = [=, this] {
            if (needsHealing) {
                QVERIFY(!action(name).isEnabled());
                QVERIFY(at_->healSlice());
            }
            use(name);
            // As long as no server is named, what asks for one shows their list.
            auto* shown = window().findChild<QDialog*>(dialog);
            QVERIFY(shown != nullptr && shown->isVisible());
            shown->close();
        };
    }
    // CaseFileTest, CompareTest, TeachingTest and TourTest tell what the entries below lead to.
    const auto writeNonsense = [this](const QString& name) {
        QFile file(at_->path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write("nothing that can be read");
        }
        return file.fileName();
    };
    cases_[u"casesAction"_s] = [this] {
        use(u"casesAction"_s);
        auto* shown = window().findChild<CaseLibraryDialog*>();
        QVERIFY(shown != nullptr && shown->isVisible());
        shown->close();
    };
    cases_[u"openCaseAction"_s] = [=, this] {
        answerFileDialog(writeNonsense(u"damaged.disyre"_s));
        use(u"openCaseAction"_s);
        QTRY_VERIFY(window().messages().kind() == MessageBar::Kind::Problem);
    };
    for (const QString& name : {u"saveCaseAction"_s, u"saveCaseAsAction"_s}) {
        cases_[name] = [=, this] {
            answerFileDialog(at_->path(u"one.disyre"_s));
            use(name);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at_->path(u"one.disyre"_s)), 30000);
        };
    }
    cases_[u"compareAction"_s] = [this] {
        use(u"compareAction"_s);
        QTRY_VERIFY(window().comparison().isComparing());
        use(u"compareAction"_s);
        QVERIFY(!window().comparison().isComparing());
    };
    for (const QString& name :
         {u"teachingBenchAction"_s, u"teachingMicroscopeAction"_s, u"teachingQuizAction"_s}) {
        cases_[name] = [=, this] {
            use(name);
            auto* shown = window().findChild<QWidget*>(u"teachingWindow"_s);
            QVERIFY(shown != nullptr && shown->isVisible());
            shown->close();
        };
    }
    for (int tour = 1; tour <= 7; ++tour) {
        const QString name = u"tourAction%1"_s.arg(tour);
        cases_[name] = [=, this] {
            use(name);
            QTRY_VERIFY(at_->child<QWidget>(u"tourPanel"_s).isVisible());
            QTest::mouseClick(&at_->child<QPushButton>(u"tourEndButton"_s), Qt::LeftButton);
            QTRY_VERIFY(!at_->child<QWidget>(u"tourPanel"_s).isVisible());
            if (auto* teaching = window().findChild<QWidget*>(u"teachingWindow"_s)) {
                teaching->close();
            }
        };
    }
    cases_[u"openTourAction"_s] = [=, this] {
        answerFileDialog(writeNonsense(u"damaged.json"_s));
        use(u"openTourAction"_s);
        QTRY_VERIFY(window().messages().kind() == MessageBar::Kind::Problem);
    };
    cases_[u"highlightPointerAction"_s] = [this] {
        QVERIFY(!action(u"highlightPointerAction"_s).isChecked());
        use(u"highlightPointerAction"_s);
        QVERIFY(action(u"highlightPointerAction"_s).isChecked());
        use(u"highlightPointerAction"_s);
    };
    for (const QString& name : {u"exportDicomAction"_s, u"sendDicomAction"_s}) {
        cases_[name] = [=, this] {
            QVERIFY(!action(name).isEnabled());
            QVERIFY(at_->healSlice());
            use(name);
            QTRY_VERIFY(window().messages().text().contains(u"no DICOM series"_s));
        };
    }
    cases_[u"copyCommandAction"_s] = [this] {
        QVERIFY(!action(u"copyCommandAction"_s).isEnabled());
        QVERIFY(at_->healSlice());
        use(u"copyCommandAction"_s);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"disyre heal"_s));
    };
    cases_[u"copyViewAction"_s] = [this] {
        QApplication::clipboard()->clear();
        const QSize size = (QSizeF(view().size()) * view().devicePixelRatioF()).toSize();
        use(u"copyViewAction"_s);
        QCOMPARE(QApplication::clipboard()->image().size(), size);
    };
    cases_[u"copyWindowAction"_s] = [this] {
        QApplication::clipboard()->clear();
        use(u"copyWindowAction"_s);
        QCOMPARE(QApplication::clipboard()->image().size(),
                 (QSizeF(window().size()) * window().devicePixelRatioF()).toSize());
    };
    const auto overlay = [this] {
        answerFileDialog(writeTestScan(at_->path(u"."_s), u"second.nii.gz"_s));
        use(u"openSecondAction"_s);
        QTRY_VERIFY(window().secondVolume().shown() != nullptr);
    };
    cases_[u"openSecondAction"_s] = [this, overlay] {
        QVERIFY(!action(u"removeSecondAction"_s).isEnabled());
        overlay();
        QCOMPARE(window().secondVolume().shown()->name, u"second.nii.gz"_s);
    };
    cases_[u"removeSecondAction"_s] = [this, overlay] {
        overlay();
        use(u"removeSecondAction"_s);
        QVERIFY(window().secondVolume().shown() == nullptr);
    };
    cases_[u"showSecondAction"_s] = [this, overlay] {
        overlay();
        presenter().refreshNow();
        QVERIFY(!view().second().picture.isNull());
        use(u"showSecondAction"_s);
        presenter().refreshNow();
        QVERIFY(view().second().picture.isNull());
        QVERIFY(window().secondVolume().shown() != nullptr);
    };
    cases_[u"quitAction"_s] = [this] {
        use(u"quitAction"_s);
        QTRY_VERIFY(!window().isVisible());
    };
    // ---- View
    const auto base = [this](const QString& name, BaseLayer from, BaseLayer to) {
        cases_[name] = [=, this] {
            window().layers().setBase(from);
            use(name);
            QCOMPARE(window().layers().choice().base, to);
        };
    };
    base(u"showScanAction"_s, BaseLayer::Restored, BaseLayer::Scan);
    base(u"showRestoredAction"_s, BaseLayer::Scan, BaseLayer::Restored);
    base(u"showDifferenceAction"_s, BaseLayer::Scan, BaseLayer::Difference);
    cases_[u"toggleOverlayAction"_s] = [this] {
        const bool before = window().layers().choice().overlay;
        use(u"toggleOverlayAction"_s);
        QCOMPARE(window().layers().choice().overlay, !before);
    };
    const auto walk = [this](const QString& name, int by) {
        cases_[name] = [this, name, by] {
            window().layers().setThreshold(0.01);
            QVERIFY(at_->healVolume());
            const FindingRows list(at_->child<QTreeView>(u"findingsList"_s));
            QTRY_VERIFY(list.count() > 0 && window().showsAllFindings());
            use(name);
            QCOMPARE(list.current(), by > 0 ? 0 : list.count() - 1);
            QVERIFY(view().hasFocus());
        };
    };
    walk(u"nextFindingAction"_s, 1);
    walk(u"previousFindingAction"_s, -1);
    cases_[u"swipeAction"_s] = [this] {
        use(u"swipeAction"_s);
        QCOMPARE(presenter().compare(), Compare::Swipe);
        use(u"swipeAction"_s);
        QCOMPARE(presenter().compare(), Compare::Nothing);
    };
    cases_[u"sideBySideAction"_s] = [this] {
        use(u"sideBySideAction"_s);
        QCOMPARE(presenter().compare(), Compare::SideBySide);
        QVERIFY(window().views().sideBySide());
    };
    const auto main = [this](const QString& name, Plane plane) {
        cases_[name] = [=, this] {
            window().views().setMain(plane == Plane::Axial ? Plane::Coronal : Plane::Axial);
            use(name);
            QCOMPARE(window().views().main(), plane);
            QCOMPARE(window().views().arrangement(), ViewGrid::Arrangement::LargeAndTwo);
        };
    };
    main(u"axialMainAction"_s, Plane::Axial);
    main(u"coronalMainAction"_s, Plane::Coronal);
    main(u"sagittalMainAction"_s, Plane::Sagittal);
    cases_[u"quartersAction"_s] = [this] {
        use(u"quartersAction"_s);
        QCOMPARE(window().views().arrangement(), ViewGrid::Arrangement::Quarters);
    };
    cases_[u"aloneAction"_s] = [this] {
        use(u"aloneAction"_s);
        QVERIFY(window().views().alone() == Plane::Axial);
        use(u"aloneAction"_s);
        QVERIFY(!window().views().alone());
    };
    cases_[u"showCrosshairAction"_s] = [this] {
        use(u"showCrosshairAction"_s);
        QVERIFY(!presenter().crosshairShown());
    };
    cases_[u"neurologicalAction"_s] = [this] {
        use(u"neurologicalAction"_s);
        QCOMPARE(view().letters()[0], u"L"_s);
    };
    cases_[u"radiologicalAction"_s] = [this] {
        use(u"neurologicalAction"_s);
        use(u"radiologicalAction"_s);
        QCOMPARE(view().letters()[0], u"R"_s);
    };
    const auto contrast = [this](const QString& name, auto check) {
        cases_[name] = [=, this] {
            const Contrast before = presenter().contrast();
            use(name);
            const Contrast after = presenter().contrast();
            QVERIFY2(check(before, after), qPrintable(u"%1/%2 to %3/%4"_s.arg(before.window)
                                                          .arg(before.level)
                                                          .arg(after.window)
                                                          .arg(after.level)));
        };
    };
    contrast(u"narrowerWindowAction"_s,
             [](const Contrast& a, const Contrast& b) { return b.window < a.window; });
    contrast(u"widerWindowAction"_s,
             [](const Contrast& a, const Contrast& b) { return b.window > a.window; });
    contrast(u"lowerLevelAction"_s,
             [](const Contrast& a, const Contrast& b) { return b.level < a.level; });
    contrast(u"higherLevelAction"_s,
             [](const Contrast& a, const Contrast& b) { return b.level > a.level; });
    contrast(u"automaticWindowLevelAction"_s,
             [](const Contrast& a, const Contrast& b) { return !(a == b); });
    contrast(u"fullWindowLevelAction"_s, [](const Contrast&, const Contrast& b) {
        return std::abs(b.window - kSpotValue) < 1 && std::abs(b.level - kSpotValue / 2) < 1;
    });
    contrast(u"brainWindowLevelAction"_s,
             [](const Contrast& a, const Contrast& b) { return !(a == b); });
    contrast(u"narrowWindowLevelAction"_s,
             [](const Contrast& a, const Contrast& b) { return b.window < a.window; });
    cases_[u"resetWindowLevelAction"_s] = [this] {
        const Contrast before = presenter().contrast();
        use(u"widerWindowAction"_s);
        QVERIFY(!(presenter().contrast() == before));
        use(u"resetWindowLevelAction"_s);
        QVERIFY(presenter().contrast() == before);
    };
    cases_[u"zoomInAction"_s] = [this] {
        use(u"zoomInAction"_s);
        QVERIFY(view().zoom() > 1.0);
    };
    cases_[u"zoomOutAction"_s] = [this] {
        use(u"zoomOutAction"_s);
        QVERIFY(view().zoom() < 1.0);
    };
    cases_[u"fitAction"_s] = [this] {
        use(u"zoomInAction"_s);
        use(u"fitAction"_s);
        QCOMPARE(view().zoom(), 1.0);
    };
    cases_[u"oneToOneAction"_s] = [this] {
        use(u"oneToOneAction"_s);
        const double apart = view().pointOf({1, 0}).x() - view().pointOf({0, 0}).x();
        QVERIFY(std::abs(std::abs(apart) * view().devicePixelRatioF() - 1.0) < 0.01);
    };
    const auto tool = [this](const QString& name, ViewTool wanted) {
        cases_[name] = [=, this] {
            use(wanted == ViewTool::Ruler ? u"ellipseToolAction"_s : u"rulerToolAction"_s);
            use(name);
            QCOMPARE(view().tool(), wanted);
        };
    };
    tool(u"crosshairToolAction"_s, ViewTool::Crosshair);
    tool(u"rulerToolAction"_s, ViewTool::Ruler);
    tool(u"ellipseToolAction"_s, ViewTool::Ellipse);
    tool(u"brushToolAction"_s, ViewTool::Brush);
    const auto drawTwo = [this] {
        use(u"rulerToolAction"_s);
        for (const double row : {20.0, 30.0}) {
            drag(view(), Qt::LeftButton, view().pointOf({14, row}).toPoint(),
                 view().pointOf({30, row}).toPoint());
        }
        QCOMPARE(presenter().measurements().all().size(), std::size_t(2));
    };
    cases_[u"removeMeasurementAction"_s] = [this, drawTwo] {
        drawTwo();
        use(u"removeMeasurementAction"_s);
        QCOMPARE(presenter().measurements().all().size(), std::size_t(1));
    };
    cases_[u"removeMeasurementsAction"_s] = [this, drawTwo] {
        drawTwo();
        use(u"removeMeasurementsAction"_s);
        QVERIFY(presenter().measurements().all().empty());
    };
    cases_[u"smallerBrushAction"_s] = [this] {
        use(u"smallerBrushAction"_s);
        QCOMPARE(areas().brush(), 8);
    };
    cases_[u"largerBrushAction"_s] = [this] {
        use(u"largerBrushAction"_s);
        QCOMPARE(areas().brush(), 12);
    };
    cases_[u"newAreaAction"_s] = [this] {
        stroke({16, 20}, {20, 20});
        use(u"newAreaAction"_s);
        stroke({16, 34}, {20, 34});
        QVERIFY(areas().voxelCount(1) > 0 && areas().voxelCount(2) > 0);
    };
    cases_[u"undoAction"_s] = [this] {
        stroke({16, 20}, {20, 20});
        use(u"undoAction"_s);
        QVERIFY(areas().isEmpty());
    };
    cases_[u"redoAction"_s] = [this] {
        stroke({16, 20}, {20, 20});
        use(u"undoAction"_s);
        use(u"redoAction"_s);
        QVERIFY(!areas().isEmpty());
    };
    cases_[u"historyAction"_s] = [this] {
        stroke({16, 20}, {20, 20});
        use(u"historyAction"_s);
        QTRY_VERIFY(at_->child<QDialog>(u"historyDialog"_s).isVisible());
    };
    fillDecisionCases();
    tool(u"maskBrushToolAction"_s, ViewTool::MaskBrush);
    cases_[u"showBrainMaskAction"_s] = [this] {
        // The outline of a mask that is no more than the scan's own tissue is hidden at first.
        QVERIFY(!view().maskShown());
        use(u"showBrainMaskAction"_s);
        QVERIFY(view().maskShown());
        QVERIFY(at_->child<QCheckBox>(u"brainMaskCheckBox"_s).isChecked());
        use(u"showBrainMaskAction"_s);
        QVERIFY(!view().maskShown());
    };
    cases_[u"findBrainAction"_s] = [this] {
        // What it finds is the subject of BrainMaskTest; here it is enough that the networks are
        // asked for.
        const auto asked = std::make_shared<std::atomic<bool>>(false);
        at_->job().setExtractorFactory(
            [asked](const std::filesystem::path&,
                    const std::string&) -> std::unique_ptr<BrainExtractor> {
                *asked = true;
                throw SettingsError(MessageId::BrainNone);
            });
        use(u"findBrainAction"_s);
        QTRY_VERIFY(asked->load());
        waitWhileBusy();
        QCOMPARE(window().session().cases().state(), HealingState::Ready);
    };
    cases_[u"openMaskAction"_s] = [this] {
        const std::size_t before = window().brainMask().voxelCount();
        const auto scan = at_->cases().scan();
        Volume half = scan->scan;
        for (std::size_t i = 0; i < half.voxels.size() / 2; ++i) {
            half.voxels[i] = 0.0f;
        }
        writeScan(toPath(at_->path(u"half.nii.gz"_s)), half);
        answerFileDialog(at_->path(u"half.nii.gz"_s));
        use(u"openMaskAction"_s);
        QTRY_VERIFY(window().brainMask().voxelCount() < before);
        QVERIFY(window().brainMask().origin().file == toPath(at_->path(u"half.nii.gz"_s)));
    };
    const auto wholeMask = [this](const QString& name, auto expected) {
        cases_[name] = [this, name, expected] {
            BrainMaskEditor& mask = window().brainMask();
            const Mask before = mask.mask();
            use(name);
            QTRY_VERIFY(!mask.working() && action(name).isEnabled());
            QCOMPARE(mask.mask().voxels, expected(before).voxels);
        };
    };
    wholeMask(u"fillMaskAction"_s, [](const Mask& mask) { return withHolesFilled(mask); });
    wholeMask(u"growMaskAction"_s, [](const Mask& mask) { return grown(mask); });
    wholeMask(u"shrinkMaskAction"_s, [](const Mask& mask) { return shrunk(mask); });
    cases_[u"foundMaskAction"_s] = [this] {
        const Mask found = window().brainMask().mask();
        QVERIFY(!action(u"foundMaskAction"_s).isEnabled());
        use(u"growMaskAction"_s);
        QTRY_VERIFY(!window().brainMask().working());
        QVERIFY(window().brainMask().mask().voxels != found.voxels);
        use(u"foundMaskAction"_s);
        QCOMPARE(window().brainMask().mask().voxels, found.voxels);
        QVERIFY(!action(u"foundMaskAction"_s).isEnabled());
    };
    cases_[u"eraseAreasAction"_s] = [this] {
        stroke({16, 20}, {20, 20});
        use(u"eraseAreasAction"_s);
        QVERIFY(areas().isEmpty());
    };
    const auto theme = [this](Theme::Choice choice) {
        const QString name = u"theme-%1"_s.arg(Theme::toText(choice));
        cases_[name] = [=, this] {
            Theme::apply(choice == Theme::Choice::Dark ? Theme::Choice::Light
                                                       : Theme::Choice::Dark);
            use(name);
            QCOMPARE(Theme::current(), choice);
            QVERIFY(action(name).isChecked());
        };
    };
    theme(Theme::Choice::System);
    theme(Theme::Choice::Light);
    theme(Theme::Choice::Dark);
    const auto fileMenu = [this] { return window().menuBar()->actions().constFirst()->text(); };
    cases_[u"language-de"_s] = [this, fileMenu] {
        use(u"language-de"_s);
        QTRY_COMPARE(fileMenu(), u"&Datei"_s);
    };
    cases_[u"language-en"_s] = [this, fileMenu] {
        use(u"language-de"_s);
        QTRY_COMPARE(fileMenu(), u"&Datei"_s);
        use(u"language-en"_s);
        QTRY_COMPARE(fileMenu(), u"&File"_s);
    };
    cases_[u"language-system"_s] = [this, fileMenu] {
        use(u"language-de"_s);
        QTRY_COMPARE(fileMenu(), u"&Datei"_s);
        use(u"language-system"_s);
        QTRY_COMPARE(Language::current(), Language::ofSystem());
    };
    for (const int percent : {100, 125, 150}) {
        const QString name = u"type-%1"_s.arg(percent);
        cases_[name] = [this, name, percent] {
            const double before = QApplication::font().pointSizeF();
            use(percent == 100 ? u"type-150"_s : u"type-100"_s);
            use(name);
            QTRY_VERIFY(action(name).isChecked());
            QCOMPARE(Settings().typeSize(), percent);
            QCOMPARE(QApplication::font().pointSizeF(), before * percent / 100.0);
            use(u"type-100"_s);
            QCOMPARE(QApplication::font().pointSizeF(), before);
        };
    }
    cases_[u"fullScreenAction"_s] = [this] {
        use(u"fullScreenAction"_s);
        QTRY_VERIFY(window().isFullScreen());
        use(u"fullScreenAction"_s);
        QTRY_VERIFY(!window().isFullScreen());
    };
    for (const QString& dock :
         {u"casesDock"_s, u"settingsDock"_s, u"layersDock"_s, u"findingsDock"_s, u"curveDock"_s,
          u"profileDock"_s, u"compareDock"_s}) {
        cases_[dock + u"Action"_s] = [this, dock] {
            const bool before = at_->child<QDockWidget>(dock).isVisible();
            use(dock + u"Action"_s);
            QTRY_COMPARE(at_->child<QDockWidget>(dock).isVisible(), !before);
        };
    }
    cases_[u"resetLayoutAction"_s] = [this] {
        at_->child<QDockWidget>(u"layersDock"_s).hide();
        use(u"resetLayoutAction"_s);
        QTRY_VERIFY(at_->child<QDockWidget>(u"layersDock"_s).isVisible());
        QVERIFY(!at_->child<QDockWidget>(u"profileDock"_s).isVisible());
    };
    // ---- Heal
    const auto healed = [this] { return window().session().cases().cache()->slicesComplete(); };
    cases_[u"healVolumeAction"_s] = [this, healed] {
        use(u"healVolumeAction"_s);
        waitWhileBusy();
        QVERIFY(healed() > 10);
    };
    cases_[u"healSlabAction"_s] = [this, healed] {
        use(u"healSlabAction"_s);
        waitWhileBusy();
        QVERIFY2(healed() >= 4 && healed() <= 6, qPrintable(QString::number(healed())));
    };
    cases_[u"healSliceAction"_s] = [this, healed] {
        use(u"healSliceAction"_s);
        waitWhileBusy();
        QCOMPARE(healed(), 1);
    };
    cases_[u"pauseAction"_s] = [this] {
        at_->log().stepMilliseconds = 20;
        use(u"healVolumeAction"_s);
        QTRY_COMPARE(window().session().cases().state(), HealingState::Healing);
        use(u"pauseAction"_s);
        QTRY_COMPARE(window().session().cases().state(), HealingState::Paused);
        use(u"pauseAction"_s);
        QTRY_COMPARE(window().session().cases().state(), HealingState::Healing);
        window().stopHealing();
        waitWhileBusy();
    };
    cases_[u"stopAction"_s] = [this] {
        at_->log().stepMilliseconds = 20;
        use(u"healVolumeAction"_s);
        QTRY_COMPARE(window().session().cases().state(), HealingState::Healing);
        use(u"stopAction"_s);
        waitWhileBusy();
        QVERIFY(at_->log().stopSeen);
    };
    cases_[u"computeProfileAction"_s] = [this] {
        use(u"computeProfileAction"_s);
        QTRY_COMPARE(window().profile().plot().points(0), 20);
        QVERIFY(at_->child<QDockWidget>(u"profileDock"_s).isVisible());
    };
    // ---- Help
    cases_[u"whatIsThisAction"_s] = [this] {
        QString said;
        connect(&at_->child<WhatIsThis>(QString()), &WhatIsThis::explained, this,
                [&said](const QString& text) { said = text; });
        hover(view(), view().rect().center());
        use(u"whatIsThisAction"_s);
        QVERIFY2(said.contains(u"cross-hair"_s), qPrintable(said));
        QWhatsThis::hideText();
    };
    for (const QString& box : {u"keys"_s, u"about"_s}) {
        cases_[box + u"Action"_s] = [this, box] {
            use(box + u"Action"_s);
            QTRY_VERIFY(window().findChild<QDialog*>(box + u"Box"_s) != nullptr);
            auto* dialog = window().findChild<QDialog*>(box + u"Box"_s);
            QTRY_VERIFY(dialog->isVisible());
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!window().findChild<QDialog*>(box + u"Box"_s) || !dialog->isVisible());
        };
    }
    cases_[u"logAction"_s] = [this] {
        const QTemporaryDir folder;
        startLog(toPath(folder.path()), false);
        logEvent(LogLevel::Information, "test.ran", {{"count", 3}});
        use(u"logAction"_s);
        QTRY_VERIFY(window().findChild<QDialog*>(u"logBox"_s) != nullptr);
        auto& box = at_->child<QDialog>(u"logBox"_s);
        QTRY_VERIFY(box.isVisible());
        const QString lines = at_->child<QPlainTextEdit>(u"logLines"_s).toPlainText();
        QVERIFY2(lines.contains(u"test.ran count=3"_s), qPrintable(lines));
        QTest::mouseClick(&at_->child<QPushButton>(u"copyLogButton"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().trimmed(), lines.trimmed());
        QTest::keyClick(&box, Qt::Key_Escape);
        QTRY_VERIFY(window().findChild<QDialog*>(u"logBox"_s) == nullptr);
        stopLog();
    };
    cases_[u"trainAction"_s] = [this] {
        QVERIFY(window().training().wizard() == nullptr);
        use(u"trainAction"_s);
        QTRY_VERIFY(window().training().wizard() != nullptr &&
                    window().training().wizard()->isVisible());
    };
    cases_[u"modelsAction"_s] = [this] {
        use(u"modelsAction"_s);
        QTRY_VERIFY(window().training().manager() != nullptr &&
                    window().training().manager()->isVisible());
    };
    // These entries can be chosen only while a training runs or after it. WizardTest chooses them
    // from the menu; here they must be disabled.
    for (const QString& name :
         {u"newTrainingAction"_s, u"pauseTrainingAction"_s, u"stopTrainingAction"_s}) {
        cases_[name] = [this, name] { QVERIFY(!action(name).isEnabled()); };
    }
    cases_[u"resetSettingsAction"_s] = [this] {
        HealingSettings other;
        other.skip = 10;
        window().setHealingSettings(other);
        use(u"resetSettingsAction"_s);
        QTRY_VERIFY(window().healingSettings() == thoroughSettings());
    };
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ActionsTest>(argc, argv);
}

#include "ActionsTest.moc"
