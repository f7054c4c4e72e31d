// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

#include "tests/ui/WindowFixture.h"
#include "ui/common/Paths.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/viewer/ViewAnnotations.h"
#include "ui/window/LayerPanel.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// What the window says of a threshold and of the list that follows from it: where it comes from,
/// for which map and step it holds, and how far healing is.
class ThresholdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at_ = std::make_unique<WindowFixture>(); }
    void cleanup() { at_.reset(); }

    void itsSourceIsNamed();
    void itBelongsToItsScan();
    void itIsTheSameWhileHealingAndAtTheEnd();
    void itIsTheSameForOneSliceAndTheVolume();
    void itNeverLiesAboveTheMap();
    void anEmptyListSaysWhatIsStrongest();
    void anUnfinishedListSaysSo();
    void theScanAsItIsHasNoOverlay();
    void theListSaysThatItIsTheFinalOne();
    void theDifferenceHasItsOwnLegend();
    void progressEndsAtAHundred();
    void aDoubtfulModelIsSaidToBeOne();

private:
    [[nodiscard]] QString note() { return at_->child<QLabel>(u"thresholdNote"_s).text(); }
    [[nodiscard]] QString listNote() { return at_->child<QLabel>(u"findingsNote"_s).text(); }
    [[nodiscard]] double threshold() { return at_->window().layers().choice().threshold; }
    /// Takes a model whose healthy scans had this upper quartile and this threshold.
    void chooseModel(double quartile, double threshold);
    void type(double threshold);

    std::unique_ptr<WindowFixture> at_;
};

void ThresholdTest::chooseModel(double quartile, double threshold) {
    ModelCard card = testCard();
    card.healthy = {{"", {{75.0, quartile}}, threshold, "a rule", 1.0, {}}};
    writeModelCard(toPath(at_->folder()) / "model", card);
    QVERIFY(at_->window().setModel(toPath(at_->folder()) / "model"));
}

void ThresholdTest::type(double threshold) {
    auto& box = at_->child<QDoubleSpinBox>(u"thresholdBox"_s);
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, QLocale().toString(threshold, 'f', 4));
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(this->threshold(), threshold);
}

void ThresholdTest::itsSourceIsNamed() {
    QVERIFY(at_->open());
    QVERIFY2(note().startsWith(u"The model's own: 0.05"_s), qPrintable(note()));
    type(0.03);
    QVERIFY2(note().startsWith(u"Set by hand. The model's own: 0.05"_s), qPrintable(note()));
    QTest::mouseClick(&at_->child<QPushButton>(u"suggestedThresholdButton"_s), Qt::LeftButton);
    QVERIFY2(note().startsWith(u"The model's own: 0.05"_s), qPrintable(note()));
    QCOMPARE(threshold(), 0.05);
    // Both values stand there where the scan scores higher all over than healthy ones did.
    chooseModel(0.02, 0.015);
    QVERIFY(at_->healVolume());
    const double level = *at_->cases().cache()->upperQuartile() / 0.02;
    QVERIFY(level > 1.5);
    QCOMPARE(threshold(), 0.015 * level);
    QVERIFY2(note().contains(QLocale().toString(0.015 * level, 'g', 3)), qPrintable(note()));
    QVERIFY2(note().contains(u"the model's 0.015"_s), qPrintable(note()));
    type(0.03);
    QVERIFY2(note().startsWith(u"Set by hand. Adjusted"_s), qPrintable(note()));
}

void ThresholdTest::itBelongsToItsScan() {
    QVERIFY(at_->open(u"one.nii.gz"_s));
    type(0.031);
    QVERIFY(at_->open(u"two.nii.gz"_s));
    QCOMPARE(threshold(), 0.05);
    auto& list = at_->child<QListWidget>(u"caseList"_s);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualItemRect(list.item(0)).center());
    QTRY_COMPARE(threshold(), 0.031);
    QVERIFY(note().startsWith(u"Set by hand."_s));
}

