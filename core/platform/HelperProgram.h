// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/StopToken.h"

namespace disyre {

/// A program that was started to do what may go wrong, so that only it ends if that does. It reads
/// what is sent on its standard input, and answers on its standard output; what it prints as errors
/// is thrown away. A signal from the terminal, such as Ctrl+C, does not reach it. It is ended
/// together with this object, and may be used by one thread at a time. The Windows side has never
/// been run.
class HelperProgram {
public:
    /// @param program its file; @param patience how long one message may take to be sent or to come
    /// back. Throws Error, with a message that continues a file's name, if the program cannot be
    /// started.
    HelperProgram(const std::filesystem::path& program, std::chrono::milliseconds patience);
    ~HelperProgram();
    HelperProgram(const HelperProgram&) = delete;
    HelperProgram& operator=(const HelperProgram&) = delete;

    /// Sends all bytes. Throws Error, with a message that continues a file's name, if the helper
    /// ended or took too long; the helper is then gone. Throws Stopped within a tenth of a second
    /// after a stop was requested.
    void send(std::string_view bytes, const StopToken& stop);
    /// Returns the next `count` bytes of its answer. Throws as send() does.
    [[nodiscard]] std::string receive(std::size_t count, const StopToken& stop);

    /// Returns the number that the system knows it by.
    [[nodiscard]] long long processId() const;

private:
    struct System;

    [[noreturn]] void throwEnded();
    [[noreturn]] void throwTooSlow();

    std::chrono::milliseconds patience_;
    std::unique_ptr<System> system_;
};

}  // namespace disyre
