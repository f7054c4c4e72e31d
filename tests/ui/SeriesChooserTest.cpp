// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>

#include "core/base/Log.h"
#include "tests/support/TestDicom.h"
#include "tests/ui/Geometry.h"
#include "tests/ui/WindowFixture.h"
#include "ui/cases/SeriesChooser.h"
#include "ui/common/FitScreen.h"
#include "ui/common/Language.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

using disyre::test::TestDicom;
using disyre::test::writeTestDicom;
using disyre::test::writeTestSeries;

/// Opening DICOM in the window: a place with one scan opens at once, one with several asks which.
class SeriesChooserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void aFolderWithOneSeriesOpensAtOnce();
    void aFolderWithSeveralSeriesAsksWhich();
    void aSeriesThatIsNoScanCannotBeChosen();
    void cancellingOpensNothing();
    void filesDroppedTogetherAreOneSeries();
    void aFolderWithoutAScanSaysWhy();
    void whatTheFileSaysOfThePatientIsShownAndGoesNowhereElse();
    void theChooserFitsASmallScreen();

private:
    /// Writes a series of axial slices into a folder of its own within the place.
    void writeSeries(const QString& name, int slices,
                     const std::function<void(TestDicom&)>& change) const {
        const std::filesystem::path folder = toPath(place_.filePath(name));
        std::filesystem::create_directories(folder);
        writeTestSeries(folder, slices, change);
    }
    void writeT1(const QString& name = u"t1"_s) const {
        writeSeries(name, 12, [](TestDicom& file) { file.seriesUid = "1.2.3.4.1"; });
    }
    void writeT2() const {
        writeSeries(u"t2"_s, 10, [](TestDicom& file) {
            file.seriesUid = "1.2.3.4.2";
            file.seriesNumber = "4";
            file.description = "t2_tse";
            file.acquisitionType = "2D";
        });
    }
    void writeReport() const {
        writeSeries(u"report"_s, 1, [](TestDicom& file) {
            file.seriesUid = "1.2.3.4.3";
            file.seriesNumber = "5";
            file.description = "report";
            file.imageType = "DERIVED\\SECONDARY";
            file.modality = "SR";
        });
    }
    [[nodiscard]] static SeriesChooser* chooser() {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* found = qobject_cast<SeriesChooser*>(widget);
            if (found != nullptr && found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }
    /// Opens the place and waits for the chooser.
    [[nodiscard]] SeriesChooser* openAndChoose() {
        at_->window().openFile(place_.path());
        (void)QTest::qWaitFor([] { return chooser() != nullptr; }, 20000);
        return chooser();
    }
    [[nodiscard]] static int rowOf(const QTableWidget& table, const QString& title) {
        for (int row = 0; row < table.rowCount(); ++row) {
            if (table.item(row, 1)->text() == title) {
                return row;
            }
        }
        return -1;
    }

    QTemporaryDir place_;
    std::unique_ptr<WindowFixture> at_;
};

void SeriesChooserTest::aFolderWithOneSeriesOpensAtOnce() {
    QTemporaryDir folder;
    writeTestSeries(toPath(folder.path()), 12);
    at_->window().openFile(folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QVERIFY(chooser() == nullptr);
    QCOMPARE(at_->cases().scan()->name, u"t1_mprage"_s);
    QCOMPARE(at_->cases().scan()->slices(), 12);
}

void SeriesChooserTest::whatTheFileSaysOfThePatientIsShownAndGoesNowhereElse() {
    auto& information = at_->child<QLabel>(u"caseInformation"_s);
    QTemporaryDir folder;
    writeTestSeries(toPath(folder.path()), 12,
                    [](TestDicom& file) { file.patientBirthDate = "19591024"; });
    at_->window().openFile(folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QTRY_VERIFY(information.isVisible());
    QCOMPARE(information.text(),
             u"Mustermann Erika\nPatient's id 17\nborn 1959-10-24, 45 years old\nStudy of "
             "2004-11-03"_s);
    QVERIFY2(information.toolTip().contains(u"left, back, head"_s),
             qPrintable(information.toolTip()));
    // It stands in no file that the program writes.
    QVERIFY(!QString::fromStdString(logText()).contains(u"Mustermann"_s));
    for (const QString& key : QSettings().allKeys()) {
        QVERIFY2(!QSettings().value(key).toString().contains(u"Mustermann"_s), qPrintable(key));
    }
    // A file that says nothing of a patient has no such lines.
    QVERIFY(at_->open());
    QTRY_VERIFY(!information.isVisible());
    QVERIFY(information.text().isEmpty());
}

void SeriesChooserTest::theChooserFitsASmallScreen() {
    writeT1();
    writeT2();
    for (const QString& language : Language::all()) {
        Language::apply(language);
        SeriesChooser* choose = openAndChoose();
        QVERIFY(choose != nullptr);
        const QSize small = fittingSize({980, 560}, {960, 600});
        choose->resize(small);
        QVERIFY(waitUntilSettled());
        QCOMPARE(choose->size(), small);
        const QStringList faults = faultsOf(*choose);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u" | "_s)));
        choose->close();
        QTRY_VERIFY(chooser() == nullptr);
    }
    Language::apply(u"en"_s);
}

