// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/pacs/PacsConnection.h"
#include "core/pacs/PacsServers.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct ServersOptions {
    PacsServer added;
    std::string removed;
    std::string tried;
};

/// Returns the server of this name, with the password that the environment holds.
PacsServer serverToAsk(const std::string& name) {
    PacsServer server = serverNamed(readServers(serversFile()), name);
    const char* password = std::getenv("DISYRE_SERVER_PASSWORD");
    if (!server.user.empty() && password != nullptr) {
        server.password = password;
    }
    return server;
}

void printServers() {
    const std::vector<PacsServer> servers = readServers(serversFile());
    if (servers.empty()) {
        fmt::print(
            "No server is named yet. Add one: disyre servers --add NAME --address HOST --port PORT "
            "--title AE\n");
    }
    for (const PacsServer& each : servers) {
        if (each.kind == PacsKind::DicomWeb) {
            fmt::print("{}: DICOMweb at {}{}\n", each.name, each.url,
                       each.user.empty() ? "" : fmt::format(", as user {}", each.user));
            continue;
        }
        fmt::print("{}: {} at {}, port {}{}; this program calls itself {}\n", each.name, each.title,
                   each.address, each.port, each.usesTls ? ", with TLS" : "", each.ownTitle);
    }
}

int runServers(const ServersOptions& options) {
    const fs::path file = serversFile();
    std::vector<PacsServer> servers = readServers(file);
    const auto drop = [&servers](const std::string& name) {
        const auto isNamed = [&name](const PacsServer& each) { return each.name == name; };
        servers.erase(std::remove_if(servers.begin(), servers.end(), isNamed), servers.end());
    };
    if (!options.tried.empty()) {
        askForEcho(serverToAsk(options.tried));
        fmt::print("{} answers.\n", options.tried);
        return kSuccess;
    }
    if (!options.removed.empty()) {
        (void)serverNamed(servers, options.removed);
        drop(options.removed);
        writeServers(file, servers);
    }
    if (!options.added.name.empty()) {
        drop(options.added.name);
        servers.push_back(options.added);
        writeServers(file, servers);
    }
    printServers();
    return kSuccess;
}

struct FetchOptions {
    std::string server;
    PacsQuery query;
    std::string series;
    fs::path folder;
    bool asJson = false;
};

Json jsonOf(const PacsSeries& series) {
    return {{"series_uid", series.seriesUid},
            {"study_uid", series.studyUid},
            {"patient_name", series.patientName},
            {"patient_id", series.patientId},
            {"study_date", series.studyDate},
            {"study_description", series.studyDescription},
            {"modality", series.modality},
            {"description", series.description},
            {"number", series.number},
            {"images", series.images}};
}

int listSeries(const std::vector<PacsSeries>& list, bool asJson) {
    if (asJson) {
        Json json = Json::array();
        for (const PacsSeries& series : list) {
            json.push_back(jsonOf(series));
        }
        fmt::print("{}\n", jsonText(json, 2));
        return kSuccess;
    }
    for (const PacsSeries& series : list) {
        fmt::print("{}  {}  {}  {} {}  {}\n  {}\n", series.studyDate, series.patientId,
                   series.patientName, series.modality, series.description,
                   counted(static_cast<std::size_t>(std::max(0, series.images)), "image", "images"),
                   series.seriesUid);
    }
    return kSuccess;
}

int fetch(const FetchOptions& options) {
    const PacsServer server = serverToAsk(options.server);
    const StopToken stop = stopOnSignals();
    ProgressLine progress(options.asJson);
    progress.show(fmt::format("Asking {} ...", server.name));
    const std::vector<PacsSeries> list = findSeries(server, options.query, stop);
    progress.clear();
    if (options.series.empty() && !list.empty()) {
        return listSeries(list, options.asJson);
    }
    const auto wanted = std::find_if(list.begin(), list.end(), [&options](const PacsSeries& each) {
        return each.seriesUid == options.series;
    });
    if (wanted == list.end()) {
        throw Error(MessageId::ServerNothingThere, {server.name});
    }
    const auto files = fetchSeries(
        server, *wanted, fs::absolute(options.folder),
        [&progress](std::size_t done, std::size_t total) {
            progress.show(total > 0 ? fmt::format("Receiving image {} of {}", done, total)
                                    : fmt::format("Receiving image {}", done));
        },
        stop);
    progress.clear();
    fmt::print("{}: {}\n", displayPath(options.folder), counted(files.size(), "file", "files"));
    return kSuccess;
}

