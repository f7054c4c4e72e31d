// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTextStream>

#include <memory>
#include <optional>

#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/platform/Restart.h"
#include "core/platform/StateFolder.h"
#include "core/workflows/ReportContent.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Language.h"
#include "ui/common/Paths.h"
#include "ui/program/Application.h"
#include "ui/program/Errand.h"
#include "ui/program/Gallery.h"
#include "ui/program/SelfTest.h"
#include "ui/report/ReportWriter.h"
#include "ui/window/AutosaveController.h"
#include "ui/window/MainWindow.h"

using namespace Qt::StringLiterals;
using namespace disyre;
using namespace disyre::ui;

namespace {

constexpr int kFailure = 1;
constexpr int kUsage = 2;

struct Options {
    Errand::Orders orders;
    QString model;
    std::optional<Theme::Choice> theme;
    std::optional<QString> language;
    std::optional<HealingMode> mode;
    std::optional<int> skip;
    std::optional<int> stride;
    QString gallery;
    bool selfTest = false;
    QString report;  ///< The folder of results that a report is made of; empty for none.
    bool reportNamesScan = false;
};

int usageError(const QString& problem) {
    QTextStream(stderr) << problem << u" See disyre-explorer --help."_s << Qt::endl;
    return kUsage;
}

QString mainText(const char* text) {
    return QCoreApplication::translate("main", text);
}

/// The options that the program knows.
struct KnownOptions {
    const QCommandLineOption help{{u"h"_s, u"help"_s}, mainText("Show this help.")};
    const QCommandLineOption version{u"version"_s, mainText("Show the version.")};
    const QCommandLineOption sample{u"sample"_s, mainText("Open the sample scan.")};
    const QCommandLineOption heal{u"heal"_s, mainText("Heal the scan at once.")};
    const QCommandLineOption model{
        u"model"_s, mainText("Model to heal with; by default the one that came along."),
        u"folder"_s};
    const QCommandLineOption out{
        u"out"_s, mainText("With --heal: write the results and screenshot.png here when done."),
        u"folder"_s};
    const QCommandLineOption quit{u"quit-when-done"_s,
                                  mainText("Quit when everything asked for is done; the exit code "
                                           "says whether it was.")};
    const QCommandLineOption theme{u"theme"_s, mainText("light, dark or system."), u"name"_s};
    const QCommandLineOption language{u"language"_s, mainText("Language of the window: en or de."),
                                      u"code"_s};
    const QCommandLineOption slice{u"slice"_s, mainText("Slice to show, from 1 at the feet."),
                                   u"number"_s};
    const QCommandLineOption volume{
        u"volume"_s, mainText("Volume of a file with several to open, from 1."), u"number"_s};
    const QCommandLineOption mode{
        u"mode"_s,
        mainText("Way to heal: fast, or thorough, which takes about five times as long."),
        u"name"_s};
    const QCommandLineOption skip{u"skip"_s, mainText("Every how many t there is a step."),
                                  u"number"_s};
    const QCommandLineOption stride{
        u"stride"_s, mainText("Pixels the sliding window moves; 0 for a quarter of the patch."),
        u"number"_s};
    const QCommandLineOption screenshot{
        u"screenshot"_s, mainText("Write a picture of the window here when done."), u"file"_s};
    const QCommandLineOption report{
        u"report"_s,
        mainText("Write a report of the results in this folder to the file of --out, and quit."),
        u"folder"_s};
    const QCommandLineOption nameScan{
        u"name-scan"_s, mainText("With --report: name the scan, whose name may be a person's.")};
    const QCommandLineOption selfTest{
        u"selftest"_s, mainText("Open and heal the sample, print how long each step takes, quit.")};
    QCommandLineOption gallery{u"gallery"_s, mainText("Write a picture of every window state."),
                               u"folder"_s};

