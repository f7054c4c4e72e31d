// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pacs/HttpRequest.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kSilentSeconds = 30;
/// A list of series is not longer than this; a longer answer comes from something else.
constexpr std::size_t kLargestBody = std::size_t{64} << 20U;

/// An exchange while it goes on.
struct Exchange {
    CURL* curl = nullptr;
    const HttpRequest* request = nullptr;
    const StopToken* stop = nullptr;
    HttpAnswer answer;
    std::exception_ptr problem;
};

std::size_t receiveBytes(char* bytes, std::size_t one, std::size_t count, void* pointer) {
    auto& exchange = *static_cast<Exchange*>(pointer);
    const std::string_view piece(bytes, one * count);
    // An exception must not pass through the library's C code.
    try {
        long status = 0;
        curl_easy_getinfo(exchange.curl, CURLINFO_RESPONSE_CODE, &status);
        if (status == 200 && exchange.request->take) {
            const char* type = nullptr;
            curl_easy_getinfo(exchange.curl, CURLINFO_CONTENT_TYPE, &type);
            exchange.request->take(type == nullptr ? "" : type, piece);
        } else if (exchange.answer.body.size() + piece.size() > kLargestBody) {
            return 0;
        } else {
            exchange.answer.body.append(piece);
        }
    } catch (...) {
        exchange.problem = std::current_exception();
        return 0;
    }
    return piece.size();
}

int goesOn(void* pointer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(pointer)->stop->stopRequested() ? 1 : 0;
}

void initialize() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

[[noreturn]] void throwUnreachable(const PacsServer& server, const std::string& reason) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    std::array<std::string, 2> parts;
    if (curl_url_set(url.get(), CURLUPART_URL, server.url.c_str(), 0) == CURLUE_OK) {
        std::size_t i = 0;
        for (const CURLUPart part : {CURLUPART_HOST, CURLUPART_PORT}) {
            char* text = nullptr;
            if (curl_url_get(url.get(), part, &text, CURLU_DEFAULT_PORT) == CURLUE_OK) {
                parts[i] = text;
            }
            curl_free(text);
            ++i;
        }
    }
    throw Error(MessageId::ServerUnreachable,
                {server.name, parts[0], std::atoi(parts[1].c_str()), reason});
}

/// Throws what an exchange that failed means.
[[noreturn]] void throwFailure(const PacsServer& server, CURL* curl, CURLcode code,
                               const std::string& reason) {
    curl_off_t connected = 0;
    curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connected);
    switch (code) {
        case CURLE_ABORTED_BY_CALLBACK:
            throw Stopped();
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_URL_MALFORMAT:
            throwUnreachable(server, reason);
        case CURLE_OPERATION_TIMEDOUT:
            if (connected == 0) {
                throwUnreachable(server, reason);
            }
            break;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_ISSUER_ERROR:
            throw Error(MessageId::ServerNoTls, {server.name, reason});
        default:
            break;
    }
    throw Error(MessageId::ServerLost, {server.name, reason});
}

}  // namespace

HttpAnswer ask(const PacsServer& server, const HttpRequest& request, const StopToken& stop) {
    initialize();
    stop.throwIfStopped();
    if (!isUsable(server)) {
        throw SettingsError(MessageId::ServerNotUsable, {server.name});
    }
    std::error_code error;
    if (!server.certificates.empty() &&
        !std::filesystem::is_regular_file(server.certificates, error)) {
        throw Error(MessageId::ServerNoTls, {server.name, server.certificates});
    }
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                     curl_easy_cleanup);
    CURL* curl = handle.get();
    Exchange exchange{curl, &request, &stop, {}, {}};
    std::string base = server.url;
    while (base.back() == '/') {
        base.pop_back();
    }
    const std::string url = base + request.path;
    std::array<char, CURL_ERROR_SIZE> said{};
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said.data());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSilentSeconds);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!server.certificates.empty()) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, server.certificates.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    if (request.isPost) {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
    curl_slist* lines = curl_slist_append(nullptr, "Expect:");
    for (const std::string& each : request.headers) {
        lines = curl_slist_append(lines, each.c_str());
    }
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(lines,
                                                                            curl_slist_free_all);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receiveBytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, goesOn);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);
    const CURLcode code = curl_easy_perform(curl);
    if (exchange.problem) {
        std::rethrow_exception(exchange.problem);
    }
    if (code != CURLE_OK) {
        throwFailure(server, curl, code,
                     said[0] != '\0' ? std::string(said.data()) : curl_easy_strerror(code));
    }
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &exchange.answer.status);
    if (exchange.answer.status >= 300 && exchange.answer.status < 400) {
        const char* elsewhere = nullptr;
        curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &elsewhere);
        throw Error(MessageId::ServerFailed,
                    {server.name, fmt::format("{}, {}", exchange.answer.status,
                                              elsewhere == nullptr ? "" : elsewhere)});
    }
    return exchange.answer;
}

std::string urlEscaped(const std::string& text) {
    char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
    std::string result = escaped == nullptr ? "" : escaped;
    curl_free(escaped);
    return result;
}

}  // namespace disyre
