// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/image/ScanReader.h"
#include "tests/ui/SessionFixture.h"
#include "ui/common/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Which result files of a healing are written, and what they hold.
class ResultSaverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void resultsLieOnTheScansOwnGrid();
    void savingToAnImpossiblePlaceFails();
    void namesThatAreNoUtf8AreFoundAgain();

private:
    [[nodiscard]] CaseList& cases() { return at_->session().cases(); }
    [[nodiscard]] ResultSaver& saver() { return at_->session().saver(); }

    std::unique_ptr<SessionFixture> at_;
};

void ResultSaverTest::init() {
    at_ = std::make_unique<SessionFixture>();
    QVERIFY(at_->open(writeTestScan(at_->folder())));
}

void ResultSaverTest::resultsLieOnTheScansOwnGrid() {
    // RAS axis x runs backwards along file axis 2, y forwards along axis 0, and z backwards along
    // axis 1.
    const Orientation turned{{2, 0, 1}, {true, false, true}};
    QVERIFY(at_->open(writeTestScan(at_->folder(), u"turned.nii.gz"_s, turned)));
    QVERIFY(at_->heal());
    const QString out = at_->path(u"new/results"_s);
    QSignalSpy saved(&saver(), &ResultSaver::saved);
    saver().save(cases().shown(), toPath(out));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    // The map, the restoration, the steps, the findings as a table and as labels, and the record.
    QCOMPARE(saved.at(0).at(0).toStringList().size(), 6);

    const Volume& scan = cases().scan()->scan;
    const Volume map = readScan(toPath(out) / "anomaly_map.nii.gz");
    const Volume restored = readScan(toPath(out) / "restoration.nii.gz");
    QVERIFY(map.size == scan.size);
    QVERIFY(restored.size == scan.size);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            QVERIFY(std::abs(map.affine[row][column] - scan.affine[row][column]) < 1e-3);
        }
    }
    // The map in the file, turned into RAS order, equals the slice that the view shows.
    const Volume ras = toRas(map);
    const std::vector<float> shown = cases().cache()->scoreOnScan(4, kSpotSlice);
    const std::size_t first = ras.index(0, 0, kSpotSlice);
    float largest = 0.0f;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QVERIFY(std::abs(ras.voxels[first + i] - shown[i]) < 1e-5f);
        largest = std::max(largest, shown[i]);
    }
    QVERIFY(largest > 0.01f);

    QFile csv(out + u"/steps.csv"_s);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), QByteArray("step,t,mean_gradient"));
    QVERIFY(lines.at(2).startsWith("2,75,0."));
}

void ResultSaverTest::savingToAnImpossiblePlaceFails() {
    QSignalSpy failed(&saver(), &ResultSaver::failed);
    saver().save(cases().shown(), toPath(at_->folder()));
    QCOMPARE(failed.size(), 1);
    QVERIFY(at_->heal(HealingJob::Extent::Slice));
    QFile blocker(at_->path(u"a-file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    saver().save(cases().shown(), toPath(at_->path(u"a-file/results"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 30000);
    QVERIFY(failed.at(1).at(0).toString().contains(u"a-file"_s));
}

void ResultSaverTest::namesThatAreNoUtf8AreFoundAgain() {
    // "Mueller" with an umlaut in Latin-1, as old archives bring it.
    const std::filesystem::path folder = toPath(at_->folder()) / "M\xfcller";
    const std::filesystem::path other = toPath(at_->folder()) / "M\xefller";
    std::error_code refused;
    std::filesystem::create_directory(folder, refused);
    std::filesystem::create_directory(other, refused);
    if (refused) {
        QSKIP("This file system takes valid names only.");
    }
    std::filesystem::rename(toPath(writeTestScan(at_->folder(), u"inside.nii.gz"_s)),
                            folder / "inside.nii.gz");
    const QString shown = toText(folder);
    QVERIFY(shown.endsWith(u"M\uFFFDller"_s));
    // Both folders are shown alike; only one of them has the file.
    QCOMPARE(toPath(shown + u"/inside.nii.gz"_s), folder / "inside.nii.gz");
    QVERIFY(at_->open(shown + u"/inside.nii.gz"_s));
    QVERIFY(at_->heal());
    QSignalSpy saved(&saver(), &ResultSaver::saved);
    saver().save(cases().shown(), folder / "results");
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    for (const char* file : {"anomaly_map.nii.gz", "restoration.nii.gz", "steps.csv"}) {
        QVERIFY(std::filesystem::exists(folder / "results" / file));
    }
    std::ifstream results(folder / "results" / "result.json");
    const std::string text((std::istreambuf_iterator<char>(results)), {});
    QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(text)).isNull());
    // The folder opens as one, too.
    QVERIFY(at_->open(shown));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ResultSaverTest>(argc, argv);
}

#include "ResultSaverTest.moc"