    void addTo(QCommandLineParser& parser) {
        gallery.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOptions({help, version, sample, heal, model, out, quit, theme, language, volume,
                           slice, mode, skip, stride, screenshot, report, nameScan, selfTest,
                           gallery});
        // These are options of Qt itself. The application object takes them from the command line
        // later, so they must not be refused here.
        for (const char* name :
             {"platform", "style", "display", "geometry", "title", "fontengine"}) {
            QCommandLineOption own(QString::fromLatin1(name), {}, u"value"_s);
            own.setFlags(QCommandLineOption::HiddenFromHelp);
            parser.addOption(own);
        }
        parser.addPositionalArgument(u"scan"_s, mainText("Scan, or folder of scans, to open."),
                                     u"[scan]"_s);
    }
};

/// Says which options contradict each other; empty if none do.
QString contradictionIn(const QCommandLineParser& parser, const KnownOptions& known) {
    const QStringList scans = parser.positionalArguments();
    if (scans.size() > 1) {
        return mainText("Only one scan can be opened at a time.");
    }
    if (!scans.isEmpty() && parser.isSet(known.sample)) {
        return mainText("Either a scan or --sample, not both.");
    }
    if (parser.isSet(known.heal) && scans.isEmpty() && !parser.isSet(known.sample)) {
        return mainText("--heal needs a scan or --sample.");
    }
    if (parser.isSet(known.report) && !parser.isSet(known.out)) {
        return mainText("--report needs --out and the name of a file.");
    }
    if (parser.isSet(known.out) && !parser.isSet(known.heal) && !parser.isSet(known.report)) {
        return mainText("--out needs --heal or --report.");
    }
    return {};
}

/// Reads the options that take a whole number. Returns what is wrong; empty if nothing is.
QString readNumbers(const QCommandLineParser& parser, const KnownOptions& known, Options& options) {
    std::optional<int> sliceNumber;
    for (const auto& [option, least, value] : {std::tuple{&known.slice, 1, &sliceNumber},
                                               std::tuple{&known.volume, 1, &options.orders.volume},
                                               std::tuple{&known.skip, 1, &options.skip},
                                               std::tuple{&known.stride, 0, &options.stride}}) {
        if (!parser.isSet(*option)) {
            continue;
        }
        bool valid = false;
        *value = parser.value(*option).toInt(&valid);
        if (!valid || **value < least) {
            return mainText("--%1 needs a whole number of at least %2.")
                .arg(option->names().constFirst())
                .arg(least);
        }
    }
    if (sliceNumber) {
        options.orders.slice = *sliceNumber - 1;
    }
    return {};
}

/// Reads the options that take one of a few names. Returns what is wrong; empty if nothing is.
QString readNames(const QCommandLineParser& parser, const KnownOptions& known, Options& options) {
    if (parser.isSet(known.theme)) {
        options.theme = Theme::fromText(parser.value(known.theme));
        if (!options.theme) {
            return mainText("--theme is light, dark or system.");
        }
    }
    if (parser.isSet(known.language)) {
        options.language = parser.value(known.language);
        if (!Language::all().contains(*options.language)) {
            return mainText("--language is en or de.");
        }
    }
    if (parser.isSet(known.mode)) {
        options.mode = healingModeFromText(parser.value(known.mode).toStdString());
        if (!options.mode) {
            return mainText("--mode is fast or thorough.");
        }
    }
    return {};
}

/// Fills `options`, or returns the exit code that the program ends with at once.
std::optional<int> readCommandLine(int argc, char** argv, Options& options) {
    // A QCoreApplication reads the command line, because --help must also work without a window
    // system.
    const QCoreApplication core(argc, argv);
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(
        mainText("DISYRE Explorer: heal a brain scan step by step and see what is unusual in it.\n"
                 "Research software, not a medical device."));
    KnownOptions known;
    known.addTo(parser);
    if (!parser.parse(core.arguments())) {
        return usageError(parser.errorText() + u'.');
    }
    if (parser.isSet(known.help)) {
        QTextStream(stdout) << parser.helpText();
        return 0;
    }
    if (parser.isSet(known.version)) {
        QTextStream(stdout) << u"disyre-explorer "_s << Application::versionText() << Qt::endl;
        return 0;
    }
    QString problem = contradictionIn(parser, known);
    if (problem.isEmpty()) {
        problem = readNumbers(parser, known, options);
    }
    if (problem.isEmpty()) {
        problem = readNames(parser, known, options);
    }
    if (!problem.isEmpty()) {
        return usageError(problem);
    }
    options.orders.scan = parser.positionalArguments().value(0);
    options.orders.sample = parser.isSet(known.sample);
    options.orders.heal = parser.isSet(known.heal);
    options.orders.out = parser.value(known.out);
    options.orders.screenshot = parser.value(known.screenshot);
    options.orders.quitWhenDone = parser.isSet(known.quit);
    options.model = parser.value(known.model);
    options.gallery = parser.value(known.gallery);
    options.selfTest = parser.isSet(known.selfTest);
    options.report = parser.value(known.report);
    options.reportNamesScan = parser.isSet(known.nameScan);
    return std::nullopt;
}

bool hasDisplay() {
    return QSysInfo::kernelType() != u"linux"_s || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Loads the model that was asked for. If none was, it loads the remembered one or, if that cannot
/// be used, the shipped one. Returns false if this fails; the window then says so and still offers
/// everything that needs no model.
/// @param asked the folder that the command line names; may be empty.
/// @param remembered the folder of the last session; may be empty.
bool loadModel(MainWindow& window, const QString& asked, const QString& remembered) {
    try {
        if (!asked.isEmpty()) {
            return window.setModel(toPath(asked));
        }
        const std::filesystem::path shipped = defaultModelFolder();
        window.setShippedModel(shipped);
        return (!remembered.isEmpty() && window.setModel(toPath(remembered))) ||
               window.setModel(shipped);
    } catch (const Error& error) {
        window.showProblem(errorText(error));
        return false;
    }
}

/// Writes a report without a window.
int report(const Options& options) {
    Language::apply(options.language.value_or(u"en"_s));
    writeReport(toPath(options.orders.out),
                reportPage(readReportContent(toPath(options.report), StopToken()),
                           {options.reportNamesScan, Application::versionText()}));
    QTextStream(stdout) << options.orders.out << Qt::endl;
    return 0;
}

int run(Application& application, const Options& options, const QElapsedTimer& sinceStart) {
    Language::apply(options.language.value_or(Settings().language()));
    Theme::apply(options.theme.value_or(Settings().theme()));
    MainWindow window;
    application.setProblemHandler(
        [&window](const QString& problem) { window.showProblem(problem); });
    // The result of a script must not depend on choices that someone made in the window earlier.
    const bool script = options.orders.quitWhenDone;
    const bool modelLoaded =
        loadModel(window, options.model, script ? QString() : Settings().model());
    if (!modelLoaded && options.orders.heal && options.orders.quitWhenDone) {
        QTextStream(stderr) << window.messages().text() << Qt::endl;
        return kFailure;
    }
    HealingSettings healing = script ? thoroughSettings() : window.healingSettings();
    if (const auto& card = window.session().model().card(); card && options.mode) {
        applyMode(healing, *options.mode, card->patch);
    }
    healing.skip = options.skip.value_or(healing.skip);
    healing.stride = options.stride.value_or(healing.stride);
    window.setHealingSettings(healing);
    if (const auto& card = window.session().model().card()) {
        try {
            checkHealingSettings(healing, card->patch, card->schedule.steps);
        } catch (const Error& error) {
            return usageError(QString::fromUtf8(error.what()));
        }
    }
    window.show();

    int code = 0;
    if (!options.gallery.isEmpty()) {
        code = renderGallery(window, options.gallery);
    } else if (options.selfTest) {
        code = runSelfTest(window, sinceStart);
    } else {
        if (!script) {
            window.keepUnsaved(AutosaveController::usualFolder());
        }
        Errand errand(window, options.orders);
        // The errand is started from within the event loop, so that a failure at its start can end
        // the loop.
        QMetaObject::invokeMethod(&errand, &Errand::start, Qt::QueuedConnection);
        code = application.exec();
    }
    application.setProblemHandler({});
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    // Qt loads the OpenMP runtime before main begins, and the runtime reads its settings only once.
    // The program therefore starts itself again with the settings that it needs.
    restartWithQuietThreads(argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    Options options;
    Application::prepare();
    if (const auto code = readCommandLine(argc, argv, options)) {
        return *code;
    }
    if (!options.report.isEmpty()) {
        // A report is drawn in memory, whatever display there is or is said to be.
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (!hasDisplay()) {
        QTextStream(stderr) << mainText(
                                   "There is no display to open a window on; "
                                   "\"disyre heal\" works without one.")
                            << Qt::endl;
        return kFailure;
    }
    startLog(stateFolder(), false);
    logEvent(LogLevel::Information, "program.started",
             {{"program", "disyre-explorer"}, {"version", DISYRE_VERSION}});
    int code = kFailure;
    {
        Application application(argc, argv);
        try {
            code =
                options.report.isEmpty() ? run(application, options, sinceStart) : report(options);
        } catch (const std::exception& error) {
            logError(error);
            QTextStream(stderr) << QString::fromUtf8(error.what()) << Qt::endl;
        }
    }
    logEvent(LogLevel::Information, "program.ended", {{"code", code}});
    shutDownCompute();
    stopLog();
    return code;
}
