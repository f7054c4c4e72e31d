// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextEdit>
#include <QWhatsThis>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/findings/Regions.h"
#include "core/image/Nifti.h"
#include "core/sample/SampleScan.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/models/ModelManager.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/TrainingPresenter.h"
#include "ui/window/WhatIsThis.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Habits that people bring from other viewers of medical pictures.
class HabitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() {
        QWhatsThis::hideText();
        at_.reset();
    }

    void theViewInUseIsCopied();
    void presetsOfWindowAndLevelHaveKeys();
    void scansWithANegativeBackgroundOpenOnTheBrain();
    void everyControlIsExplained();
    void f1ExplainsWhatThePointerRestsOn();
    void f1ExplainsWhatTheKeyboardIsIn();
    void f1InAnotherWindowExplainsThatOne();
    void f1ExplainsAnEntryOfAMenu();
    void explanationsNameSectionsOfTheManual();
    void recentFilesShowTheirFolders();
    void filesWithAnyNameAreDropped();
    void tryingTheSampleHealsIt();
    void theWalkReachesBothLesionsOfTheSample();

private:
    SliceView& view(Plane plane = Plane::Axial) { return at_->window().views().view(plane); }
    QString write(const QString& name, const Volume& volume) {
        writeScan(toPath(at_->path(name)), volume);
        return at_->path(name);
    }
    bool openAs(const QString& name, const Volume& volume) {
        at_->window().openFile(write(name, volume));
        return QTest::qWaitFor(
            [&] { return at_->cases().scan() && at_->cases().scan()->name == name; }, 30000);
    }
    /// The explanations that are opened, as they come.
    QStringList& explained() {
        explained_.clear();
        disconnect(explaining_);
        auto* help = at_->window().findChild<WhatIsThis*>();
        explaining_ = connect(help, &WhatIsThis::explained, this,
                              [this](const QString& text) { explained_ << text; });
        return explained_;
    }
    static QList<QWidget*> controlsOf(const QWidget& window);

    std::unique_ptr<WindowFixture> at_;
    QStringList explained_;
    QMetaObject::Connection explaining_;
};

void HabitsTest::theViewInUseIsCopied() {
    QVERIFY(at_->open());
    for (const Plane plane : kPlanes) {
        view(plane).setFocus();
        QApplication::clipboard()->clear();
        // The message that says so makes the views lower afterwards.
        at_->window().messages().dismiss();
        QVERIFY(waitUntilSettled());
        const QImage seen = view(plane).grab().toImage();
        const QSize size = (QSizeF(view(plane).size()) * view(plane).devicePixelRatioF()).toSize();
        QTest::keyClick(&view(plane), Qt::Key_C, Qt::ControlModifier);
        const QImage copied = QApplication::clipboard()->image();
        QCOMPARE(copied.size(), size);
        QVERIFY(rootMeanSquare(copied.convertToFormat(QImage::Format_RGB32),
                               seen.convertToFormat(QImage::Format_RGB32)) < 1.0);
        QVERIFY(at_->window().messages().text().contains(u"copied"_s));
    }
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->image().size(),
             (QSizeF(at_->window().size()) * at_->window().devicePixelRatioF()).toSize());
}

void HabitsTest::presetsOfWindowAndLevelHaveKeys() {
    QVERIFY(at_->open());
    std::vector<float> brain;
    for (const float value : at_->cases().scan()->ras.voxels) {
        if (value > 0.0f) {
            brain.push_back(value);
        }
    }
    std::sort(brain.begin(), brain.end());
    const auto quantileOf = [&](double share) {
        return static_cast<double>(
            brain[static_cast<std::size_t>(share * static_cast<double>(brain.size() - 1))]);
    };
    const auto shows = [this](double low, double high) {
        const Contrast& contrast = at_->window().presenter().contrast();
        return std::abs(contrast.level - contrast.window / 2 - low) < 0.5 &&
               std::abs(contrast.level + contrast.window / 2 - high) < 0.5;
    };
    QTest::keyClick(&view(), Qt::Key_G, Qt::ShiftModifier);
    QVERIFY(shows(quantileOf(0.01), quantileOf(0.99)));
    QTest::keyClick(&view(), Qt::Key_G);
    QVERIFY(shows(quantileOf(0.1), quantileOf(0.9)));
    QTest::keyClick(&view(), Qt::Key_W, Qt::ShiftModifier);
    QVERIFY(shows(0.0, kSpotValue));
    // The menu shows the key of every preset.
    for (const QString& name :
         {u"resetWindowLevelAction"_s, u"automaticWindowLevelAction"_s, u"fullWindowLevelAction"_s,
          u"brainWindowLevelAction"_s, u"narrowWindowLevelAction"_s}) {
        QVERIFY2(!at_->child<QAction>(name).shortcut().isEmpty(), qPrintable(name));
    }
}

