// SPDX-License-Identifier: GPL-3.0-or-later
// What a person takes out of the window: pictures, files, DICOM objects, and the command line.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/export/ExportDialog.h"
#include "ui/export/FetchDialog.h"
#include "ui/export/PictureDialog.h"
#include "ui/export/ServersDialog.h"
#include "ui/viewer/SharpPicture.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

class ExportTest : public QObject {
    Q_OBJECT

private:
    /// Opens a dialog by its action, as its menu does.
    template <typename Dialog>
    Dialog* opened(WindowFixture& fixture, const QString& action) {
        fixture.child<QAction>(action).trigger();
        Dialog* dialog = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                dialog = fixture.window().findChild<Dialog*>();
                return dialog != nullptr && dialog->isVisible();
            },
            5000);
        return dialog;
    }

private Q_SLOTS:
    void theWholeWindowIsDrawnInItsChosenScale();
    void aLightBoxIsPreviewedAndSaved();
    void anAnimationIsPreviewedAndSavedAsGif();
    void savingPicturesCanBeCancelled();
    void filesThatAreTickedAreWrittenAndNoOthers();
    void exportingDicomOfAnotherScanSaysWhy();
    void theCommandNamesTheScanTheModelAndTheSettings();
    void theCommandOfAHandDrawnRegionAsksForSavingFirst();
    void serversAreKeptTriedAndRemoved();
    void aDicomwebServerIsKeptAndShownAgain();
    void aSearchOnAServerThatIsNotThereSaysWhatToDo();
};

void ExportTest::theWholeWindowIsDrawnInItsChosenScale() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    const QImage once = sharpPicture(fixture.window(), 1.0);
    const QImage twice = sharpPicture(fixture.window(), 2.0);
    QCOMPARE(twice.size(), once.size() * 2);
    const QImage view = sharpPicture(fixture.window().view(), 3.0);
    QCOMPARE(view.size(),
             fixture.window().view().size() * 3 * fixture.window().devicePixelRatioF());
    // The scan is drawn in both: bright pixels in the middle part of the view.
    const auto brightest = [](const QImage& image) {
        int most = 0;
        for (int y = image.height() / 3; y < image.height() * 2 / 3; ++y) {
            for (int x = image.width() / 3; x < image.width() * 2 / 3; ++x) {
                most = std::max(most, qGray(image.pixel(x, y)));
            }
        }
        return most;
    };
    QVERIFY(brightest(view) > 100);
}

void ExportTest::aLightBoxIsPreviewedAndSaved() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.healVolume());
    auto* dialog = opened<PictureDialog>(fixture, u"savePicturesAction"_s);
    QVERIFY(dialog != nullptr);
    auto& kind = *dialog->findChild<QComboBox*>(u"pictureKind"_s);
    QCOMPARE(kind.count(), 5);
    kind.setCurrentIndex(kind.findData(static_cast<int>(PictureKind::LightBox)));
    auto& first = *dialog->findChild<QSpinBox*>(u"pictureFirst"_s);
    auto& last = *dialog->findChild<QSpinBox*>(u"pictureLast"_s);
    auto& step = *dialog->findChild<QSpinBox*>(u"pictureStep"_s);
    QVERIFY(first.isVisible());
    first.setValue(3);
    last.setValue(8);
    step.setValue(1);
    dialog->findChild<QSpinBox*>(u"pictureColumns"_s)->setValue(3);
    auto& preview = *dialog->findChild<QLabel*>(u"picturePreview"_s);
    auto& size = *dialog->findChild<QLabel*>(u"pictureSize"_s);
    const auto isDrawn = [&] {
        return !preview.pixmap(Qt::ReturnByValue).isNull() && size.text().contains(u"×"_s) &&
               dialog->findChild<QPushButton*>(u"savePictureButton"_s)->isEnabled();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(), 20000);
    const PictureChoice choice = dialog->choice();
    QCOMPARE(choice.lightBox.first, 3);
    QCOMPARE(choice.lightBox.last, 8);
    QCOMPARE(choice.lightBox.columns, 3);
    const QString file = fixture.path(u"box.png"_s);
    answerFileDialog(file);
    const QPointer<PictureDialog> watched(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"savePictureButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20000);
    QTRY_VERIFY(watched.isNull());
    const QImage saved(file);
    QVERIFY(saved.width() > 100);
    QTRY_VERIFY(fixture.window().messages().text().contains(u"box.png"_s));
}

