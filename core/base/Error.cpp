// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

#include <utility>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

Message aboutFile(const std::filesystem::path& file, Message message) {
    message.file = displayPath(file);
    return message;
}

}  // namespace

Error::Error(Message message)
    : std::runtime_error(message.text()),
      message_(std::make_shared<const Message>(std::move(message))) {}
Error::Error(MessageId id, std::vector<MessageArgument> arguments)
    : Error(Message(id, std::move(arguments))) {}

Error::~Error() = default;
FileError::~FileError() = default;
ScanError::~ScanError() = default;
ConstantScanError::~ConstantScanError() = default;
ModelError::~ModelError() = default;
SettingsError::~SettingsError() = default;
ComputeError::~ComputeError() = default;
Stopped::~Stopped() = default;

FileError::FileError(const std::filesystem::path& file, Message problem)
    : Error(aboutFile(file, std::move(problem))), file_(file) {}
FileError::FileError(const std::filesystem::path& file, MessageId id,
                     std::vector<MessageArgument> arguments)
    : FileError(file, Message(id, std::move(arguments))) {}

Stopped::Stopped() : Error(MessageId::ProgramStopped) {}

}  // namespace disyre
