// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/GraphicsCards.h"

#include <array>
#include <cstdlib>
#include <sstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

namespace {

#if defined(_WIN32)
constexpr const char* kDriver = "nvcuda.dll";
#else
constexpr const char* kDriver = "libcuda.so.1";
#endif
constexpr const char* kVisibleCards = "CUDA_VISIBLE_DEVICES";
constexpr const char* kCudaPrefix = "cuda:";

/// Loads a function of the driver's plain C interface; all of them return 0 for success.
template <typename... Arguments>
auto driverFunction(const char* name, Arguments...) {
    return reinterpret_cast<int (*)(Arguments...)>(loadSymbol(kDriver, name));
}

/// Returns an entry of a comma-separated list; empty past the end of the list.
std::string entryOf(const std::string& list, std::size_t number) {
    std::istringstream stream(list);
    std::string entry;
    for (std::size_t i = 0; i <= number; ++i) {
        if (!std::getline(stream, entry, ',')) {
            return {};
        }
    }
    return entry;
}

}  // namespace

std::vector<GraphicsCard> graphicsCards() {
    std::vector<GraphicsCard> cards;
    try {
        const auto start = driverFunction("cuInit", 0u);
        const auto countCards = driverFunction("cuDeviceGetCount", static_cast<int*>(nullptr));
        const auto cardAt = driverFunction("cuDeviceGet", static_cast<int*>(nullptr), 0);
        const auto nameOf = driverFunction("cuDeviceGetName", static_cast<char*>(nullptr), 0, 0);
        const auto memoryOf =
            driverFunction("cuDeviceTotalMem_v2", static_cast<std::size_t*>(nullptr), 0);
        int count = 0;
        if (start(0) != 0 || countCards(&count) != 0) {
            return cards;
        }
        for (int i = 0; i < count; ++i) {
            int card = 0;
            std::array<char, 256> name{};
            std::size_t bytes = 0;
            if (cardAt(&card, i) == 0 &&
                nameOf(name.data(), static_cast<int>(name.size()) - 1, card) == 0 &&
                memoryOf(&bytes, card) == 0) {
                cards.push_back({name.data(), bytes});
            }
        }
    } catch (const ComputeError&) {
        // Without a driver there are no cards.
    }
    return cards;
}

void showOnlyDevice(const std::string& device) {
    if (device == "auto") {
        return;
    }
    if (device == "cpu") {
        setEnvironment(kVisibleCards, "");
        return;
    }
    const std::string number =
        device.rfind(kCudaPrefix, 0) == 0 ? device.substr(std::string(kCudaPrefix).size()) : "";
    if (number.empty() || number.size() > 3 ||
        number.find_first_not_of("0123456789") != std::string::npos) {
        throw SettingsError(MessageId::TrainingNoSuchDevice, {device});
    }
    const char* visible = std::getenv(kVisibleCards);
    const std::string chosen =
        visible == nullptr ? number : entryOf(visible, static_cast<std::size_t>(std::stoi(number)));
    setEnvironment(kVisibleCards, chosen.c_str());
}

}  // namespace disyre
