// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string_view>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/MessageJson.h"
#include "core/compute/Compute.h"
#include "core/platform/Restart.h"
#include "core/platform/StateFolder.h"

namespace {

using namespace disyre;
using namespace disyre::app;

/// Prints an error as English text, or as JSON if the program that started this one asks for it.
/// That program can then show the message in its own language (ui/training/ProcessProblem.h).
void printError(const Message& message) {
    const char* form = std::getenv("DISYRE_ERRORS");
    if (form != nullptr && std::string_view(form) == "json") {
        fmt::print(stderr, "{}\n", jsonText(messageToJson(message)));
    } else {
        fmt::print(stderr, "disyre: {}\n", message.text());
    }
}

int runGuarded(const Action& action) {
    try {
        return action();
    } catch (const Stopped& stopped) {
        logEvent(LogLevel::Information, "program.stopped");
        fmt::print(stderr, "{}\n", stopped.what());
        return kStopped;
    } catch (const SettingsError& error) {
        logError(error);
        printError(error.message());
        return kUsage;
    } catch (const std::exception& error) {
        logError(error);
        printError(messageOf(error));
    }
    return kFailure;
}

}  // namespace

int main(int argc, char** argv) {
    // OpenMP was loaded together with ITK before main began, and it reads its settings only once.
    // So the program starts itself again with the settings that it needs.
    restartWithQuietThreads(argv);
    rememberArguments(argc, argv);
    CLI::App program(
        "Restores brain MRI towards health in a few steps (DISYRE) and maps what it changed: the\n"
        "anomaly map. Research software, not a medical device.",
        "disyre");
    program.set_version_flag("--version", DISYRE_VERSION);
    program.require_subcommand(1);
    bool verbose = false;
    program.add_flag("--verbose", verbose,
                     "Repeat the log on the standard error; may stand before or after the command");
    program.fallthrough();
    program.footer(
        "Exit codes: 0 done, 1 failed (one sentence says why), 2 wrong usage, 130 interrupted.\n"
        "'disyre COMMAND --help' explains a command.");
    Action action;
#ifdef DISYRE_WITH_IMAGES
    addInfoCommand(program, action);
    addConvertCommand(program, action);
    addSampleCommand(program, action);
    addHealCommand(program, action);
    addMaskCommand(program, action);
    addPlacesCommand(program, action);
    addCasesCommand(program, action);
    addAddCaseCommand(program, action);
    addEvaluateCommand(program, action);
    addValidateCommand(program, action);
    addReviewCommand(program, action);
    addPrepareCommand(program, action);
    addBenchmarkCommand(program, action);
    addSummaryCommand(program, action);
    addReportCommand(program, action);
    addPictureCommand(program, action);
    addServersCommand(program, action);
    addFetchCommand(program, action);
    addSendCommand(program, action);
    addCompareCommand(program, action);
    addTourCommand(program, action);
#endif
    addSynthesizeCommand(program, action);
    addTrainCommand(program, action);
    addDevicesCommand(program, action);
    addImportCommand(program, action);
    addExportCommand(program, action);
    addHalveCommand(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? kSuccess : kUsage;
    }
    startLog(stateFolder(), verbose);
    logEvent(LogLevel::Information, "program.started",
             {{"program", "disyre"},
              {"version", DISYRE_VERSION},
              {"command", program.get_subcommands().front()->get_name()}});
    const int code = runGuarded(action);
    logEvent(LogLevel::Information, "program.ended", {{"code", code}});
    shutDownCompute();
    stopLog();
    return code;
}
