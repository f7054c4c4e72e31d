// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/Heal.h"
#include "core/workflows/ReportContent.h"
#include "core/workflows/ReviewFile.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Language.h"
#include "ui/report/ReportWriter.h"

using namespace Qt::StringLiterals;

namespace fs = std::filesystem;

namespace disyre::ui::test {

/// Reports of a healing's results. They need no display.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { folder_.reset(); }

    void itTellsTheFindingsTheSettingsAndTheNotice();
    void keptFindingsAreListedAndDismissedOnesCounted();
    void aPersonsNameIsThereOnlyIfItIsAskedFor();
    void anEmptyListNeverMeansNormal();
    void aPageOfHtmlHoldsItsPicturesAndLoadsNothing();
    void aBrowserShowsEveryPictureAndLoadsNothing();
    void aBrowserWithoutScriptsShowsTheSame();
    void aDocumentHasTheNoticeOnEveryPage();
    void itSpeaksGerman();
    void warningsSpeakTheLanguageOfTheReport();
    void aScanThatIsGoneIsSaid();
    void damagedResultsAreRefused();

private:
    [[nodiscard]] fs::path results() const { return folder_->path() / "out"; }
    [[nodiscard]] ReportContent content() const {
        return readReportContent(results(), StopToken());
    }
    [[nodiscard]] QString html(bool namesScan = false) const {
        return reportPage(content(), {namesScan, u"1.2.3"_s}).html;
    }
    [[nodiscard]] std::optional<QByteArray> browse(const fs::path& page,
                                                   const QStringList& options) const;
    void replaceInRecord(const std::string& what, const std::string& by) const {
        std::string text = readTextFile(results() / kResultFile);
        const std::size_t at = text.find(what);
        QVERIFY2(at != std::string::npos, what.c_str());
        writeTextAtomically(results() / kResultFile, text.replace(at, what.size(), by));
    }

    std::unique_ptr<disyre::test::TemporaryFolder> folder_;
};

/// Opens a page in a browser that has no window and reaches no network.
/// @return what it prints; nothing if no such browser is installed.
std::optional<QByteArray> ReportTest::browse(const fs::path& page,
                                             const QStringList& options) const {
    const QString browser = QStandardPaths::findExecutable(u"chromium"_s);
    if (browser.isEmpty()) {
        return std::nullopt;
    }
    const QString profile = QString::fromStdString((folder_->path() / "browser").string());
    QStringList arguments{u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                          u"--no-first-run"_s, u"--disable-background-networking"_s,
                          u"--disable-component-update"_s, u"--disable-dev-shm-usage"_s,
                          // Whatever it asks the network for is refused at a port without anybody.
                          u"--proxy-server=127.0.0.1:9"_s, u"--window-size=1200,3000"_s,
                          u"--user-data-dir="_s + profile};
    arguments += options;
    arguments += QUrl::fromLocalFile(QString::fromStdString(page.string())).toString();
    QProcess process;
    process.start(browser, arguments);
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished();
    }
    return process.readAllStandardOutput();
}

void ReportTest::init() {
    Language::apply(u"en"_s);
    folder_ = std::make_unique<disyre::test::TemporaryFolder>();
    HealFileRequest request;
    request.scan = folder_->path() / "Erika Mustermann.nii.gz";
    request.folder = results();
    request.namesPlaces = false;
    request.options.model = disyre::test::writeFakeModel(folder_->path()).string();
    request.options.loadHealer = [](const fs::path& model, const std::string&) {
        return disyre::test::fakeHealer(readModelCard(model));
    };
    writeScan(request.scan, disyre::test::phantomBrain());
    (void)healFile(request, {}, StopToken());
}

void ReportTest::itTellsTheFindingsTheSettingsAndTheNotice() {
    const ReportContent content = this->content();
    QVERIFY(!content.findings.empty());
    QVERIFY(!content.isScanMissing);
    QCOMPARE(content.pictures.size(), std::min<std::size_t>(3, content.findings.size()));
    QCOMPARE(content.scanSha256.size(), std::size_t{64});
    const QString page = html();
    QVERIFY(page.contains(u"Research use, not a medical device."_s));
    QVERIFY(page.contains(u"fake model"_s));
    QVERIFY(page.contains(u"DISYRE Explorer 1.2.3"_s));
    QVERIFY(page.contains(QString::fromStdString(content.scanSha256)));
    QVERIFY(page.contains(QLocale().toString(content.findings.front().millilitres, 'f', 1)));
    QVERIFY(page.contains(u"skip 25"_s));
}

