// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <vector>

#include "core/base/Export.h"
#include "core/base/Message.h"

namespace disyre {

/// The base of every error that this program raises on purpose. An error carries a message: its id,
/// and the values that belong into its sentences. what() is the message in English, one or two
/// sentences for a person: what happened, with which file, and what to do.
class DISYRE_EXPORT Error : public std::runtime_error {
public:
    explicit Error(Message message);
    explicit Error(MessageId id, std::vector<MessageArgument> arguments = {});
    ~Error() override;

    [[nodiscard]] const Message& message() const { return *message_; }
    [[nodiscard]] MessageId id() const { return message_->id; }

private:
    // The message is shared, because copying an exception must not throw.
    std::shared_ptr<const Message> message_;
};

/// A file could not be read or written, for instance because it is missing, may not be accessed, or
/// the disk is full. The message begins with the file.
class DISYRE_EXPORT FileError : public Error {
public:
    FileError(const std::filesystem::path& file, MessageId id,
              std::vector<MessageArgument> arguments = {});
    /// Makes an error that says about `file` what another error said without naming a file.
    FileError(const std::filesystem::path& file, Message problem);
    ~FileError() override;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
};

/// A file was read, but it is no scan that the program can work with.
class DISYRE_EXPORT ScanError : public FileError {
public:
    using FileError::FileError;
    ~ScanError() override;
};

/// All voxels of a scan have the same value.
class DISYRE_EXPORT ConstantScanError : public ScanError {
public:
    using ScanError::ScanError;
    ~ConstantScanError() override;
};

/// A model's weights or card are missing, damaged or of a kind this version does not know.
class DISYRE_EXPORT ModelError : public FileError {
public:
    using FileError::FileError;
    ~ModelError() override;
};

/// A setting lies outside its range or contradicts another setting.
class DISYRE_EXPORT SettingsError : public Error {
public:
    using Error::Error;
    ~SettingsError() override;
};

/// The compute library is missing or failed, for instance because memory is short or a device does
/// not exist.
class DISYRE_EXPORT ComputeError : public Error {
public:
    using Error::Error;
    ~ComputeError() override;
};

/// The user asked to stop. This is no failure: the exception returns to the caller that started the
/// work.
class DISYRE_EXPORT Stopped : public Error {
public:
    Stopped();
    ~Stopped() override;
};

}  // namespace disyre