void HabitsTest::scansWithANegativeBackgroundOpenOnTheBrain() {
    const Volume plain = spottedBrain();
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (const float value : plain.voxels) {
        if (value != 0.0f) {
            sum += static_cast<double>(value);
            squares += static_cast<double>(value) * static_cast<double>(value);
            count += 1.0;
        }
    }
    const double mean = sum / count;
    const double deviation = std::sqrt(squares / count - mean * mean);
    QVERIFY(openAs(u"plain.nii.gz"_s, plain));
    const auto opened = at_->cases().scan();
    const auto middle = at_->window().presenter().crosshair();
    const auto scored = [&](float background) {
        Volume scan = plain;
        for (float& value : scan.voxels) {
            value = value == 0.0f
                        ? background
                        : static_cast<float>((static_cast<double>(value) - mean) / deviation);
        }
        return scan;
    };
    // Z-scores of the brain with the background at their mean, at that of the whole scan, and far
    // below, as tools that mark what is outside leave it.
    for (const float background : {0.0f, -4.0f, -1000.0f}) {
        const QString name = u"scored%1.nii.gz"_s.arg(static_cast<double>(background));
        QVERIFY(openAs(name, scored(background)));
        const auto scan = at_->cases().scan();
        QCOMPARE(scan->firstSlice, opened->firstSlice);
        QVERIFY2(scan->tissueFirst == opened->tissueFirst && scan->tissueLast == opened->tissueLast,
                 qPrintable(name));
        QVERIFY(at_->window().presenter().crosshair() == middle);
        QTest::keyClick(&view(), Qt::Key_R);
        const Contrast& contrast = at_->window().presenter().contrast();
        const double low = contrast.level - contrast.window / 2;
        const double high = contrast.level + contrast.window / 2;
        // The brain's greys, but for the spot, lie between about -3 and 2.
        QVERIFY2(low >= -8.0 && low < -1.0 && high > 1.0 && high < 12.0,
                 qPrintable(u"%1: %2 to %3"_s.arg(name).arg(low).arg(high)));
        QVERIFY(view().title().size() > 0);
    }
}

QList<QWidget*> HabitsTest::controlsOf(const QWidget& window) {
    QList<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<QAbstractButton*>(widget) != nullptr ||
                               qobject_cast<QAbstractSlider*>(widget) != nullptr ||
                               qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
                               qobject_cast<QComboBox*>(widget) != nullptr ||
                               qobject_cast<QLineEdit*>(widget) != nullptr ||
                               qobject_cast<QTextEdit*>(widget) != nullptr ||
                               qobject_cast<QAbstractItemView*>(widget) != nullptr ||
                               widget->focusPolicy() != Qt::NoFocus;
        // Qt makes these parts itself, inside of the controls.
        const bool isPart = widget->objectName().startsWith(u"qt_"_s) ||
                            widget->objectName().startsWith(u"__qt__"_s) ||
                            qobject_cast<QScrollBar*>(widget) != nullptr ||
                            qobject_cast<QMenu*>(widget) != nullptr;
        if (isControl && !isPart) {
            controls << widget;
        }
    }
    return controls;
}

void HabitsTest::everyControlIsExplained() {
    QVERIFY(at_->open());
    at_->child<QAction>(u"trainAction"_s).trigger();
    at_->child<QAction>(u"modelsAction"_s).trigger();
    QTRY_VERIFY(at_->window().training().wizard() != nullptr &&
                at_->window().training().manager() != nullptr);
    int checked = 0;
    for (const QWidget* window :
         std::initializer_list<const QWidget*>{&at_->window(), at_->window().training().wizard(),
                                               at_->window().training().manager()}) {
        for (const QWidget* control : controlsOf(*window)) {
            const QString what = u"%1 %2"_s.arg(
                QString::fromLatin1(control->metaObject()->className()), control->objectName());
            const QString text = WhatIsThis::explanationOf(*control);
            QVERIFY2(text.count(u' ') >= 8, qPrintable(what + u": "_s + text));
            QVERIFY2(text.contains(u"using.md"_s), qPrintable(what + u": "_s + text));
            // What the control itself says is a part of it.
            const QString tip = control->toolTip().toHtmlEscaped().section(u'\n', 0, 0);
            QVERIFY2(text.contains(tip), qPrintable(what + u": "_s + text));
            ++checked;
        }
    }
    QVERIFY2(checked > 90, qPrintable(QString::number(checked)));
}