void ThresholdTest::itIsTheSameWhileHealingAndAtTheEnd() {
    chooseModel(0.02, 0.015);
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 60;
    at_->window().healVolume();
    const auto mostlyHealed = [this] {
        const StepCache* cache = at_->cases().cache();
        return cache != nullptr && 4 * cache->slicesComplete() >= 3 * cache->slicesWithBrain();
    };
    QTRY_VERIFY_WITH_TIMEOUT(mostlyHealed() && threshold() > 0.015, 60000);
    QVERIFY(at_->job().busy());
    const double before = threshold();
    QVERIFY2(note().contains(u"Preliminary"_s), qPrintable(note()));
    at_->log().stepMilliseconds = 0;
    QVERIFY(at_->healed());
    QVERIFY2(std::abs(threshold() - before) < 0.1 * before,
             qPrintable(u"%1 and %2"_s.arg(before).arg(threshold())));
    QVERIFY2(!note().contains(u"Preliminary"_s), qPrintable(note()));
}

void ThresholdTest::itIsTheSameForOneSliceAndTheVolume() {
    chooseModel(0.02, 0.015);
    QVERIFY(at_->open());
    QVERIFY(at_->healSlice());
    // One slice does not tell how the scan scores all over, and the note says so.
    QCOMPARE(threshold(), 0.015);
    QVERIFY2(note().contains(u"when half of its slices"_s), qPrintable(note()));
    QVERIFY(at_->healVolume());
    const double ofVolume = threshold();
    QVERIFY(ofVolume > 0.015);
    QVERIFY2(!note().contains(u"when half"_s), qPrintable(note()));
    // What is known of the scan is not forgotten when the slice alone is healed anew.
    QVERIFY(at_->healSlice());
    QCOMPARE(at_->cases().cache()->slicesComplete(), 1);
    QCOMPARE(threshold(), ofVolume);
}

void ThresholdTest::itNeverLiesAboveTheMap() {
    chooseModel(1e-4, 0.02);
    QVERIFY(at_->open() && at_->healVolume());
    const Volume map = at_->cases().cache()->anomalyMap();
    const double highest =
        static_cast<double>(*std::max_element(map.voxels.begin(), map.voxels.end()));
    QVERIFY(highest > 0.0);
    QVERIFY2(threshold() <= highest * (1 + 1e-6), qPrintable(QString::number(threshold())));
    QVERIFY2(note().contains(u"cannot be judged"_s), qPrintable(note()));
    QTRY_VERIFY2(listNote().contains(u"cannot be judged on this scan"_s), qPrintable(listNote()));
}

void ThresholdTest::anEmptyListSaysWhatIsStrongest() {
    QVERIFY(at_->open() && at_->healVolume());
    type(0.9);
    auto& panel = at_->child<FindingsPanel>(u"findingsPanel"_s);
    QTRY_VERIFY2(listNote().contains(u"highest score is 0."_s), qPrintable(listNote()));
    QCOMPARE(panel.count(), 0);
    // At a threshold of 0 nothing is listed, and the note does not say that nothing reaches it.
    type(0.0);
    QTRY_VERIFY2(listNote().startsWith(u"Set a threshold above 0"_s), qPrintable(listNote()));
    QTRY_VERIFY2(listNote().contains(u"The highest score is 0."_s), qPrintable(listNote()));
}

void ThresholdTest::anUnfinishedListSaysSo() {
    QVERIFY(at_->open());
    at_->log().stepMilliseconds = 60;
    at_->window().healVolume();
    QTRY_VERIFY2_WITH_TIMEOUT(listNote().startsWith(u"Preliminary, of "_s), qPrintable(listNote()),
                              30000);
    QTest::mouseClick(&at_->child<QPushButton>(u"pauseButton"_s), Qt::LeftButton);
    QVERIFY(at_->healed());
    QVERIFY2(listNote().startsWith(u"Preliminary, of "_s), qPrintable(listNote()));
    // What was stopped is not preliminary any more, but it is not all of the scan.
    QTest::mouseClick(&at_->child<QPushButton>(u"stopButton"_s), Qt::LeftButton);
    QTRY_VERIFY2(listNote().startsWith(u"Of "_s), qPrintable(listNote()));
    at_->log().stepMilliseconds = 0;
    QVERIFY(at_->healVolume());
    QTRY_VERIFY2(!listNote().startsWith(u"Of "_s) && !listNote().startsWith(u"Prelim"_s),
                 qPrintable(listNote()));
}

