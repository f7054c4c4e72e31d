// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <set>

#include "core/image/Nifti.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/SecondVolumeController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// Another volume that is laid over the scan: another contrast, a segmentation, and what cannot be
/// laid over it.
class SecondVolumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { at_.reset(); }

    void anotherContrastLiesAtItsPlace();
    void itsValueIsReadOut();
    void labelsAreFilledOrOutlined();
    void colourAndOpacityAreChosen();
    void itIsHiddenAndRemoved();
    void eachScanKeepsItsOwn();
    void itLiesBelowTheAnomalyOverlay();
    void whatCannotBeLaidThereIsSaidAndNothingIsLost();
    void whatHardlyFitsIsSaid();

private:
    SecondVolumeController& second() { return at_->window().secondVolume(); }
    SliceView& view() { return at_->window().view(); }
    QString write(const QString& name, const Volume& volume) {
        writeScan(toPath(at_->path(name)), volume);
        return at_->path(name);
    }
    /// A block of two labels, the left half 4 and the right half 7, on a grid of its own that is
    /// twice as fine as the scan's and runs the other way along two axes.
    [[nodiscard]] QString writeLabels() {
        Volume labels({32, 32, 24}, axisAlignedAffine({1, 1, 1}, {0, 0, 0}));
        labels.affine = {{{-1, 0, 0, 10}, {0, -1, 0, 12}, {0, 0, 1, -10}}};
        for (int z = 4; z < 20; ++z) {
            for (int y = 8; y < 24; ++y) {
                for (int x = 8; x < 24; ++x) {
                    labels.at(x, y, z) = x < 16 ? 4.0f : 7.0f;
                }
            }
        }
        return write(u"labels.nii.gz"_s, labels);
    }
    /// Opens a file as a person does, with the button of the panel.
    void lay(const QString& file) {
        answerFileDialog(file);
        QTest::mouseClick(&at_->child<QPushButton>(u"openSecondButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!at_->window().messages().text().startsWith(u"Opening"_s) &&
                    !at_->window().messages().text().isEmpty());
    }
    SecondLayer shown(Plane plane = Plane::Axial) {
        at_->window().presenter().refreshNow();
        return at_->window().views().view(plane).second();
    }
    static int opaquePixels(const QImage& picture) {
        int opaque = 0;
        for (int row = 0; row < picture.height(); ++row) {
            for (int column = 0; column < picture.width(); ++column) {
                opaque += picture.pixelColor(column, row).alpha() > 0 ? 1 : 0;
            }
        }
        return opaque;
    }
    void choose(const QString& box, int index) {
        auto& combo = at_->child<QComboBox>(box);
        combo.setFocus();
        while (combo.currentIndex() != index) {
            QTest::keyClick(&combo, index > combo.currentIndex() ? Qt::Key_Down : Qt::Key_Up);
        }
    }

    std::unique_ptr<WindowFixture> at_;
};

void SecondVolumeTest::init() {
    at_ = std::make_unique<WindowFixture>();
    QVERIFY(at_->open());
    at_->window().messages().dismiss();
}

void SecondVolumeTest::anotherContrastLiesAtItsPlace() {
    const QImage before = at_->picture();
    Volume other = spottedBrain();
    for (float& value : other.voxels) {
        value = value > 0.0f ? 400.0f - value : 0.0f;
    }
    lay(write(u"T2 & more.nii.gz"_s, other));
    QVERIFY(second().shown() != nullptr && !second().shown()->volume.isSegmentation());
    QCOMPARE(at_->window().messages().text(), u"T2 & more.nii.gz lies over the scan."_s);
    const SecondLayer layer = shown();
    QVERIFY(layer.isSmooth);
    QCOMPARE(layer.picture.size(), QSize(48, 56));
    // The spot is dark in the other contrast, the tissue bright, and what is outside transparent.
    const QColor spot = layer.picture.pixelColor(32, 37);
    const QColor tissue = layer.picture.pixelColor(20, 28);
    QVERIFY(spot.alpha() == 255 && tissue.alpha() == 255);
    QVERIFY(tissue.lightness() > spot.lightness());
    QCOMPARE(layer.picture.pixelColor(0, 0).alpha(), 0);
    QVERIFY(!shown(Plane::Coronal).picture.isNull() && !shown(Plane::Sagittal).picture.isNull());
    const QImage after = at_->picture();
    QVERIFY(colouredPixels(before) < 50);
    QVERIFY2(colouredPixels(after) > 5000, qPrintable(QString::number(colouredPixels(after))));
}