void ReportTest::keptFindingsAreListedAndDismissedOnesCounted() {
    SavedReview review;
    for (const double millilitres : {7.25, 3.25, 1.25, 0.5}) {
        ReviewedFinding finding;
        finding.millilitres = millilitres;
        finding.extent = std::array<double, 3>{10, 11, 12};
        review.findings.push_back(finding);
    }
    // While nothing is decided, everything is listed.
    writeTextAtomically(results() / kReviewFile, reviewJson(review, results()));
    QVERIFY(content().notes.empty());
    review.findings[0].note.decision = FindingDecision::Dismissed;
    review.findings[1].note = {FindingDecision::Kept, DismissalReason::None, "old <bleed>",
                               "first line\nsecond line", std::nullopt};
    review.findings[2].note.decision = FindingDecision::Dismissed;
    writeTextAtomically(results() / kReviewFile, reviewJson(review, results()));
    QCOMPARE(content().findings.size(), std::size_t(1));
    QCOMPARE(content().pictures.size(), std::size_t(1));
    const QString page = html();
    QVERIFY(page.contains(u"2: old &lt;bleed&gt;"_s));
    QVERIFY(page.contains(u"first line<br>second line"_s));
    QVERIFY(page.contains(u"Dismissed and left out: 2."_s));
    QVERIFY(page.contains(u"Not decided and left out: 1."_s));
    QVERIFY(page.contains(QLocale().toString(3.25, 'f', 1)));
    QVERIFY(!page.contains(QLocale().toString(7.25, 'f', 1) + u"</td>"_s));
}

void ReportTest::aPersonsNameIsThereOnlyIfItIsAskedFor() {
    QVERIFY(!html(false).contains(u"Mustermann"_s));
    QVERIFY(html(true).contains(u"Mustermann"_s));
}

void ReportTest::anEmptyListNeverMeansNormal() {
    ReportContent content = this->content();
    for (FindingRecord& finding : content.findings) {
        finding.isBelow = true;
    }
    const QString page = reportPage(content, {}).html;
    QVERIFY(page.contains(u"No region reaches the threshold; this does not exclude disease."_s));
    QVERIFY(page.contains(u"1, below the threshold"_s));
    QVERIFY(!page.contains(u"normal brain"_s, Qt::CaseInsensitive));
    content.findings.clear();
    QVERIFY(reportPage(content, {}).html.contains(u"does not exclude disease"_s));
}

void ReportTest::aPageOfHtmlHoldsItsPicturesAndLoadsNothing() {
    const fs::path file = folder_->path() / "report.html";
    const ReportPage page = reportPage(content(), {});
    writeReport(file, page);
    const QString text = QString::fromStdString(readTextFile(file));
    QCOMPARE(text.count(u"<img src=\"data:image/png;base64,"_s), page.pictures.size());
    QCOMPARE(text.count(u"<img"_s), page.pictures.size());
    QVERIFY(page.pictures.size() >= 4);
    QVERIFY(!text.contains(u"<script"_s));
    // None is stretched.
    static const QRegularExpression sizes(
        u"src=\"(\\w+\\.png)\" width=\"(\\d+)\" height=\"(\\d+)\""_s);
    qsizetype sized = 0;
    for (auto each = sizes.globalMatch(page.html); each.hasNext(); ++sized) {
        const QRegularExpressionMatch match = each.next();
        const QImage& picture = page.pictures[match.captured(1)];
        const double shown = match.captured(2).toDouble() / match.captured(3).toDouble();
        QVERIFY(std::abs(shown - double(picture.width()) / picture.height()) < 0.03);
    }
    QCOMPARE(sized, page.pictures.size());
    QVERIFY(!text.contains(u"http"_s));
    // The first picture can be read back and is not empty.
    static const QRegularExpression data(u"base64,([A-Za-z0-9+/=]+)"_s);
    const QImage picture =
        QImage::fromData(QByteArray::fromBase64(data.match(text).captured(1).toLatin1()), "PNG");
    QVERIFY(picture.width() > 100);
    QVERIFY(picture != QImage(picture.size(), picture.format()));
}

void ReportTest::aBrowserShowsEveryPictureAndLoadsNothing() {
    const ReportPage page = reportPage(content(), {});
    const fs::path file = folder_->path() / "report.html";
    writeReport(file, page);
    // A script that the test adds to a copy writes down what the browser made of the page.
    std::string text = readTextFile(file);
    const std::size_t end = text.rfind("</body>");
    QVERIFY(end != std::string::npos);
    text.insert(end, R"(<script>
        window.addEventListener('load', () => {
          const shown = [...document.images].filter(i => i.complete && i.naturalWidth > 100 &&
              i.getBoundingClientRect().width > 50 && i.getBoundingClientRect().height > 50);
          const loaded = performance.getEntriesByType('resource')
              .filter(entry => !entry.name.startsWith('data:'));
          const wide = document.documentElement.scrollWidth > window.innerWidth;
          document.title = `shown ${shown.length}, loaded ${loaded.length}, wide ${wide}`;
        });
        </script>)");
    const fs::path watched = folder_->path() / "watched.html";
    writeTextAtomically(watched, text);
    const std::optional<QByteArray> printed = browse(watched, {u"--dump-dom"_s});
    if (!printed) {
        QSKIP("no Chromium is installed");
    }
    const QByteArray expected = "<title>shown " + QByteArray::number(page.pictures.size()) +
                                ", loaded 0, wide false</title>";
    const auto title = printed->indexOf("<title>");
    QVERIFY2(printed->contains(expected), printed->mid(title, 200).constData());
}

