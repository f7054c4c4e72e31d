// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <new>

#include "app/Commands.h"
#include "app/Console.h"
#include "core/base/Error.h"
#include "core/compute/Compute.h"
#include "core/platform/Restart.h"

namespace {

using namespace disyre;
using namespace disyre::app;

int runGuarded(const Action& action) {
    try {
        return action();
    } catch (const Stopped& stopped) {
        fmt::print(stderr, "{}\n", stopped.what());
        return kStopped;
    } catch (const SettingsError& error) {
        fmt::print(stderr, "disyre: {}\n", error.what());
        return kUsage;
    } catch (const Error& error) {
        fmt::print(stderr, "disyre: {}\n", error.what());
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "disyre: There is not enough memory for this. Close other programs.\n");
    } catch (const std::exception& error) {
        fmt::print(stderr, "disyre: Something unexpected failed: {}\n", error.what());
    }
    return kFailure;
}

}  // namespace

int main(int argc, char** argv) {
    // ITK brings in the OpenMP runtime before main begins.
    restartWithQuietThreads(argv);
    rememberArguments(argc, argv);
    CLI::App program(
        "Restores brain MRI towards health in a few steps (DISYRE) and maps what it changed: the\n"
        "anomaly map. Research software, not a medical device.",
        "disyre");
    program.set_version_flag("--version", DISYRE_VERSION);
    program.require_subcommand(1);
    program.footer(
        "Exit codes: 0 done, 1 failed (one sentence says why), 2 wrong usage, 130 interrupted.\n"
        "'disyre COMMAND --help' explains a command.");
    Action action;
#ifdef DISYRE_WITH_IMAGES
    addInfoCommand(program, action);
    addSampleCommand(program, action);
    addHealCommand(program, action);
    addCasesCommand(program, action);
    addAddCaseCommand(program, action);
    addEvaluateCommand(program, action);
    addReviewCommand(program, action);
    addPrepareCommand(program, action);
    addBenchmarkCommand(program, action);
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
    const int code = runGuarded(action);
    shutDownCompute();
    return code;
}
