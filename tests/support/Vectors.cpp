// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Vectors.h"

#include <fstream>

namespace disyre::test {

const nlohmann::json& vectors() {
    static const nlohmann::json content =
        nlohmann::json::parse(std::ifstream(DISYRE_TEST_DATA "/vectors.json"));
    return content;
}

double hashedValue(const std::string& name, std::uint32_t i) {
    std::uint32_t hash = 2166136261u;
    for (const unsigned char c : name) {
        hash = (hash ^ c) * 16777619u;
    }
    std::uint32_t u = hash + i * 0x9E3779B9u;
    u = (u ^ (u >> 16)) * 0x85EBCA6Bu;
    u = (u ^ (u >> 13)) * 0xC2B2AE35u;
    u ^= u >> 16;
    return u / 4294967296.0 * 2.0 - 1.0;
}

}  // namespace disyre::test
