// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/TissuePhantom.h"
#include "tests/ui/WindowFixture.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/window/ScopeBanner.h"

using namespace Qt::StringLiterals;

namespace disyre::ui::test {

/// The banner that says in what a scan differs from what the model was trained on.
class ScopeBannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aScanOfTheModelsKindHasNoBanner();
    void theFirstScanIsJudgedAndTheBannerStays();
    void itIsFoldedIntoOneLineByAClick();
    void anotherModelChangesWhatItSays();
    void aModelOfTheScansContrastIsChosen();
    void theSameIsSaidWhateverWasOpenedBefore();
    void aPersonsChoiceOfAModelIsKept();

private:
    /// Writes a brain of 1.3 litres and returns its path.
    QString writeBrain(const QString& name, const disyre::test::TissuePhantomLevels& levels,
                       std::array<double, 3> spacing = {3.0, 3.0, 3.0});
    bool open(const QString& file);
    /// Writes a model of this modality among the user's own, with a file in place of weights.
    std::filesystem::path writeModel(const QString& name, const char* modality);
    QStringList points() { return banner().points(); }
    ScopeBanner& banner() { return at_->child<ScopeBanner>(u"scopeBanner"_s); }
    const ModelCard& card() { return *at_->window().session().model().card(); }

    std::unique_ptr<QTemporaryDir> models_;
    std::unique_ptr<WindowFixture> at_;
};

void ScopeBannerTest::init() {
    models_ = std::make_unique<QTemporaryDir>();
    qputenv("DISYRE_MODELS", models_->path().toUtf8());
    at_ = std::make_unique<WindowFixture>();
}

void ScopeBannerTest::cleanup() {
    at_.reset();
    qunsetenv("DISYRE_MODELS");
    models_.reset();
}

QString ScopeBannerTest::writeBrain(const QString& name,
                                    const disyre::test::TissuePhantomLevels& levels,
                                    std::array<double, 3> spacing) {
    const QString file = at_->path(name);
    writeScan(toPath(file), disyre::test::tissuePhantom(levels, spacing));
    return file;
}

bool ScopeBannerTest::open(const QString& file) {
    const QString name = QFileInfo(file).fileName();
    at_->window().openFile(file);
    return QTest::qWaitFor([&] { return at_->cases().scan() && at_->cases().scan()->name == name; },
                           30000);
}

std::filesystem::path ScopeBannerTest::writeModel(const QString& name, const char* modality) {
    const std::filesystem::path folder = toPath(models_->filePath(name));
    std::filesystem::create_directories(folder);
    ModelCard card = testCard();
    card.name = name.toStdString();
    card.modality = modality;
    writeModelCard(folder, card);
    writeTextAtomically(folder / kWeightsFile, "weights");
    return folder;
}

void ScopeBannerTest::aScanOfTheModelsKindHasNoBanner() {
    QVERIFY(!banner().isVisible());
    QVERIFY(open(writeBrain(u"t1.nii.gz"_s, disyre::test::kT1Levels)));
    QVERIFY2(points().isEmpty(), qPrintable(points().join(u' ')));
    QVERIFY(!banner().isVisible());
}

void ScopeBannerTest::theFirstScanIsJudgedAndTheBannerStays() {
    // The model has slices of 4 mm; from 6 mm on they are thick.
    const QString thick = writeBrain(u"thick.nii.gz"_s, disyre::test::kFlairLevels, {3, 3, 7});
    QVERIFY(open(thick));
    QTRY_VERIFY(banner().isVisible());
    QCOMPARE(points().size(), 2);
    QVERIFY2(points()[0].contains(u"FLAIR scan"_s), qPrintable(points()[0]));
    QVERIFY2(points()[1].contains(u"7.0 mm apart"_s), qPrintable(points()[1]));
    QVERIFY(at_->child<QLabel>(u"scopeSummary"_s).text().contains(u"2 points"_s));
    const QStringList first = points();
    // A message that comes and goes leaves it alone.
    at_->window().showProblem(u"Something else."_s);
    QTest::mouseClick(&at_->child<QToolButton>(u"messageCloseButton"_s), Qt::LeftButton);
    QVERIFY(!at_->window().messages().isVisible());
    QVERIFY(banner().isVisible());
    QVERIFY(at_->healSlice());
    QVERIFY(banner().isVisible());
    QCOMPARE(points(), first);
    // It belongs to its scan, and says the same when that is shown again.
    QVERIFY(open(writeBrain(u"t1.nii.gz"_s, disyre::test::kT1Levels)));
    QVERIFY(!banner().isVisible());
    QVERIFY(open(thick));
    QVERIFY(banner().isVisible());
    QCOMPARE(points(), first);
    at_->cases().close(at_->cases().shownId());
    QVERIFY(!banner().isVisible());
}

