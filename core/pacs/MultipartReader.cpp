// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pacs/MultipartReader.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace disyre {

namespace {

std::string boundaryOf(const std::string& contentType) {
    std::string lower = contentType;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    const std::string key = "boundary=";
    const std::size_t found = lower.find(key);
    if (lower.rfind("multipart/related", 0) != 0 || found == std::string::npos) {
        return {};
    }
    std::string value = contentType.substr(found + key.size());
    if (!value.empty() && value.front() == '"') {
        value = value.substr(1, value.find('"', 1) - 1);
    } else {
        value = value.substr(0, value.find_first_of("; \t"));
    }
    return value;
}

}  // namespace

MultipartReader::MultipartReader(const std::string& contentType,
                                 std::function<void(std::string_view bytes)> take)
    : take_(std::move(take)) {
    const std::string boundary = boundaryOf(contentType);
    if (!boundary.empty()) {
        boundary_ = "\r\n--" + boundary;
        // The first boundary may stand at the very beginning, without a line break before it.
        buffer_ = "\r\n";
    }
}

void MultipartReader::feed(std::string_view bytes) {
    if (isComplete_ || !isMultipart()) {
        return;
    }
    buffer_.append(bytes);
    while (true) {
        const std::size_t found = buffer_.find(boundary_, searched_);
        // Two more bytes say whether this is the last one.
        if (found == std::string::npos || buffer_.size() < found + boundary_.size() + 2) {
            searched_ =
                buffer_.size() > boundary_.size() + 2 ? buffer_.size() - boundary_.size() - 2 : 0;
            return;
        }
        if (isInPart_) {
            const std::string_view part(buffer_.data(), found);
            const std::size_t headers = part.find("\r\n\r\n");
            if (headers != std::string_view::npos) {
                take_(part.substr(headers + 4));
            }
        }
        isInPart_ = true;
        const std::size_t end = found + boundary_.size();
        isComplete_ = buffer_.compare(end, 2, "--") == 0;
        buffer_.erase(0, end);
        searched_ = 0;
        if (isComplete_) {
            return;
        }
    }
}

}  // namespace disyre
