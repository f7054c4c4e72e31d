// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/DeviceList.h"
#include "core/base/Json.h"

namespace disyre {

namespace {

constexpr const char* kKey = "event";
constexpr const char* kDevices = "devices";

}  // namespace

std::string deviceListToJson(const std::vector<ComputeDevice>& devices) {
    Json list = Json::array();
    for (const ComputeDevice& device : devices) {
        list.push_back({{"name", device.name},
                        {"description", device.description},
                        {"memory_bytes", device.memoryBytes}});
    }
    return jsonText({{kKey, kDevices}, {"devices", std::move(list)}});
}

std::optional<std::vector<ComputeDevice>> deviceListFromJson(const std::string& line) {
    const Json json = parseJson(line);
    try {
        if (json.at(kKey).get<std::string>() != kDevices) {
            return std::nullopt;
        }
        std::vector<ComputeDevice> devices;
        for (const Json& one : json.at("devices")) {
            devices.push_back({one.at("name").get<std::string>(),
                               one.at("description").get<std::string>(),
                               one.at("memory_bytes").get<std::uint64_t>()});
        }
        return devices;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace disyre