void ScopeBannerTest::itIsFoldedIntoOneLineByAClick() {
    QVERIFY(open(writeBrain(u"flair.nii.gz"_s, disyre::test::kFlairLevels)));
    QTRY_VERIFY(banner().isVisible());
    auto& list = at_->child<QWidget>(u"scopeList"_s);
    auto& fold = at_->child<QToolButton>(u"scopeFoldButton"_s);
    QVERIFY(list.isVisible());
    const int unfolded = banner().height();
    QTest::mouseClick(&fold, Qt::LeftButton);
    QVERIFY(!list.isVisible());
    QVERIFY(banner().isVisible());
    QTRY_VERIFY(banner().height() < unfolded);
    QTest::mouseClick(&fold, Qt::LeftButton);
    QVERIFY(list.isVisible());
}

void ScopeBannerTest::anotherModelChangesWhatItSays() {
    QVERIFY(open(writeBrain(u"t2.nii.gz"_s, disyre::test::kT2Levels, {3, 3, 7})));
    const std::filesystem::path flair = writeModel(u"flair"_s, "FLAIR");
    QVERIFY(at_->window().setModel(flair));
    QCOMPARE(points().size(), 2);
    QVERIFY2(points()[0].contains(u"trained on FLAIR scans"_s), qPrintable(points()[0]));
    QVERIFY(at_->window().setModel(writeModel(u"t2"_s, "T2")));
    QCOMPARE(points().size(), 1);
    QVERIFY2(points()[0].contains(u"mm apart"_s), qPrintable(points()[0]));
}

void ScopeBannerTest::aModelOfTheScansContrastIsChosen() {
    (void)writeModel(u"flair"_s, "FLAIR");
    QCOMPARE(card().modality, std::string("T1"));
    QVERIFY(open(writeBrain(u"flair.nii.gz"_s, disyre::test::kFlairLevels)));
    QCOMPARE(card().modality, std::string("FLAIR"));
    QTRY_VERIFY(banner().isVisible());
    QCOMPARE(points().size(), 1);
    QVERIFY2(points()[0].contains(u"the model flair"_s), qPrintable(points()[0]));
    QVERIFY(at_->child<QLabel>(u"scopeSummary"_s).text().contains(u"was chosen"_s));
    // The next start of the program begins with the model of before.
    QVERIFY(Settings().model().isEmpty());
    // A T1 scan gets the model for T1 back.
    const QString t1 = writeBrain(u"t1.nii.gz"_s, disyre::test::kT1Levels);
    QVERIFY(open(t1));
    QCOMPARE(card().modality, std::string("T1"));
    QCOMPARE(card().name, testCard().name);
    // For a contrast without a model nothing is chosen.
    QVERIFY(open(writeBrain(u"pd.nii.gz"_s, disyre::test::kProtonDensityLevels)));
    QCOMPARE(card().modality, std::string("T1"));
    QVERIFY2(points().join(u' ').contains(u"PD scan"_s), qPrintable(points().join(u' ')));
}

void ScopeBannerTest::theSameIsSaidWhateverWasOpenedBefore() {
    (void)writeModel(u"flair"_s, "FLAIR");
    const QString density = writeBrain(u"pd.nii.gz"_s, disyre::test::kProtonDensityLevels);
    QVERIFY(open(density));
    const QStringList ofDensity = points();
    QVERIFY2(ofDensity.join(u' ').contains(u"trained on T1 scans"_s),
             qPrintable(ofDensity.join(u' ')));
    QVERIFY(open(writeBrain(u"one.nii.gz"_s, disyre::test::kFlairLevels)));
    const QStringList ofFlair = points();
    QVERIFY2(ofFlair.join(u' ').contains(u"was chosen"_s), qPrintable(ofFlair.join(u' ')));
    // The model for FLAIR is there already when the second scan of that kind is opened.
    QVERIFY(open(writeBrain(u"two.nii.gz"_s, disyre::test::kFlairLevels)));
    QCOMPARE(points(), ofFlair);
    // For a contrast without a model the scan before does not matter.
    QVERIFY(open(density));
    QCOMPARE(points(), ofDensity);
    QVERIFY(open(at_->path(u"one.nii.gz"_s)));
    QCOMPARE(points(), ofFlair);
}

void ScopeBannerTest::aPersonsChoiceOfAModelIsKept() {
    (void)writeModel(u"flair"_s, "FLAIR");
    const QString scan = writeBrain(u"flair.nii.gz"_s, disyre::test::kFlairLevels);
    QVERIFY(open(scan));
    QCOMPARE(card().modality, std::string("FLAIR"));
    auto& box = at_->child<QComboBox>(u"modelBox"_s);
    // The key Home chooses the first model of the list, which is the one that came with the
    // program.
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Home);
    QTRY_COMPARE(card().modality, std::string("T1"));
    QVERIFY2(points().join(u' ').contains(u"trained on T1 scans"_s),
             qPrintable(points().join(u' ')));
    QVERIFY(open(writeBrain(u"another.nii.gz"_s, disyre::test::kFlairLevels)));
    QCOMPARE(card().modality, std::string("T1"));
}

}  // namespace disyre::ui::test

int main(int argc, char** argv) {
    return disyre::ui::test::runTest<disyre::ui::test::ScopeBannerTest>(argc, argv);
}

#include "ScopeBannerTest.moc"