void ThresholdTest::theScanAsItIsHasNoOverlay() {
    QVERIFY(at_->open() && at_->healSlice());
    type(0.01);
    QVERIFY(colouredPixels(at_->picture()) > 100);
    QTest::keyClick(&at_->window().view(), Qt::Key_Home);
    QCOMPARE(at_->window().timeline().position(), 0);
    QCOMPARE(colouredPixels(at_->picture()), 0);
    QTest::keyClick(&at_->window().view(), Qt::Key_Right);
    QVERIFY(colouredPixels(at_->picture()) > 100);
}

void ThresholdTest::theListSaysThatItIsTheFinalOne() {
    QVERIFY(at_->open() && at_->healVolume());
    QTRY_VERIFY(at_->window().showsAllFindings());
    const QString final = listNote();
    QVERIFY2(!final.contains(u"the views show"_s), qPrintable(final));
    QTest::keyClick(&at_->window().view(), Qt::Key_Left);
    QVERIFY2(listNote().startsWith(u"The list is that of all 4 steps; the views show step 3."_s),
             qPrintable(listNote()));
    QTest::keyClick(&at_->window().view(), Qt::Key_Home);
    QVERIFY2(listNote().contains(u"the views show the scan as it is"_s), qPrintable(listNote()));
    QTest::keyClick(&at_->window().view(), Qt::Key_End);
    QCOMPARE(listNote(), final);
}

void ThresholdTest::theDifferenceHasItsOwnLegend() {
    QVERIFY(at_->open() && at_->healSlice());
    const auto& annotations =
        *at_->window().view().findChild<ViewAnnotations*>(u"sliceAnnotations"_s);
    at_->picture();
    QVERIFY(annotations.content().greyBar.title.isEmpty());
    QTest::keyClick(&at_->window().view(), Qt::Key_3);
    at_->picture();
    QCOMPARE(annotations.content().greyBar.title, u"restored minus scan"_s);
    QCOMPARE(annotations.content().greyBar.level, 0.0);
    QCOMPARE(annotations.content().greyBar.window, at_->window().view().window());
    QVERIFY(annotations.content().bar.shown);
    QTest::keyClick(&at_->window().view(), Qt::Key_2);
    at_->picture();
    QVERIFY(annotations.content().greyBar.title.isEmpty());
}

void ThresholdTest::progressEndsAtAHundred() {
    QVERIFY(at_->open());
    HealingSettings settings = at_->window().healingSettings();
    settings.smoothingAcross = 6.0;
    at_->window().setHealingSettings(settings);
    at_->log().stepMilliseconds = 30;
    auto& list = at_->child<QListWidget>(u"caseList"_s);
    int highest = 0;
    at_->window().healSlice();
    while (QTest::qWaitFor([&] { return at_->job().healingCase() != nullptr; }, 5000) &&
           at_->job().busy()) {
        const QString state = list.item(0)->text();
        const int percent = state.section(u"healing, "_s, 1).section(u' ', 0, 0).toInt();
        highest = std::max(highest, percent);
        QVERIFY2(percent <= 100, qPrintable(state));
        const QString label = at_->child<QLabel>(u"progressLabel"_s).text();
        if (percent > 0) {
            QVERIFY2(label.startsWith(u"slice %1, with "_s.arg(kSpotSlice + 1)) &&
                         label.contains(u"neighbours"_s),
                     qPrintable(label));
        }
        QTest::qWait(20);
    }
    QVERIFY(highest > 20);
    QVERIFY(at_->healed());
}

void ThresholdTest::aDoubtfulModelIsSaidToBeOne() {
    auto& cautions = at_->child<QLabel>(u"modelCautions"_s);
    QVERIFY(!cautions.isVisible());
    ModelCard card = testCard();
    card.healthy.clear();
    card.record.settings["steps"] = "1000";
    card.record.figures["steps"] = 300.0;
    card.record.scans.trainingSubjects = 4;
    writeModelCard(toPath(at_->folder()) / "model", card);
    QVERIFY(at_->window().setModel(toPath(at_->folder()) / "model"));
    QVERIFY(cautions.isVisible());
    for (const QString& said : {cautions.text(), note()}) {
        QVERIFY2(said.contains(u"step 300 of 1000"_s), qPrintable(said));
        QVERIFY2(said.contains(u"few subjects: 4"_s), qPrintable(said));
        QVERIFY2(said.contains(u"not evaluated"_s), qPrintable(said));
    }
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ThresholdTest>(argc, argv);
}

#include "ThresholdTest.moc"
