// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace disyre::app {

/// The work of a command. It returns an ExitCode.
using Action = std::function<int()>;

/// Each of these adds one command with its options to the program. When the command line names that
/// command, its work is stored in `action`.
void addAddCaseCommand(CLI::App& program, Action& action);
void addBenchmarkCommand(CLI::App& program, Action& action);
void addCompareCommand(CLI::App& program, Action& action);
void addConvertCommand(CLI::App& program, Action& action);
void addHealCommand(CLI::App& program, Action& action);
void addDevicesCommand(CLI::App& program, Action& action);
void addExportCommand(CLI::App& program, Action& action);
void addHalveCommand(CLI::App& program, Action& action);
void addImportCommand(CLI::App& program, Action& action);
void addInfoCommand(CLI::App& program, Action& action);
void addMaskCommand(CLI::App& program, Action& action);
void addPictureCommand(CLI::App& program, Action& action);
void addPlacesCommand(CLI::App& program, Action& action);
void addPrepareCommand(CLI::App& program, Action& action);
void addCasesCommand(CLI::App& program, Action& action);
void addReportCommand(CLI::App& program, Action& action);
void addReviewCommand(CLI::App& program, Action& action);
void addServersCommand(CLI::App& program, Action& action);
void addFetchCommand(CLI::App& program, Action& action);
void addSendCommand(CLI::App& program, Action& action);
void addSampleCommand(CLI::App& program, Action& action);
void addSummaryCommand(CLI::App& program, Action& action);
void addSynthesizeCommand(CLI::App& program, Action& action);
void addTourCommand(CLI::App& program, Action& action);
void addTrainCommand(CLI::App& program, Action& action);
void addEvaluateCommand(CLI::App& program, Action& action);
void addValidateCommand(CLI::App& program, Action& action);

}  // namespace disyre::app
