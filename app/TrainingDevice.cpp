// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrainingDevice.h"

#include "core/base/Error.h"

namespace disyre::app {

ComputeDevice trainingDevice(const ComputeInfo& info, const std::string& asked) {
    ComputeDevice processor;
    for (ComputeDevice device : info.devices) {
        if (device.name.starts_with("cuda")) {
            // Alone in sight, each card is the first.
            device.name = asked.starts_with("cuda") ? asked : device.name;
            return device;
        }
        if (device.name == "cpu") {
            processor = device;
        }
    }
    if (asked.starts_with("cuda")) {
        throw SettingsError("The device \"" + asked +
                            "\" is not there, or this LibTorch cannot use it. Train on another one: "
                            "\"disyre devices\" lists them.");
    }
    return processor;
}

}  // namespace disyre::app
