// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Json.h"
#include "core/platform/AtomicFile.h"
#include "core/teaching/Tour.h"

namespace disyre::app {

namespace {

void printTourJson(const std::filesystem::path& file, const CheckedTour& checked) {
    Json problems = Json::array();
    for (const TourProblem& problem : checked.problems) {
        problems.push_back({{"line", problem.line},
                            {"name", nameOf(problem.message.id)},
                            {"text", problem.message.text()}});
    }
    const Json json{{"file", displayPath(file)},
                    {"good", checked.isGood()},
                    {"title", checked.tour.title.english},
                    {"steps", checked.tour.steps.size()},
                    {"problems", problems}};
    fmt::print("{}\n", jsonText(json, 2));
}

void printSteps(const Tour& tour) {
    fmt::print("{}\n", tour.title.english);
    int number = 0;
    for (const TourStep& step : tour.steps) {
        fmt::print("\n{}. {}\n   waits for: {}{}\n", ++number, step.text.english, toText(step.wait),
                   step.control.empty() ? "" : ", at " + step.control);
    }
}

int tour(const std::filesystem::path& file, bool check, bool asJson) {
    const CheckedTour checked = checkTour(readTextFile(file));
    if (asJson) {
        printTourJson(file, checked);
    } else if (!checked.isGood()) {
        for (const TourProblem& problem : checked.problems) {
            fmt::print(stderr, "{}:{}: {}\n", displayPath(file), problem.line,
                       problem.message.text());
        }
    } else if (check) {
        fmt::print("{}: nothing is wrong with this tour of {} {}.\n", displayPath(file),
                   checked.tour.steps.size(), checked.tour.steps.size() == 1 ? "step" : "steps");
    } else {
        printSteps(checked.tour);
    }
    return checked.isGood() ? kSuccess : kFailure;
}

}  // namespace

void addTourCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("tour", "Check or print a guided tour of the window");
    auto file = std::make_shared<std::filesystem::path>();
    auto check = std::make_shared<bool>(false);
    auto asJson = std::make_shared<bool>(false);
    command->add_option("FILE", *file, "A tour, .json")->required();
    command->add_flag("--check", *check, "Only say what is wrong with it, with the line");
    command->add_flag("--json", *asJson, "Print the result of the check as JSON");
    command->footer(
        "A tour leads through the window (Help > Teaching > Guided tours).\n"
        "resources/manual/teaching.md describes the file.");
    command->callback([&action, file, check, asJson] {
        action = [file, check, asJson] { return tour(*file, *check, *asJson); };
    });
}

}  // namespace disyre::app
