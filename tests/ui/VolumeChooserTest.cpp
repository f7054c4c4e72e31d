// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

#include <cstring>
#include <fstream>

#include "core/image/Nifti.h"
#include "tests/ui/WindowFixture.h"
#include "ui/cases/VolumeChooser.h"
#include "ui/common/Paths.h"
#include "ui/program/Errand.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Opening a file that holds several volumes: the window asks which one is meant.
class VolumeChooserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void aFileWithSeveralVolumesAsksWhich();
    void aVolumeIsChosenByKeyboard();
    void everyVolumeIsAScanOfItsOwn();
    void cancellingOpensNothing();
    void aFileWithOneVolumeOpensAtOnce();
    void resultsNameTheVolume();
    void anErrandTakesTheVolumeItIsTold();

private:
    static constexpr int kVolumes = 12;

    /// Writes a series of scans into one NIfTI file. Volume k, counted from 1, is the test brain
    /// times k.
    [[nodiscard]] QString writeSeries() {
        const Volume brain = spottedBrain();
        const QString name = at_->path(u"series.nii"_s);
        writeScan(toPath(name), brain);
        std::fstream file(toPath(name), std::ios::in | std::ios::out | std::ios::binary);
        // The header's numbers of voxels: dim[0] is at byte 40, and dim[4] counts the volumes.
        const std::int16_t dimensions = 4;
        const std::int16_t volumes = kVolumes;
        file.seekp(40);
        file.write(reinterpret_cast<const char*>(&dimensions), sizeof dimensions);
        file.seekp(40 + 4 * 2);
        file.write(reinterpret_cast<const char*>(&volumes), sizeof volumes);
        file.seekp(0, std::ios::end);
        for (int volume = 2; volume <= kVolumes; ++volume) {
            std::vector<float> values = brain.voxels;
            for (float& value : values) {
                value *= static_cast<float>(volume);
            }
            file.write(reinterpret_cast<const char*>(values.data()),
                       static_cast<std::streamsize>(values.size() * sizeof(float)));
        }
        return name;
    }
    [[nodiscard]] static VolumeChooser* chooser() {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* found = qobject_cast<VolumeChooser*>(widget);
            if (found != nullptr && found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }
    /// Opens the series and waits for the question.
    [[nodiscard]] VolumeChooser* openAndChoose() {
        at_->window().openFile(writeSeries());
        (void)QTest::qWaitFor([] { return chooser() != nullptr; }, 20000);
        return chooser();
    }
    /// Whether the scan that is shown is the test brain times this.
    [[nodiscard]] bool showsVolume(int volume) {
        const Volume brain = spottedBrain();
        const Volume& scan = at_->cases().scan()->scan;
        for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
            if (scan.voxels[i] != brain.voxels[i] * static_cast<float>(volume)) {
                return false;
            }
        }
        return scan.size == brain.size;
    }

    std::unique_ptr<WindowFixture> at_;
};

void VolumeChooserTest::aFileWithSeveralVolumesAsksWhich() {
    VolumeChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    QVERIFY(at_->cases().scan() == nullptr);
    auto* list = choose->findChild<QListWidget*>(u"volumeList"_s);
    QCOMPARE(list->count(), kVolumes);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(list->item(4)->text(), u"5"_s);
    // The pictures come one after another; a volume's own picture is not black.
    const auto brightest = [list](int row) {
        const QImage picture = list->item(row)->icon().pixmap(96, 96).toImage();
        int most = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                most = std::max(most, qGray(picture.pixel(x, y)));
            }
        }
        return most;
    };
    QTRY_VERIFY_WITH_TIMEOUT(brightest(kVolumes - 1) > 200, 30000);
    QVERIFY(brightest(0) > 200);
    list->scrollToItem(list->item(4));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(4)).center());
    QCOMPARE(list->currentRow(), 4);
    QTest::mouseClick(choose->findChild<QPushButton*>(u"openVolumeButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QVERIFY(showsVolume(5));
    QCOMPARE(at_->cases().scan()->name, u"series.nii, volume 5"_s);
    QVERIFY(at_->window().windowTitle().startsWith(u"series.nii, volume 5"_s));
    QTRY_VERIFY(chooser() == nullptr);
}

void VolumeChooserTest::aVolumeIsChosenByKeyboard() {
    VolumeChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    auto* list = choose->findChild<QListWidget*>(u"volumeList"_s);
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(list->currentRow(), 0);
    // A number that is typed is the number of a volume.
    QTest::keyClicks(list, u"11"_s);
    QCOMPARE(list->currentRow(), 10);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QVERIFY(showsVolume(11));
    QCOMPARE(at_->cases().all().size(), std::size_t(1));
}

void VolumeChooserTest::everyVolumeIsAScanOfItsOwn() {
    for (const int volume : {1, 3}) {
        VolumeChooser* choose = openAndChoose();
        QVERIFY(choose != nullptr);
        choose->findChild<QListWidget*>(u"volumeList"_s)->setCurrentRow(volume - 1);
        QTest::keyClick(choose, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            at_->cases().scan() != nullptr && at_->cases().scan()->volume == volume, 20000);
        QTRY_VERIFY(chooser() == nullptr);
    }
    QCOMPARE(at_->cases().all().size(), std::size_t(2));
    QCOMPARE(at_->cases().all().front()->name, u"series.nii, volume 1"_s);
    QCOMPARE(at_->cases().all().back()->name, u"series.nii, volume 3"_s);
}

void VolumeChooserTest::cancellingOpensNothing() {
    VolumeChooser* choose = openAndChoose();
    QVERIFY(choose != nullptr);
    QTest::keyClick(choose, Qt::Key_Escape);
    QTRY_VERIFY(chooser() == nullptr);
    QTRY_VERIFY(!at_->cases().opening());
    QVERIFY(at_->cases().scan() == nullptr);
    QVERIFY(at_->cases().all().empty());
}

void VolumeChooserTest::aFileWithOneVolumeOpensAtOnce() {
    QVERIFY(at_->open());
    QVERIFY(chooser() == nullptr);
    QCOMPARE(at_->cases().all().front()->name, u"brain.nii.gz"_s);
}

void VolumeChooserTest::resultsNameTheVolume() {
    at_->window().openFile(writeSeries(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QVERIFY(chooser() == nullptr);
    at_->window().showSlice(kSpotSlice);
    QVERIFY(at_->healSlice());
    QSignalSpy saved(&at_->window().session().saver(), &ResultSaver::saved);
    at_->window().saveResults(at_->path(u"results"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30000);
    QFile file(at_->path(u"results/result.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("\"scan_volume\": 2"));
    QVERIFY(text.contains("\"scan_volumes\": 12"));
}

void VolumeChooserTest::anErrandTakesTheVolumeItIsTold() {
    Errand::Orders orders;
    orders.scan = writeSeries();
    orders.volume = 7;
    Errand errand(at_->window(), orders);
    errand.start();
    QTRY_VERIFY_WITH_TIMEOUT(at_->cases().scan() != nullptr, 20000);
    QVERIFY(showsVolume(7));
    QVERIFY(chooser() == nullptr);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::VolumeChooserTest>(argc, argv);
}

#include "VolumeChooserTest.moc"
