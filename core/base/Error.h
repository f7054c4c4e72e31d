// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "core/base/Export.h"

namespace disyre {

/// Base of every error this program raises on purpose. `what()` is one or two sentences for a
/// person: what happened, with which file, and what to do.
class DISYRE_EXPORT Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    ~Error() override;
};

/// A file could not be read or written: missing, no permission, disk full.
class DISYRE_EXPORT FileError : public Error {
public:
    FileError(const std::filesystem::path& file, const std::string& problem,
              const std::string& advice = {});
    ~FileError() override;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
};

/// A file was read, but is no scan that can be worked with.
class DISYRE_EXPORT ScanError : public FileError {
public:
    using FileError::FileError;
    ~ScanError() override;
};

/// A scan whose voxels all have one value.
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

/// A setting lies outside its range or contradicts another one.
class DISYRE_EXPORT SettingsError : public Error {
public:
    using Error::Error;
    ~SettingsError() override;
};

/// The compute library is missing or failed (out of memory, no such device).
class DISYRE_EXPORT ComputeError : public Error {
public:
    using Error::Error;
    ~ComputeError() override;
};

/// The user asked to stop. No failure: it unwinds to the caller that started the work.
class DISYRE_EXPORT Stopped : public Error {
public:
    Stopped();
    ~Stopped() override;
};

/// A path as UTF-8 text, on every platform, for messages and JSON.
[[nodiscard]] std::string displayPath(const std::filesystem::path& path);

}  // namespace disyre