void HabitsTest::f1ExplainsWhatThePointerRestsOn() {
    QVERIFY(at_->open());
    QStringList& said = explained();
    for (const auto& [name, words] : {std::pair{u"thresholdSlider"_s, u"counts as unusual"_s},
                                      std::pair{u"stepSlider"_s, u"film strip"_s},
                                      std::pair{u"findingsPanel"_s, u"no diagnosis"_s},
                                      std::pair{u"rulerToolButton"_s, u"measure a length"_s}}) {
        auto& control = at_->child<QWidget>(name);
        said.clear();
        hover(control, control.rect().center());
        QTest::keyClick(&view(), Qt::Key_F1);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said[0].contains(words), qPrintable(said[0]));
        // It is on the screen.
        const auto windows = QApplication::topLevelWidgets();
        QVERIFY(std::any_of(windows.begin(), windows.end(), [](const QWidget* each) {
            return each->isVisible() && each->inherits("QWhatsThat");
        }));
        QWhatsThis::hideText();
    }
}

void HabitsTest::f1ExplainsWhatTheKeyboardIsIn() {
    QVERIFY(at_->open());
    QStringList& said = explained();
    hover(view(), view().rect().center());
    auto& box = at_->child<QComboBox>(u"colourMapBox"_s);
    box.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&box, Qt::Key_F1);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].contains(u"Colours of the overlay"_s), qPrintable(said[0]));
}

void HabitsTest::f1InAnotherWindowExplainsThatOne() {
    QVERIFY(at_->open());
    QStringList& said = explained();
    // The pointer stays where it is, on the main window, and the keys are in a second one.
    auto& slider = at_->child<QWidget>(u"thresholdSlider"_s);
    hover(slider, slider.rect().center());
    at_->child<QAction>(u"modelsAction"_s).trigger();
    const auto windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.begin(), windows.end(), [](const QWidget* each) {
        return each->isVisible() && each->objectName() == u"modelManager"_s;
    });
    QVERIFY(found != windows.end());
    QWidget* inside = (*found)->findChild<QAbstractItemView*>();
    QVERIFY(inside != nullptr);
    QTRY_COMPARE(QApplication::activeWindow(), *found);
    QTest::keyClick(inside, Qt::Key_F1);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].contains(u"models on this computer"_s), qPrintable(said[0]));
}

void HabitsTest::f1ExplainsAnEntryOfAMenu() {
    QVERIFY(at_->open());
    QStringList& said = explained();
    QMenuBar& bar = *at_->window().menuBar();
    QAction* view = bar.actions().at(1);
    QTRY_VERIFY(bar.isVisible() && bar.height() > 0);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(view).center());
    QTRY_VERIFY(view->menu()->isVisible());
    view->menu()->setActiveAction(&at_->child<QAction>(u"nextFindingAction"_s));
    QTest::keyClick(view->menu(), Qt::Key_F1);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].contains(u"Go to the next finding"_s) && said[0].contains(u"Key: N"_s),
             qPrintable(said[0]));
    view->menu()->close();
}

void HabitsTest::explanationsNameSectionsOfTheManual() {
    QFile page(QStringLiteral(DISYRE_SOURCE_DIR "/resources/manual/using.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    QVERIFY(WhatIsThis::sections().size() > 5);
    for (const QString& section : WhatIsThis::sections()) {
        QVERIFY2(text.contains(u"\n## "_s + section + u'\n'), qPrintable(section));
    }
}

void HabitsTest::recentFilesShowTheirFolders() {
    for (const QString& patient : {u"patient A"_s, u"patient B & C"_s}) {
        QDir().mkpath(at_->path(patient));
        at_->window().openFile(write(patient + u"/T1.nii.gz"_s, spottedBrain()));
        QTRY_VERIFY(at_->cases().scan() && at_->cases().scan()->name == u"T1.nii.gz"_s);
        QTRY_VERIFY(at_->child<QAction>(u"recent1Action"_s).toolTip().contains(patient));
    }
    const QString first = at_->child<QAction>(u"recent1Action"_s).text();
    const QString second = at_->child<QAction>(u"recent2Action"_s).text();
    QVERIFY2(first.contains(u"T1.nii.gz"_s) && first.endsWith(u"patient B && C"_s),
             qPrintable(first));
    QVERIFY2(second.contains(u"T1.nii.gz"_s) && second.endsWith(u"patient A"_s),
             qPrintable(second));
}

void HabitsTest::filesWithAnyNameAreDropped() {
    const auto drop = [this](const QMimeData& data) {
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&at_->window(), &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&at_->window(), &event);
        return enter.isAccepted();
    };
    for (const QString& name :
         {u"50% of #1, a+b?.nii.gz"_s, u"Müller & Söhne 脳.nii.gz"_s, u" space; 'quote\".nii.gz"_s,
          u"no ending"_s, u"%41%2F.nii"_s, u"-x.nii"_s}) {
        const QString file = writeTestScan(at_->folder(), u"template.nii"_s);
        QFile::remove(at_->path(name));
        QVERIFY2(QFile::rename(file, at_->path(name)), qPrintable(name));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(at_->path(name))});
        QVERIFY(drop(data));
        QTRY_VERIFY2(at_->cases().scan() && at_->cases().scan()->name == name, qPrintable(name));
    }
    // A name in Latin-1 comes from the file manager as the bytes that it has on the disk.
    const std::filesystem::path latin = toPath(at_->folder()) / "M\xfcller.nii";
    std::filesystem::copy_file(toPath(at_->path(u"-x.nii"_s)), latin);
    QMimeData data;
    data.setData(u"text/uri-list"_s,
                 QUrl::fromLocalFile(at_->folder()).toEncoded() + "/M%FCller.nii\r\n");
    QVERIFY(drop(data));
    QTRY_COMPARE(at_->cases().scan()->name, toText(latin.filename()));
}

