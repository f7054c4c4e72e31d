// SPDX-License-Identifier: GPL-3.0-or-later
// What else the program reads as JSON: guided tours, plans of trainings, the list of servers.
#include <functional>

#include "core/base/Error.h"
#include "core/pacs/PacsServers.h"
#include "core/teaching/Tour.h"
#include "core/training/TrainingPlan.h"
#include "tests/fuzz/FuzzTarget.h"

namespace disyre::fuzz {

namespace {

std::string planSeed() {
    TrainingPlan plan;
    for (int i = 1; i <= 4; ++i) {
        PlannedScan scan;
        scan.scan = "/scans/" + std::to_string(i) + ".nii.gz";
        plan.scans.push_back(scan);
    }
    const std::filesystem::path file = inputFile("seed.json", "");
    try {
        writeTrainingPlan(file, plan);
    } catch (const Error&) {
        return R"({"format":"disyre-plan","format_version":1,"scans":[]})";
    }
    return bytesOf(file);
}

std::string serversSeed() {
    PacsServer server;
    server.name = "Archiv";
    server.address = "127.0.0.1";
    server.title = "ORTHANC";
    const std::filesystem::path file = inputFile("seed.json", "");
    writeServers(file, {server});
    return bytesOf(file);
}

void tried(const std::function<void()>& read) {
    try {
        read();
    } catch (const Error&) {
        // Refused in a sentence.
    }
}

}  // namespace

Target target() {
    const std::filesystem::path tours =
        std::filesystem::path(DISYRE_SOURCE_DIR) / "resources/tours";
    Target texts;
    texts.seeds = {bytesOf(tours / "find-the-lesion.json"), bytesOf(tours / "why-steps.json"),
                   planSeed(), serversSeed()};
    texts.parse = [](std::string_view input) {
        (void)checkTour(input);
        const std::filesystem::path file = inputFile("text.json", input);
        tried([&] { (void)readTour(file); });
        tried([&] { (void)readTrainingPlan(file); });
        tried([&] { (void)readServers(file); });
    };
    return texts;
}

}  // namespace disyre::fuzz
