// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace disyre {

/// Takes apart the body of an answer of type multipart/related (RFC 2046, section 5.1) while it
/// comes in, in pieces of any length.
class MultipartReader {
public:
    /// @param contentType the answer's Content-Type, which names the boundary.
    /// @param take is called with the bytes of each part, without its headers.
    MultipartReader(const std::string& contentType,
                    std::function<void(std::string_view bytes)> take);

    /// Whether the type is multipart/related and names a boundary.
    [[nodiscard]] bool isMultipart() const { return !boundary_.empty(); }
    void feed(std::string_view bytes);
    /// The bytes of the part that is coming in, which are held in memory.
    [[nodiscard]] std::size_t held() const { return buffer_.size(); }
    /// Whether the closing boundary has come, without which parts may be missing.
    [[nodiscard]] bool isComplete() const { return isComplete_; }

private:
    std::function<void(std::string_view)> take_;
    std::string boundary_;  ///< With the line break and the two dashes before it.
    std::string buffer_;    ///< What came since the last boundary.
    std::size_t searched_ = 0;
    bool isInPart_ = false;
    bool isComplete_ = false;
};

}  // namespace disyre