void SeriesChooserTest::aFolderWithSeveralSeriesAsksWhich() {
    writeT1();
    writeT2();
    writeReport();
    SeriesChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    auto* table = choose->findChild<QTableWidget*>(u"seriesTable"_s);
    QCOMPARE(table->rowCount(), 3);
    // The T1 scan is the likely one and selected; its picture comes when its slice has been read.
    const int t1 = rowOf(*table, u"t1_mprage"_s);
    QCOMPARE(table->currentRow(), t1);
    QTRY_VERIFY(!table->item(t1, 0)->icon().isNull());
    const int t2 = rowOf(*table, u"t2_tse"_s);
    QVERIFY(t2 >= 0);
    table->scrollToItem(table->item(t2, 1));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualItemRect(table->item(t2, 1)).center());
    QCOMPARE(table->currentRow(), t2);
    QTest::mouseClick(choose->findChild<QPushButton*>(u"openSeriesButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QCOMPARE(at_->cases().scan()->name, u"t2_tse"_s);
    QCOMPARE(at_->cases().scan()->slices(), 10);
    QTRY_VERIFY(chooser() == nullptr);
}

void SeriesChooserTest::aSeriesThatIsNoScanCannotBeChosen() {
    writeT1();
    writeT2();
    writeReport();
    SeriesChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    auto* table = choose->findChild<QTableWidget*>(u"seriesTable"_s);
    const int picture = rowOf(*table, u"report"_s);
    QVERIFY(picture >= 0);
    QVERIFY(!(table->item(picture, 1)->flags() & Qt::ItemIsEnabled));
    QVERIFY(!table->item(picture, 6)->text().isEmpty());
    const int before = table->currentRow();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualItemRect(table->item(picture, 1)).center());
    QVERIFY(table->currentRow() == before ||
            !choose->findChild<QPushButton*>(u"openSeriesButton"_s)->isEnabled());
}

void SeriesChooserTest::cancellingOpensNothing() {
    writeT1();
    writeT2();
    SeriesChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    QTest::keyClick(choose, Qt::Key_Escape);
    QTRY_VERIFY(chooser() == nullptr);
    QTRY_VERIFY(!at_->cases().opening());
    QVERIFY(at_->cases().scan() == nullptr);
}

void SeriesChooserTest::filesDroppedTogetherAreOneSeries() {
    writeT1();
    QMimeData data;
    QList<QUrl> urls;
    for (int slice = 1; slice <= 12; ++slice) {
        urls << QUrl::fromLocalFile(
            place_.filePath(u"t1/slice-%1.dcm"_s.arg(slice, 3, 10, QLatin1Char('0'))));
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&at_->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&at_->window(), &drop);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QCOMPARE(at_->cases().scan()->name, u"t1_mprage"_s);
    QCOMPARE(at_->cases().scan()->slices(), 12);
    QCOMPARE(at_->cases().all().size(), std::size_t(1));
}

void SeriesChooserTest::aFolderWithoutAScanSaysWhy() {
    writeReport();
    QString problem;
    connect(&at_->cases(), &CaseList::openFailed, this,
            [&problem](const QString& message) { problem = message; });
    at_->window().openFile(place_.filePath(u"report"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!problem.isEmpty(), 20000);
    QVERIFY2(problem.contains(u"report"_s), qPrintable(problem));
    QVERIFY(at_->cases().scan() == nullptr);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::SeriesChooserTest>(argc, argv);
}

#include "SeriesChooserTest.moc"
