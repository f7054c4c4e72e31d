// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/StopToken.h"
#include "core/pacs/PacsServers.h"

namespace disyre {

/// What is asked of a DICOMweb server.
struct HttpRequest {
    std::string path;                       ///< Appended to the base URL, with the query.
    std::vector<std::string> headers = {};  ///< Such as "Accept: application/dicom+json".
    bool isPost = false;
    std::string body = {};
    /// Takes the body of an answer with status 200 while it comes in; without it the body is kept.
    std::function<void(const std::string& contentType, std::string_view bytes)> take = {};
};

struct HttpAnswer {
    long status = 0;
    std::string body;
};

/// Sends a request and waits for the answer, whatever its status below 300 or from 400 on. The
/// certificate of an https server is checked. Redirects are refused, and proxies are not used.
/// Throws Error (ServerUnreachable, ServerNoTls, ServerLost, or ServerFailed for a redirect), and
/// Stopped within about a second of a stop.
[[nodiscard]] HttpAnswer ask(const PacsServer& server, const HttpRequest& request,
                             const StopToken& stop);

/// Returns a text with everything escaped that has a meaning in a URL.
[[nodiscard]] std::string urlEscaped(const std::string& text);

}  // namespace disyre