/// Returns the files of folders with their subfolders, and files as they are, sorted.
std::vector<fs::path> filesIn(const std::vector<fs::path>& places) {
    std::vector<fs::path> files;
    for (const fs::path& place : places) {
        std::error_code error;
        if (!fs::is_directory(place, error)) {
            files.push_back(place);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(place, error)) {
            if (entry.is_regular_file(error)) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

int send(const std::string& name, const std::vector<fs::path>& places) {
    const PacsServer server = serverToAsk(name);
    const std::vector<fs::path> files = filesIn(places);
    if (files.empty()) {
        throw FileError(places.front(), MessageId::DicomNothingFound);
    }
    ProgressLine progress(false);
    storeFiles(
        server, files,
        [&progress](std::size_t done, std::size_t total) {
            progress.show(fmt::format("Sent {} of {}", done, total));
        },
        stopOnSignals());
    progress.clear();
    fmt::print("{} stored {}.\n", server.name, counted(files.size(), "file", "files"));
    return kSuccess;
}

}  // namespace

void addServersCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "servers", "List, add, remove or try the DICOM servers that the program may speak to");
    auto options = std::make_shared<ServersOptions>();
    auto* add = command->add_option("--add", options->added.name,
                                    "Name of a server to add, or to describe anew");
    auto* address =
        command->add_option("--address", options->added.address, "Its host name or address")
            ->needs(add);
    auto* url = command
                    ->add_option("--url", options->added.url,
                                 "Of a DICOMweb server: its base, such as "
                                 "https://pacs.example/dicom-web")
                    ->needs(add)
                    ->excludes(address);
    command
        ->add_option("--user", options->added.user,
                     "Of a DICOMweb server: a user name; the password is read from the environment "
                     "variable DISYRE_SERVER_PASSWORD and never kept")
        ->needs(url);
    command->add_option("--port", options->added.port, "Its port")
        ->needs(add)
        ->check(CLI::Range(1, 65535))
        ->capture_default_str();
    command->add_option("--title", options->added.title, "Its AE title")->needs(add);
    command->add_option("--own-title", options->added.ownTitle, "What this program calls itself")
        ->needs(add)
        ->capture_default_str();
    command
        ->add_option("--tls", options->added.certificates,
                     "Trust servers whose certificate is signed by one of this file (PEM); without "
                     "--url it also encrypts")
        ->needs(add)
        ->check(CLI::ExistingFile);
    auto* remove = command->add_option("--remove", options->removed, "Name of a server to remove");
    auto* tried = command->add_option("--try", options->tried,
                                      "Name of a server to ask whether "
                                      "it answers");
    remove->excludes(tried);
    add->excludes(tried);
    command->callback([&action, options] {
        action = [options] {
            ServersOptions given = *options;
            if (!given.added.url.empty()) {
                given.added.kind = PacsKind::DicomWeb;
                return runServers(given);
            }
            given.added.usesTls = !given.added.certificates.empty();
            return runServers(given);
        };
    });
}

void addFetchCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "fetch", "List the series that a DICOM server has, or receive one of them");
    auto options = std::make_shared<FetchOptions>();
    command->add_option("SERVER", options->server, "The name that 'disyre servers' lists")
        ->required();
    command->add_option("--patient", options->query.patientName,
                        "Name of the patient, such as 'Muster*'");
    command->add_option("--id", options->query.patientId, "Id of the patient");
    command->add_option("--date", options->query.studyDate,
                        "Date of the study, such as 20041103 or 20040101-20041231");
    command->add_option("--modality", options->query.modality, "Such as MR; empty for any")
        ->capture_default_str();
    auto* series = command->add_option("--series", options->series,
                                       "UID of a series to receive, as the list names it");
    command->add_option("--out", options->folder, "New folder for its files")->needs(series);
    series->needs("--out");
    command->add_flag("--json", options->asJson, "Print the list as JSON, and no progress");
    command->footer(
        "It asks with C-FIND and receives with C-GET, or with QIDO-RS and WADO-RS from a "
        "DICOMweb server.");
    command->callback([&action, options] { action = [options] { return fetch(*options); }; });
}

void addSendCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("send", "Send DICOM files to a server");
    auto server = std::make_shared<std::string>();
    auto places = std::make_shared<std::vector<fs::path>>();
    command->add_option("SERVER", *server, "The name that 'disyre servers' lists")->required();
    command->add_option("FILES", *places, "DICOM files, or folders of them")
        ->required()
        ->check(CLI::ExistingPath);
    command->footer(
        "It sends with C-STORE, or with STOW-RS to a DICOMweb server, each file as it is stored, "
        "and ends at the first one that is "
        "refused.");
    command->callback([&action, server, places] {
        action = [server, places] { return send(*server, *places); };
    });
}

}  // namespace disyre::app