void HabitsTest::tryingTheSampleHealsIt() {
    QTest::mouseClick(&at_->child<QPushButton>(u"openSampleButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 60000);
    QTRY_VERIFY(at_->log().loads > 0 || at_->log().heals > 0 || at_->job().busy());
    QVERIFY(QTest::qWaitFor([&] { return !at_->job().busy() && at_->log().heals > 0; }, 100000));
    QVERIFY(at_->cases().cache() != nullptr && at_->cases().cache()->slicesComplete() > 20);
    QTRY_VERIFY2_WITH_TIMEOUT(at_->window().messages().text().startsWith(u"The sample is healed"_s),
                              qPrintable(at_->window().messages().text()), 30000);
    // A scan that a person opens is not healed by itself.
    const int heals = at_->log().heals;
    QVERIFY(at_->open());
    letTimePass(300);
    QCOMPARE(at_->log().heals.load(), heals);
}

void HabitsTest::theWalkReachesBothLesionsOfTheSample() {
    // This takes the model that the program comes with, in its fast mode.
    at_ = std::make_unique<WindowFixture>(QSize(), WindowFixture::Models::Own);
    const auto model = toPath(QStringLiteral(DISYRE_SOURCE_DIR "/resources/models/t1-2mm"));
    at_->window().setShippedModel(model);
    QVERIFY(at_->window().setModel(model));
    at_->child<QComboBox>(u"modeBox"_s).setCurrentIndex(1);
    QTest::mouseClick(&at_->child<QPushButton>(u"openSampleButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(at_->window().messages().text().startsWith(u"The sample is healed"_s),
                             400000);
    QTRY_VERIFY_WITH_TIMEOUT(at_->window().showsAllFindings(), 30000);
    const double lowered = at_->window().layers().choice().threshold;
    QVERIFY2(at_->window().messages().text().contains(u"both"_s, Qt::CaseInsensitive) ||
                 at_->window().messages().text().contains(QLocale().toString(lowered)),
             qPrintable(at_->window().messages().text()));
    const SampleScan sample = makeSample();
    const Mask lesions = toRas(sample.lesion, orientationOf(sample.scan.affine));
    auto regions = findRegions(lesions);
    QCOMPARE(regions.size(), std::size_t(2));
    std::set<std::size_t> reached;
    const int findings = FindingRows(at_->child<QTreeView>(u"findingsList"_s)).count();
    for (int i = 0; i < findings; ++i) {
        QTest::keyClick(&view(), Qt::Key_N);
        const auto& at = at_->window().presenter().crosshair();
        const std::size_t voxel = lesions.index(at[0], at[1], at[2]);
        for (std::size_t lesion = 0; lesion < regions.size(); ++lesion) {
            const auto& voxels = regions[lesion].voxels;
            if (std::find(voxels.begin(), voxels.end(), voxel) != voxels.end()) {
                reached.insert(lesion);
            }
        }
    }
    QCOMPARE(reached.size(), std::size_t(2));
    QVERIFY2(findings < 20, qPrintable(QString::number(findings)));
    // The threshold belongs to the sample and not to the next scan.
    QVERIFY(at_->open());
    QTRY_VERIFY(at_->window().layers().choice().threshold != lowered);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::HabitsTest>(argc, argv);
}

#include "HabitsTest.moc"
