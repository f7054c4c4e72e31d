// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pacs/PacsServers.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/StateFolder.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestTitle = 16;

bool isTitle(const std::string& text) {
    return !text.empty() && text.size() <= kLongestTitle &&
           text.find_first_not_of(' ') != std::string::npos &&
           std::all_of(text.begin(), text.end(),
                       [](char each) { return each >= ' ' && each < 0x7f && each != '\\'; });
}

/// Whether a text is a base URL: http or https, a host, and neither a user nor a query.
bool isBaseUrl(const std::string& url) {
    for (const std::string start : {"http://", "https://"}) {
        if (url.rfind(start, 0) == 0) {
            return url.size() > start.size() && url[start.size()] != '/' &&
                   url[start.size()] != ':' && std::all_of(url.begin(), url.end(), [](char each) {
                       return each > ' ' && each < 0x7f && each != '@' && each != '?' &&
                              each != '#' && each != '\\';
                   });
        }
    }
    return false;
}

}  // namespace

bool isUsable(const PacsServer& server) {
    if (server.kind == PacsKind::DicomWeb) {
        return !server.name.empty() && isBaseUrl(server.url) &&
               server.user.find(':') == std::string::npos;
    }
    constexpr int kLastPort = 65535;
    return !server.name.empty() && !server.address.empty() && server.port >= 1 &&
           server.port <= kLastPort && isTitle(server.title) && isTitle(server.ownTitle);
}

fs::path serversFile() {
    const fs::path folder = stateFolder();
    const fs::path name = "servers.json";
    if (folder.empty()) {
        throw FileError(name, MessageId::FileNotReadable);
    }
    return folder / name;
}

std::vector<PacsServer> readServers(const fs::path& file) {
    std::error_code error;
    std::vector<PacsServer> servers;
    if (!fs::exists(file, error)) {
        return servers;
    }
    try {
        const Json json = parseJson(readTextFile(file));
        for (const Json& each : json.at("servers")) {
            PacsServer server;
            server.name = each.at("name").get<std::string>();
            server.certificates = each.value("certificates", std::string());
            if (each.value("kind", std::string("dimse")) == "dicomweb") {
                server.kind = PacsKind::DicomWeb;
                server.url = each.at("url").get<std::string>();
                server.user = each.value("user", std::string());
                servers.push_back(server);
                continue;
            }
            server.address = each.at("address").get<std::string>();
            server.port = each.at("port").get<int>();
            server.title = each.at("title").get<std::string>();
            server.ownTitle = each.at("own_title").get<std::string>();
            server.usesTls = each.value("tls", false);
            servers.push_back(server);
        }
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::SavedDamaged);
    }
    return servers;
}

void writeServers(const fs::path& file, const std::vector<PacsServer>& servers) {
    Json list = Json::array();
    for (const PacsServer& server : servers) {
        if (!isUsable(server)) {
            throw SettingsError(MessageId::ServerNotUsable, {server.name});
        }
        if (server.kind == PacsKind::DicomWeb) {
            list.push_back({{"name", server.name},
                            {"kind", "dicomweb"},
                            {"url", server.url},
                            {"user", server.user},
                            {"certificates", server.certificates}});
            continue;
        }
        list.push_back({{"name", server.name},
                        {"address", server.address},
                        {"port", server.port},
                        {"title", server.title},
                        {"own_title", server.ownTitle},
                        {"tls", server.usesTls},
                        {"certificates", server.certificates}});
    }
    createFolder(file.parent_path());
    writeTextAtomically(file, jsonText(Json{{"servers", list}}, 2) + "\n");
    std::error_code ignored;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
}

PacsServer serverNamed(const std::vector<PacsServer>& servers, const std::string& name) {
    const auto found =
        std::find_if(servers.begin(), servers.end(),
                     [&name](const PacsServer& server) { return server.name == name; });
    if (found == servers.end()) {
        throw SettingsError(MessageId::ServerUnknown, {name});
    }
    return *found;
}

}  // namespace disyre
