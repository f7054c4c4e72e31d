// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QProcess>
#include <QTreeView>

#include <cmath>
#include <memory>
#include <utility>

#include "core/dicom/DicomSegments.h"
#include "core/dicom/DicomVolume.h"
#include "core/healing/ResultFiles.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/workflows/DicomExport.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"
#include "tests/ui/FindingRows.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace fs = std::filesystem;

namespace disyre::ui::test {

/// What leaves the window is what it shows: as DICOM objects on the scan's own grid, and as the
/// command that heals the scan again.
class ExportedHealingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { at_.reset(); }

    void keptFindingsMapAndReportOfADicomScanAreReadBackOnIt();
    void theCopiedCommandRestoresToTheBit();

private:
    [[nodiscard]] MainWindow& window() { return at_->window(); }
    [[nodiscard]] QString message() { return window().messages().text(); }
    [[nodiscard]] FindingRows list() {
        return FindingRows(at_->child<QTreeView>(u"findingsList"_s));
    }
    void saveResults(const QString& folder);

    std::unique_ptr<WindowFixture> at_;
};

void ExportedHealingTest::saveResults(const QString& folder) {
    window().messages().dismiss();
    // A shortcut works in the active window alone, which this one is again only a moment after the
    // dialog of an export has closed.
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    answerFileDialog(folder);
    window().view().setFocus();
    QTest::keyClick(&window().view(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Saved "_s), qPrintable(message()), 30000);
}

void ExportedHealingTest::keptFindingsMapAndReportOfADicomScanAreReadBackOnIt() {
    at_ = std::make_unique<WindowFixture>();
    const fs::path scan = toPath(at_->path(u"scan"_s));
    fs::create_directories(scan);
    const Volume brain = disyre::test::phantomBrain();
    disyre::test::writeTestSeries(scan, brain.size[2], [&](disyre::test::TestDicom& file) {
        file.frameOfReference = "1.2.3.4.9";
        file.columns = brain.size[0];
        file.rows = brain.size[1];
        file.spacing = {2.0, 2.0};
        for (int y = 0; y < file.rows; ++y) {
            for (int x = 0; x < file.columns; ++x) {
                file.stored.push_back(static_cast<int>(
                    10.0f * brain.at(file.columns - 1 - x, file.rows - 1 - y, file.instance - 1)));
            }
        }
    });
    window().openFile(at_->path(u"scan"_s));
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    QVERIFY(at_->healVolume());
    QTRY_VERIFY(window().showsAllFindings() && list().count() > 0);
    list().click(0);
    window().view().setFocus();
    QTest::keyClick(&window().view(), Qt::Key_K);
    QVERIFY(list().text(0, FindingColumn::Decision) == u"✓"_s);

    const fs::path objects = toPath(at_->path(u"objects"_s));
    window().messages().dismiss();
    answerFileDialog(at_->path(u"objects"_s));
    at_->child<QAction>(u"exportDicomAction"_s).trigger();
    QTRY_VERIFY2_WITH_TIMEOUT(message().startsWith(u"Written into "_s), qPrintable(message()),
                              30000);
    QVERIFY(fs::exists(objects / kReportObject));
    const DicomListing listing = listDicom(scan, {}, {});
    const auto masks = readDicomSegments(objects / kSegmentationObject, listing.series.at(0));
    QCOMPARE(masks.size(), std::size_t(1));

    // The same as what is saved as NIfTI.
    saveResults(at_->path(u"results"_s));
    const fs::path results = toPath(at_->path(u"results"_s));
    const Volume labels = readScan(results / kLabelsFile);
    QVERIFY(labels.size == listing.series[0].size);
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        QCOMPARE(masks[0].voxels[i] != 0, labels.voxels[i] == 1.0f);
    }
    const DicomListing written = listDicom(objects / kMapObject, {}, {});
    QVERIFY(readDicomVolume(written.series.at(0), {}, {}).voxels ==
            readScan(results / kAnomalyMapFile).voxels);
}

void ExportedHealingTest::theCopiedCommandRestoresToTheBit() {
    at_ = std::make_unique<WindowFixture>(QSize(), WindowFixture::Models::Own);
    QVERIFY(
        window().setModel(toPath(QStringLiteral(DISYRE_SOURCE_DIR "/resources/models/t1-2mm"))));
    const QString scan = at_->path(u"a scan's file.nii.gz"_s);
    writeScan(toPath(scan), disyre::test::phantomBrain());
    window().openFile(scan);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 30000);
    // A mode that was altered by the person.
    auto& mode = at_->child<QComboBox>(u"modeBox"_s);
    mode.setCurrentIndex(mode.findText(u"fast"_s));
    auto& mirrored = at_->child<QCheckBox>(u"mirroredBox"_s);
    mirrored.setChecked(!mirrored.isChecked());
    window().healVolume();
    QTRY_VERIFY_WITH_TIMEOUT(!at_->job().busy() && at_->cases().cache() != nullptr, 120000);
    QTRY_VERIFY_WITH_TIMEOUT(window().showsAllFindings(), 60000);
    saveResults(at_->path(u"window"_s));

    at_->child<QAction>(u"copyCommandAction"_s).trigger();
    QString command = QApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"disyre heal "_s), qPrintable(command));
    command.replace(0, 6, u'"' + QCoreApplication::applicationDirPath() + u"/disyre\""_s);
    QProcess shell;
    shell.setWorkingDirectory(at_->folder());
    shell.start(u"sh"_s, {u"-c"_s, command});
    QVERIFY(shell.waitForFinished(120000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    const auto both = [&](const char* name) {
        return std::pair{readScan(toPath(at_->path(u"window"_s)) / name),
                         readScan(toPath(at_->path(u"result"_s)) / name)};
    };
    const auto [shown, again] = both(kRestorationFile);
    QVERIFY(shown.size == again.size && shown.affine == again.affine);
    QVERIFY2(shown.voxels == again.voxels, "the restoration must be equal to the bit");
    // The window smooths the scores of each step across slices, so that every step can be shown;
    // the command line smooths their mean. The two differ by the rounding of a last digit.
    const auto [shownMap, mapAgain] = both(kAnomalyMapFile);
    QVERIFY(shownMap.size == mapAgain.size && shownMap.affine == mapAgain.affine);
    for (std::size_t i = 0; i < shownMap.voxels.size(); ++i) {
        QVERIFY(std::abs(shownMap.voxels[i] - mapAgain.voxels[i]) < 2e-8f);
    }
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ExportedHealingTest>(argc, argv);
}

#include "ExportedHealingTest.moc"