void SecondVolumeTest::itsValueIsReadOut() {
    const auto& values = at_->child<QLabel>(u"valuesLabel"_s);
    const auto readAt = [&](const SlicePresenter::Voxel& voxel) {
        at_->window().presenter().setCrosshair(voxel);
        at_->window().presenter().refreshNow();
        return values.text();
    };
    QVERIFY(!readAt({32, 37, kSpotSlice}).contains(u"second"_s));
    Volume other = spottedBrain();
    for (float& value : other.voxels) {
        value = value > 0.0f ? 400.0f - value : 0.0f;
    }
    lay(write(u"t2.nii.gz"_s, other));
    // The spot has 300 in the scan, and so 100 in the other contrast.
    QVERIFY2(readAt({32, 37, kSpotSlice}).endsWith(u"second 100"_s), qPrintable(values.text()));
    QTest::mouseClick(&at_->child<QToolButton>(u"removeSecondButton"_s), Qt::LeftButton);
    QVERIFY(!readAt({32, 37, kSpotSlice}).contains(u"second"_s));
}

void SecondVolumeTest::labelsAreFilledOrOutlined() {
    lay(writeLabels());
    QCOMPARE(second().shown()->volume.labels, (std::vector<float>{4.0f, 7.0f}));
    const SecondLayer filled = shown();
    QVERIFY(!filled.isSmooth);
    // The block is 16 mm wide, which is 8 voxels of the scan.
    QCOMPARE(opaquePixels(filled.picture), 64);
    // Label 4 has the smaller index in the file, which is further to the patient's right.
    const auto columnOf = [&](double right) {
        return static_cast<int>(std::lround((right + 47) / 2));
    };
    const int row = static_cast<int>(std::lround((-4.0 + 55) / 2));
    QCOMPARE(filled.picture.pixelColor(columnOf(-1), row), labelColour(0, SecondColour::Automatic));
    QCOMPARE(filled.picture.pixelColor(columnOf(-11), row),
             labelColour(1, SecondColour::Automatic));
    choose(u"secondDrawnBox"_s, 1);
    // Two rims of four by eight voxels.
    QCOMPARE(opaquePixels(shown().picture), 2 * (2 * 4 + 2 * 6));
}

void SecondVolumeTest::colourAndOpacityAreChosen() {
    lay(writeLabels());
    choose(u"secondColourBox"_s, 2);
    std::set<QRgb> colours;
    const QImage picture = shown().picture;
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column) {
            if (picture.pixelColor(column, row).alpha() > 0) {
                colours.insert(picture.pixel(column, row));
            }
        }
    }
    QCOMPARE(colours.size(), std::size_t(1));
    QVERIFY(qBlue(*colours.begin()) > qRed(*colours.begin()));
    auto& slider = at_->child<QSlider>(u"secondOpacitySlider"_s);
    slider.setFocus();
    QTest::keyClick(&slider, Qt::Key_End);
    QCOMPARE(shown().opacity, 1.0);
    const int opaque = colouredPixels(at_->picture());
    QTest::keyClick(&slider, Qt::Key_Home);
    QVERIFY(shown().picture.isNull());
    QVERIFY(opaque > 300 && colouredPixels(at_->picture()) < 50);
}

void SecondVolumeTest::itIsHiddenAndRemoved() {
    const QImage before = at_->picture();
    lay(writeLabels());
    QVERIFY(rootMeanSquare(before, at_->picture()) > 1.0);
    QTest::keyClick(&view(), Qt::Key_A, Qt::ShiftModifier);
    QVERIFY(shown().picture.isNull());
    QVERIFY(!at_->child<QCheckBox>(u"secondShownBox"_s).isChecked());
    auto& box = at_->child<QCheckBox>(u"secondShownBox"_s);
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    QVERIFY(!shown().picture.isNull());
    QTest::mouseClick(&at_->child<QToolButton>(u"removeSecondButton"_s), Qt::LeftButton);
    QVERIFY(second().shown() == nullptr && shown().picture.isNull());
    QVERIFY(!at_->child<QToolButton>(u"removeSecondButton"_s).isVisible());
    // Without the message the view has the size that it had before.
    at_->window().messages().dismiss();
    QVERIFY(waitUntilSettled());
    QVERIFY(rootMeanSquare(before, at_->picture()) < 0.5);
    QVERIFY(QFile::exists(at_->path(u"labels.nii.gz"_s)));
}