void ExportTest::anAnimationIsPreviewedAndSavedAsGif() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.healVolume());
    auto* dialog = opened<PictureDialog>(fixture, u"savePicturesAction"_s);
    QVERIFY(dialog != nullptr);
    auto& kind = *dialog->findChild<QComboBox*>(u"pictureKind"_s);
    kind.setCurrentIndex(kind.findData(static_cast<int>(PictureKind::Animation)));
    auto& size = *dialog->findChild<QLabel*>(u"pictureSize"_s);
    const int steps = fixture.cases().cache()->steps();
    // Each step, four fades between two, and the map.
    const int pictures = steps + 1 + 4 * steps + 1;
    QTRY_VERIFY_WITH_TIMEOUT(size.text().contains(QString::number(pictures)), 20000);
    const QString file = fixture.path(u"healing.gif"_s);
    answerFileDialog(file);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"savePictureButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20000);
    QImageReader reader(file, "gif");
    if (QImageReader::supportedImageFormats().contains("gif")) {
        QCOMPARE(reader.imageCount(), pictures);
        QVERIFY(!reader.read().isNull());
    }
}

void ExportTest::savingPicturesCanBeCancelled() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.healVolume());
    const QString folder = fixture.path(u"series"_s);
    PictureDialog dialog(
        pictureSourceOf(*fixture.cases().shown(), 0.01, {10, 10, 10}),
        [](PictureKind, double) { return QImage(); }, [&](PictureKind) { return folder; },
        &fixture.window());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy saved(&dialog, &PictureDialog::saved);
    dialog.show();
    auto& kind = *dialog.findChild<QComboBox*>(u"pictureKind"_s);
    kind.setCurrentIndex(kind.findData(static_cast<int>(PictureKind::Series)));
    auto& scale = *dialog.findChild<QComboBox*>(u"pictureScale"_s);
    scale.setCurrentIndex(3);
    auto& save = *dialog.findChild<QPushButton*>(u"savePictureButton"_s);
    auto& cancel = *dialog.findChild<QPushButton*>(u"closePictureButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(save.isEnabled(), 20000);
    QTest::mouseClick(&save, Qt::LeftButton);
    QVERIFY(dialog.findChild<QProgressBar*>()->isVisible());
    QTest::mouseClick(&cancel, Qt::LeftButton);
    QVERIFY(!dialog.findChild<QProgressBar*>()->isVisible());
    QTest::qWait(500);
    QCOMPARE(saved.count(), 0);
    QVERIFY(dialog.isVisible());
    QTest::mouseClick(&cancel, Qt::LeftButton);
    QVERIFY(!dialog.isVisible());
}

void ExportTest::filesThatAreTickedAreWrittenAndNoOthers() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(!fixture.child<QAction>(u"exportFilesAction"_s).isEnabled());
    QVERIFY(fixture.healVolume());
    QVERIFY(fixture.child<QAction>(u"exportFilesAction"_s).isEnabled());
    auto* dialog = opened<ExportDialog>(fixture, u"exportFilesAction"_s);
    QVERIFY(dialog != nullptr);
    for (const auto* name : {"exportRestoration", "exportSteps"}) {
        auto* box = dialog->findChild<QCheckBox*>(QString::fromLatin1(name));
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(!box->isChecked());
    }
    const QString folder = fixture.path(u"out"_s);
    auto& line = *dialog->findChild<QLineEdit*>(u"exportFolder"_s);
    line.selectAll();
    QTest::keyClicks(&line, folder);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"exportButton"_s), Qt::LeftButton);
    const auto names = [&] { return QDir(folder).entryList(QDir::Files, QDir::Name); };
    const QStringList expected{u"anomaly_map.nii.gz"_s, u"brain_mask.nii.gz"_s, u"findings.csv"_s,
                               u"findings_labels.nii.gz"_s};
    QTRY_COMPARE_WITH_TIMEOUT(names(), expected, 30000);
    QTRY_VERIFY(fixture.window().messages().text().contains(u"findings_labels.nii.gz"_s));
    const Volume labels = readScan(toPath(folder + u"/findings_labels.nii.gz"_s));
    QCOMPARE(labels.size, fixture.cases().scan()->scan.size);
    QVERIFY(*std::max_element(labels.voxels.begin(), labels.voxels.end()) >= 1.0f);
}

void ExportTest::exportingDicomOfAnotherScanSaysWhy() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.healSlice());
    fixture.child<QAction>(u"exportDicomAction"_s).trigger();
    QTRY_VERIFY(fixture.window().messages().text().contains(u"no DICOM series"_s));
}

void ExportTest::theCommandNamesTheScanTheModelAndTheSettings() {
    WindowFixture fixture;
    QVERIFY(fixture.open(u"a brain.nii.gz"_s));
    QVERIFY(fixture.healVolume());
    fixture.child<QAction>(u"copyCommandAction"_s).trigger();
    const QString command = QApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"disyre heal '"_s), qPrintable(command));
    QVERIFY(command.contains(u"/a brain.nii.gz'"_s));
    for (const auto* option : {"--model ", "--skip ", "--stride ", "--score ", "--device "}) {
        QVERIFY2(command.contains(QString::fromLatin1(option)), option);
    }
    QVERIFY(fixture.window().messages().text().contains(u"copied"_s));
}

