// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>

#include "tests/ui/SessionFixture.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Which scans are open, which one is shown, and what opening and closing do to their healing.
class CaseListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void theSameFileIsOpenedOnce();
    void aFolderOpensItsScans();
    void aFolderWithoutScansIsSaid();
    void anotherScanIsLookedAtMeanwhile();
    void closingTheHealedScanEndsItsHealing();

private:
    [[nodiscard]] CaseList& cases() { return at_->session().cases(); }
    [[nodiscard]] HealingJob& job() { return at_->session().job(); }

    std::unique_ptr<SessionFixture> at_;
};

void CaseListTest::init() {
    at_ = std::make_unique<SessionFixture>();
    QVERIFY(at_->open(writeTestScan(at_->folder())));
}

void CaseListTest::theSameFileIsOpenedOnce() {
    const int first = cases().shownId();
    QVERIFY(at_->open(writeTestScan(at_->folder(), u"second.nii.gz"_s)));
    QVERIFY(at_->open(at_->path(u"brain.nii.gz"_s)));
    QCOMPARE(cases().shownId(), first);
    QCOMPARE(cases().all().size(), std::size_t(2));
    // A file that has changed since it was opened is read again.
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    const auto before = cases().scan();
    // The file system may not tell apart two times that are only a moment apart.
    const std::filesystem::path file = toPath(at_->path(u"brain.nii.gz"_s));
    const auto written = std::filesystem::last_write_time(file);
    QTRY_VERIFY(std::filesystem::last_write_time(toPath(writeTestScan(at_->folder()))) != written);
    QVERIFY(at_->open(at_->path(u"brain.nii.gz"_s)));
    QCOMPARE(cases().all().size(), std::size_t(2));
    QVERIFY(cases().scan() != before);
    QVERIFY(cases().cache() == nullptr);
    QCOMPARE(cases().state(), HealingState::Ready);
}

void CaseListTest::aFolderOpensItsScans() {
    QTemporaryDir scans;
    writeTestScan(scans.path(), u"b.nii.gz"_s);
    writeTestScan(scans.path(), u"a.nii"_s);
    QFile other(scans.filePath(u"notes.txt"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    QVERIFY(at_->open(scans.path()));
    QCOMPARE(cases().scan()->name, u"a.nii"_s);
    // The list holds the scan that was opened before and the two of the folder, the last of which
    // is read only when it is looked at.
    QCOMPARE(cases().all().size(), std::size_t(3));
    QVERIFY(cases().all()[2]->scan == nullptr);
    cases().show(cases().all()[2]->id);
    QTRY_VERIFY(!cases().opening());
    QCOMPARE(cases().scan()->name, u"b.nii.gz"_s);
}

void CaseListTest::aFolderWithoutScansIsSaid() {
    QTemporaryDir nothing;
    QSignalSpy failed(&cases(), &CaseList::openFailed);
    const auto before = cases().scan();
    cases().open(toPath(nothing.path()));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(u"NIfTI"_s));
    QCOMPARE(cases().scan(), before);
    QCOMPARE(cases().all().size(), std::size_t(1));
}

void CaseListTest::anotherScanIsLookedAtMeanwhile() {
    at_->log().stepMilliseconds = 20;
    const int first = cases().shownId();
    job().heal(HealingJob::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(cases().cache() && cases().cache()->slicesComplete() >= 1, 30000);
    QVERIFY(at_->open(writeTestScan(at_->folder(), u"second.nii.gz"_s)));
    QVERIFY(cases().shownId() != first);
    QCOMPARE(cases().state(), HealingState::Ready);
    QVERIFY(cases().cache() == nullptr);
    QCOMPARE(cases().scan()->name, u"second.nii.gz"_s);
    QVERIFY(job().busy());
    QVERIFY(!job().canHeal());
    QCOMPARE(job().healingCase()->id, first);
    // Steps of a scan that is healed but not shown must not be reported as steps of the scan shown.
    QSignalSpy frames(&job(), &HealingJob::frameAdded);
    const int before = job().progress().slicesDone;
    QTRY_VERIFY_WITH_TIMEOUT(job().progress().slicesDone > before + 1, 30000);
    QCOMPARE(frames.size(), 0);
    at_->log().stepMilliseconds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!job().busy(), 30000);
    QVERIFY(!at_->log().stopSeen);
    cases().show(first);
    QCOMPARE(cases().cache()->slicesComplete(), cases().cache()->modelSlices());
    QCOMPARE(cases().all().size(), std::size_t(2));
}

void CaseListTest::closingTheHealedScanEndsItsHealing() {
    at_->log().stepMilliseconds = 40;
    const int first = cases().shownId();
    job().heal(HealingJob::Extent::Volume, kSpotSlice);
    QTRY_VERIFY_WITH_TIMEOUT(cases().cache() && cases().cache()->slicesComplete() >= 1, 30000);
    QVERIFY(at_->open(writeTestScan(at_->folder(), u"second.nii.gz"_s)));
    cases().close(first);
    QVERIFY(!job().busy());
    QTRY_VERIFY(at_->log().stopSeen.load());
    QCOMPARE(cases().all().size(), std::size_t(1));
    at_->log().stepMilliseconds = 0;
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QCOMPARE(cases().cache()->slicesComplete(), 1);
    cases().close(cases().shownId());
    QVERIFY(cases().scan() == nullptr);
    QCOMPARE(cases().state(), HealingState::Empty);
    QVERIFY(!job().canHeal());
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::CaseListTest>(argc, argv);
}

#include "CaseListTest.moc"