void ReportTest::aBrowserWithoutScriptsShowsTheSame() {
    const fs::path file = folder_->path() / "report.html";
    writeReport(file, reportPage(content(), {}));
    std::string text = readTextFile(file);
    const std::size_t head = text.find("<head>");
    QVERIFY(head != std::string::npos);
    text.insert(head + 6,
                "<meta http-equiv=\"Content-Security-Policy\" "
                "content=\"script-src 'none'; default-src 'none'; img-src data:; "
                "style-src 'unsafe-inline'\">");
    const fs::path forbidden = folder_->path() / "forbidden.html";
    writeTextAtomically(forbidden, text);
    const auto pictureOf = [&](const fs::path& page, const char* name) {
        const QString target = QString::fromStdString((folder_->path() / name).string());
        return browse(page, {u"--screenshot="_s + target}) ? std::optional(QImage(target))
                                                           : std::nullopt;
    };
    const std::optional<QImage> with = pictureOf(file, "with.png");
    if (!with) {
        QSKIP("no Chromium is installed");
    }
    const std::optional<QImage> without = pictureOf(forbidden, "without.png");
    QVERIFY(with->width() > 1000);
    QVERIFY2(*without == *with, "the report must need neither scripts nor anything from elsewhere");
}

void ReportTest::aDocumentHasTheNoticeOnEveryPage() {
    const fs::path file = folder_->path() / "report.pdf";
    writeReport(file, reportPage(content(), {}));
    QFile pdf(QString::fromStdString(file.string()));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    const auto pages = bytes.count("/Type /Page\n");
    QVERIFY2(pages >= 1 && pages <= 3, qPrintable(QString::number(pages)));
    // An ending that is not known is refused, and nothing is written.
    const fs::path other = folder_->path() / "report.doc";
    QVERIFY_THROWS_EXCEPTION(SettingsError, writeReport(other, reportPage(content(), {})));
    QVERIFY(!fs::exists(other));
}

void ReportTest::itSpeaksGerman() {
    Language::apply(u"de"_s);
    const QString page = html();
    QVERIFY(page.contains(u"kein Medizinprodukt"_s));
    QVERIFY(page.contains(u"lang=\"de\""_s));
    QVERIFY(!page.contains(u"How it was made"_s));
    Language::apply(u"en"_s);
}

void ReportTest::warningsSpeakTheLanguageOfTheReport() {
    const ReportContent content = this->content();
    QVERIFY2(!content.warnings.empty(), "the phantom is no whole brain, which is said");
    Language::apply(u"de"_s);
    const QString german = html();
    for (const ReportedWarning& warning : content.warnings) {
        QVERIFY(warning.message.has_value());
        const QString text = messageText(*warning.message);
        QVERIFY(text != QString::fromStdString(warning.english));
        QVERIFY2(german.contains(text.toHtmlEscaped()), qPrintable(text));
        QVERIFY(!german.contains(QString::fromStdString(warning.english).toHtmlEscaped()));
    }
    // Results of an earlier version hold the sentences alone.
    replaceInRecord("\"warning_messages\"", "\"unknown\"");
    const QString older = html();
    for (const ReportedWarning& warning : content.warnings) {
        QVERIFY(older.contains(QString::fromStdString(warning.english).toHtmlEscaped()));
    }
    Language::apply(u"en"_s);
}

void ReportTest::aScanThatIsGoneIsSaid() {
    fs::remove(folder_->path() / "Erika Mustermann.nii.gz");
    QVERIFY(content().isScanMissing);
    QVERIFY(content().scanSha256.empty());
    QVERIFY(html().contains(u"The scan is not there any more"_s));
}

void ReportTest::damagedResultsAreRefused() {
    replaceInRecord("\"findings\"", "\"findinks\"");
    try {
        (void)content();
        QFAIL("results without findings");
    } catch (const FileError& error) {
        QVERIFY(error.id() == MessageId::ReportOldResult);
    }
    std::ofstream(results() / kResultFile) << "no JSON";
    try {
        (void)content();
        QFAIL("results that are no JSON");
    } catch (const FileError& error) {
        QVERIFY(error.id() == MessageId::ReportNoResult);
    }
    fs::remove(results() / kResultFile);
    QVERIFY_THROWS_EXCEPTION(FileError, (void)content());
}

}  // namespace disyre::ui::test

QTEST_MAIN(disyre::ui::test::ReportTest)
#include "ReportTest.moc"
