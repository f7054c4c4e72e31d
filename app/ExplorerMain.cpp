// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTextStream>

#include <memory>
#include <optional>

#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "ui/app/Application.h"
#include "ui/app/Errand.h"
#include "ui/app/Gallery.h"
#include "ui/app/Language.h"
#include "core/platform/Restart.h"
#include "ui/app/SelfTest.h"
#include "ui/healing/Paths.h"
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
    std::optional<int> skip;
    std::optional<int> stride;
    QString gallery;
    bool selfTest = false;
};

int usageError(const QString& problem) {
    QTextStream(stderr) << problem << u" See disyre-explorer --help."_s << Qt::endl;
    return kUsage;
}

QString mainText(const char* text) {
    return QCoreApplication::translate("main", text);
}

/// Fills `options`, or returns the exit code that the program ends with at once.
std::optional<int> readCommandLine(int argc, char** argv, Options& options) {
    // Read before there is a window system: --help works everywhere.
    const QCoreApplication core(argc, argv);
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(
        mainText("DISYRE Explorer: heal a brain scan step by step and see what is unusual in it.\n"
                 "Research software, not a medical device."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, mainText("Show this help."));
    const QCommandLineOption version(u"version"_s, mainText("Show the version."));
    const QCommandLineOption sample(u"sample"_s, mainText("Open the sample scan."));
    const QCommandLineOption heal(u"heal"_s, mainText("Heal the scan at once."));
    const QCommandLineOption model(
        u"model"_s, mainText("Model to heal with; by default the one that came along."),
        u"folder"_s);
    const QCommandLineOption out(
        u"out"_s, mainText("With --heal: write the results and screenshot.png here when done."),
        u"folder"_s);
    const QCommandLineOption quit(u"quit-when-done"_s,
                                  mainText("Quit when everything asked for is done; the exit code "
                                           "says whether it was."));
    const QCommandLineOption theme(u"theme"_s, mainText("light, dark or system."), u"name"_s);
    const QCommandLineOption language(u"language"_s, mainText("Language of the window: en or de."),
                                      u"code"_s);
    const QCommandLineOption slice(u"slice"_s, mainText("Slice to show, from 1 at the feet."),
                                   u"number"_s);
    const QCommandLineOption skip(u"skip"_s, mainText("Every how many t there is a step."),
                                  u"number"_s);
    const QCommandLineOption stride(
        u"stride"_s, mainText("Pixels the sliding window moves; 0 for a quarter of the patch."),
        u"number"_s);
    const QCommandLineOption screenshot(
        u"screenshot"_s, mainText("Write a picture of the window here when done."), u"file"_s);
    const QCommandLineOption selfTest(
        u"selftest"_s, mainText("Open and heal the sample, print how long each step takes, quit."));
    QCommandLineOption gallery(u"gallery"_s, mainText("Write a picture of every window state."),
                               u"folder"_s);
    gallery.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({help, version, sample, heal, model, out, quit, theme, language, slice, skip, stride,
                       screenshot, selfTest, gallery});
    // Qt's own, taken from the command line by the application object later.
    for (const char* name : {"platform", "style", "display", "geometry", "title", "fontengine"}) {
        QCommandLineOption own(QString::fromLatin1(name), {}, u"value"_s);
        own.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(own);
    }
    parser.addPositionalArgument(u"scan"_s, mainText("NIfTI scan, or folder of scans, to open."),
                                 u"[scan]"_s);

    if (!parser.parse(core.arguments())) {
        return usageError(parser.errorText() + u'.');
    }
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return 0;
    }
    if (parser.isSet(version)) {
        QTextStream(stdout) << u"disyre-explorer "_s << Application::versionText() << Qt::endl;
        return 0;
    }
    const QStringList scans = parser.positionalArguments();
    if (scans.size() > 1) {
        return usageError(mainText("Only one scan can be opened at a time."));
    }
    if (!scans.isEmpty() && parser.isSet(sample)) {
        return usageError(mainText("Either a scan or --sample, not both."));
    }
    if (parser.isSet(heal) && scans.isEmpty() && !parser.isSet(sample)) {
        return usageError(mainText("--heal needs a scan or --sample."));
    }
    if (parser.isSet(out) && !parser.isSet(heal)) {
        return usageError(mainText("--out needs --heal."));
    }
    const auto number = [&](const QCommandLineOption& option, int least,
                            std::optional<int>& value) {
        if (!parser.isSet(option)) {
            return true;
        }
        bool valid = false;
        const int parsed = parser.value(option).toInt(&valid);
        value = parsed;
        return valid && parsed >= least;
    };
    std::optional<int> sliceNumber;
    for (const auto& [option, least, value] :
         {std::tuple{&slice, 1, &sliceNumber}, std::tuple{&skip, 1, &options.skip},
          std::tuple{&stride, 0, &options.stride}}) {
        if (!number(*option, least, *value)) {
            return usageError(mainText("--%1 needs a whole number of at least %2.")
                                  .arg(option->names().constFirst())
                                  .arg(least));
        }
    }
    if (parser.isSet(theme)) {
        options.theme = Theme::fromText(parser.value(theme));
        if (!options.theme) {
            return usageError(mainText("--theme is light, dark or system."));
        }
    }
    if (parser.isSet(language)) {
        options.language = parser.value(language);
        if (!Language::all().contains(*options.language)) {
            return usageError(mainText("--language is en or de."));
        }
    }
    options.orders.scan = scans.value(0);
    options.orders.sample = parser.isSet(sample);
    options.orders.heal = parser.isSet(heal);
    options.orders.out = parser.value(out);
    options.orders.screenshot = parser.value(screenshot);
    options.orders.quitWhenDone = parser.isSet(quit);
    if (sliceNumber) {
        options.orders.slice = *sliceNumber - 1;
    }
    options.model = parser.value(model);
    options.gallery = parser.value(gallery);
    options.selfTest = parser.isSet(selfTest);
    return std::nullopt;
}