void SecondVolumeTest::eachScanKeepsItsOwn() {
    lay(writeLabels());
    const int first = at_->cases().shownId();
    QVERIFY(at_->open(u"other.nii.gz"_s));
    QVERIFY(second().shown() == nullptr && shown().picture.isNull());
    at_->cases().show(first);
    QTRY_VERIFY(second().shown() != nullptr);
    QVERIFY(!shown().picture.isNull());
    at_->cases().close(first);
    QVERIFY(second().shown() == nullptr);
}

void SecondVolumeTest::itLiesBelowTheAnomalyOverlay() {
    QVERIFY(at_->healVolume());
    const QImage map = at_->picture();
    QVERIFY(colouredPixels(map) > 10);
    Volume labels = spottedBrain();
    for (float& value : labels.voxels) {
        value = value > 0.0f ? 1.0f : 0.0f;
    }
    lay(write(u"all.nii.gz"_s, labels));
    choose(u"secondColourBox"_s, 2);
    at_->child<QSlider>(u"secondOpacitySlider"_s).setValue(100);
    at_->child<QSlider>(u"opacitySlider"_s).setValue(100);
    const QImage both = at_->picture();
    // Nothing of the grey tissue is left, but the colours of the map still lie above the label.
    const QPoint spot = view().pointOf({32, 37}).toPoint() * view().devicePixelRatioF();
    const QColor there = both.pixelColor(spot);
    QVERIFY2(there.red() > there.blue(), qPrintable(there.name()));
}

void SecondVolumeTest::whatCannotBeLaidThereIsSaidAndNothingIsLost() {
    QVERIFY(at_->healVolume());
    lay(writeLabels());
    const auto cache = at_->cases().sharedCache();
    const auto scan = at_->cases().scan();
    const SecondVolume* laid = second().shown();

    Volume beside = spottedBrain();
    beside.affine[1][3] += 4000.0;
    QFile text(at_->path(u"notes.nii.gz"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("This is no image.");
    text.close();
    // Of another size, and without a position.
    Volume small({20, 20, 20}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}));
    small.voxels[4000] = 3.0f;
    small.voxels[4001] = 2.5f;
    const QString nowhere = write(u"nowhere.nii"_s, small);
    QFile header(nowhere);
    QVERIFY(header.open(QIODevice::ReadWrite));
    QVERIFY(header.seek(252));
    header.write(QByteArray(4, '\0'));
    header.close();
    struct Bad {
        QString file;
        QString said;
    };
    for (const Bad& bad : {Bad{write(u"beside.nii.gz"_s, beside), u"no place in common"_s},
                           Bad{write(u"zeros.nii.gz"_s, Volume(beside.size, scan->scan.affine)),
                               u"has the same value"_s},
                           Bad{text.fileName(), u"is no NIfTI file"_s},
                           Bad{nowhere, u"does not say where it lies"_s},
                           Bad{at_->path(u"missing.nii.gz"_s), u"does not exist"_s}}) {
        at_->window().messages().dismiss();
        second().open(bad.file);
        QTRY_COMPARE(at_->window().messages().kind(), MessageBar::Kind::Problem);
        const QString said = at_->window().messages().text();
        QVERIFY2(said.contains(bad.said) && said.contains(QFileInfo(bad.file).fileName()),
                 qPrintable(said));
        QVERIFY2(said.contains(u"stay as they are"_s), qPrintable(said));
        QVERIFY(second().shown() == laid && at_->cases().sharedCache() == cache &&
                at_->cases().scan() == scan);
    }
}

void SecondVolumeTest::whatHardlyFitsIsSaid() {
    Volume away = spottedBrain();
    away.affine[0][3] += 60.0;
    lay(write(u"away.nii.gz"_s, away));
    const QString said = at_->window().messages().text();
    QVERIFY2(said.contains(u"lies over the scan"_s) && said.contains(u"hardly overlaps"_s),
             qPrintable(said));
    QVERIFY(second().shown() != nullptr);
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::SecondVolumeTest>(argc, argv);
}

#include "SecondVolumeTest.moc"