void ExportTest::theCommandOfAHandDrawnRegionAsksForSavingFirst() {
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.healVolume());
    HealingCase* one = fixture.cases().find(fixture.cases().shownId());
    QVERIFY(one != nullptr);
    auto mask = std::make_shared<Mask>(one->cache->prepared().image.size);
    mask->voxels.front() = 1;
    one->setup.region = {RegionUse::Inside, mask};
    QApplication::clipboard()->setText(u"before"_s);
    fixture.child<QAction>(u"copyCommandAction"_s).trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
    QTRY_VERIFY(fixture.window().messages().text().contains(u"save the results first"_s));
}

void ExportTest::serversAreKeptTriedAndRemoved() {
    const QTemporaryDir folder;
    const auto file = toPath(folder.filePath(u"servers.json"_s));
    ServersDialog dialog(file, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto& keep = *dialog.findChild<QPushButton*>(u"serverKeep"_s);
    QVERIFY(!keep.isEnabled());
    const auto type = [&](const QString& name, const QString& text) {
        auto* line = dialog.findChild<QLineEdit*>(name);
        line->selectAll();
        QTest::keyClicks(line, text);
    };
    type(u"serverName"_s, u"clinic"_s);
    type(u"serverAddress"_s, u"127.0.0.1"_s);
    type(u"serverTitle"_s, u"MAINPACS"_s);
    // Nothing listens on the first port, which belongs to the system.
    dialog.findChild<QSpinBox*>(u"serverPort"_s)->setValue(1);
    QVERIFY(keep.isEnabled());
    QTest::mouseClick(&keep, Qt::LeftButton);
    const auto kept = readServers(file);
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept[0].title, std::string("MAINPACS"));
    QCOMPARE(kept[0].ownTitle, std::string("DISYRE"));
    QTest::mouseClick(dialog.findChild<QPushButton*>(u"serverTry"_s), Qt::LeftButton);
    auto& said = *dialog.findChild<QLabel*>(u"serverSaid"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said.text().contains(u"does not answer"_s), 20000);
    QTest::mouseClick(dialog.findChild<QPushButton*>(u"serverRemove"_s), Qt::LeftButton);
    QVERIFY(readServers(file).empty());
}

void ExportTest::aDicomwebServerIsKeptAndShownAgain() {
    const QTemporaryDir folder;
    const auto file = toPath(folder.filePath(u"servers.json"_s));
    const auto field = [](QWidget& dialog, const QString& name) {
        return dialog.findChild<QLineEdit*>(name);
    };
    {
        ServersDialog dialog(file, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!field(dialog, u"serverUrl"_s)->isVisible());
        auto* kind = dialog.findChild<QComboBox*>(u"serverKind"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QVERIFY(field(dialog, u"serverUrl"_s)->isVisible());
        QVERIFY(!field(dialog, u"serverTitle"_s)->isVisible());
        QTest::keyClicks(field(dialog, u"serverName"_s), u"archive"_s);
        auto& keep = *dialog.findChild<QPushButton*>(u"serverKeep"_s);
        QTest::keyClicks(field(dialog, u"serverUrl"_s), u"http:/"_s);
        QVERIFY(!keep.isEnabled());
        // Nothing listens on the first port, which belongs to the system.
        QTest::keyClicks(field(dialog, u"serverUrl"_s), u"/127.0.0.1:1/dicom-web"_s);
        QVERIFY(keep.isEnabled());
        QTest::mouseClick(dialog.findChild<QPushButton*>(u"serverTry"_s), Qt::LeftButton);
        auto& said = *dialog.findChild<QLabel*>(u"serverSaid"_s);
        QTRY_VERIFY_WITH_TIMEOUT(said.text().contains(u"does not answer"_s), 20000);
        QTest::keyClicks(field(dialog, u"serverUser"_s), u"anna"_s);
        QTest::mouseClick(&keep, Qt::LeftButton);
    }
    ServersDialog dialog(file, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(field(dialog, u"serverUrl"_s)->isVisible());
    QCOMPARE(field(dialog, u"serverUrl"_s)->text(), u"http://127.0.0.1:1/dicom-web"_s);
    QCOMPARE(field(dialog, u"serverUser"_s)->text(), u"anna"_s);
    QCOMPARE(readServers(file).at(0).kind, PacsKind::DicomWeb);
}

void ExportTest::aSearchOnAServerThatIsNotThereSaysWhatToDo() {
    FetchDialog dialog(
        {{"clinic", "127.0.0.1", 1, "MAINPACS", "DISYRE", false, ""}}, [] { return QString(); },
        nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTest::keyClicks(dialog.findChild<QLineEdit*>(u"fetchPatient"_s), u"Muster"_s);
    QTest::mouseClick(dialog.findChild<QPushButton*>(u"fetchLook"_s), Qt::LeftButton);
    auto& said = *dialog.findChild<QLabel*>(u"fetchSaid"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said.text().contains(u"Check its address and port"_s), 20000);
    QVERIFY(!dialog.findChild<QPushButton*>(u"fetchReceive"_s)->isEnabled());
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ExportTest>(argc, argv);
}

#include "ExportTest.moc"
