// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingDevice.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

ComputeDevice trainingDevice(const ComputeInfo& info, const std::string& asked) {
    ComputeDevice processor;
    for (ComputeDevice device : info.devices) {
        if (device.name.starts_with("cuda")) {
            // showOnlyDevice() has hidden the other cards, so the library calls the remaining one
            // the first, whichever was asked for.
            device.name = asked.starts_with("cuda") ? asked : device.name;
            return device;
        }
        if (device.name == "cpu") {
            processor = device;
        }
    }
    if (asked.starts_with("cuda")) {
        throw SettingsError(MessageId::TrainingDeviceNotUsable, {asked});
    }
    return processor;
}

}  // namespace disyre