bool displayIsThere() {
    return QSysInfo::kernelType() != u"linux"_s || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// False when the model cannot be used; the window says so, and what can be done without one works.
/// @param asked on the command line; @param remembered from the last time.
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
        window.showProblem(QString::fromUtf8(error.what()));
        return false;
    }
}

int run(Application& application, const Options& options, const QElapsedTimer& sinceStart) {
    Language::apply(options.language.value_or(Settings().language()));
    Theme::apply(options.theme.value_or(Settings().theme()));
    MainWindow window;
    application.setProblemHandler(
        [&window](const QString& problem) { window.showProblem(problem); });
    // What a script asks for must not depend on what someone chose in the window earlier.
    const bool script = options.orders.quitWhenDone;
    const bool modelLoaded =
        loadModel(window, options.model, script ? QString() : Settings().model());
    if (!modelLoaded && options.orders.heal && options.orders.quitWhenDone) {
        QTextStream(stderr) << window.messages().text() << Qt::endl;
        return kFailure;
    }
    HealingSettings healing = script ? thoroughSettings() : window.healingSettings();
    healing.skip = options.skip.value_or(healing.skip);
    healing.stride = options.stride.value_or(healing.stride);
    window.setHealingSettings(healing);
    if (const auto& card = window.session().card()) {
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
        Errand errand(window, options.orders);
        // Started from the event loop, so that an immediate failure can end it.
        QMetaObject::invokeMethod(&errand, &Errand::start, Qt::QueuedConnection);
        code = application.exec();
    }
    application.setProblemHandler({});
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    // Qt brings in the OpenMP runtime before main begins.
    restartWithQuietThreads(argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    Options options;
    Application::prepare();
    if (const auto code = readCommandLine(argc, argv, options)) {
        return *code;
    }
    if (!displayIsThere()) {
        QTextStream(stderr) << mainText("There is no display to open a window on; "
                                        "\"disyre heal\" works without one.")
                            << Qt::endl;
        return kFailure;
    }
    int code = kFailure;
    {
        Application application(argc, argv);
        try {
            code = run(application, options, sinceStart);
        } catch (const std::exception& error) {
            QTextStream(stderr) << QString::fromUtf8(error.what()) << Qt::endl;
        }
    }
    shutDownCompute();
    return code;
}
