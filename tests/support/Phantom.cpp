// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Phantom.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include "core/base/Random.h"

namespace disyre::test {

Volume phantomBrain(Size3 size, double spacing, int variant) {
    Volume brain(size,
                 axisAlignedAffine({spacing, spacing, spacing},
                                   {-spacing * (size[0] - 1) / 2.0, -spacing * (size[1] - 1) / 2.0,
                                    -spacing * (size[2] - 1) / 2.0}));
    Random random(99, static_cast<std::uint64_t>(variant));
    const double phase = random.uniform(0.0, 6.0);
    const double width = random.uniform(0.95, 1.05);
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                const double u = (2.0 * x / (size[0] - 1) - 1.0) / (0.80 * width);
                const double v = (2.0 * y / (size[1] - 1) - 1.0) / 0.84;
                const double w = (2.0 * z / (size[2] - 1) - 1.0) / 0.82;
                const double radius = std::sqrt(u * u + v * v + w * w);
                if (radius > 1.0) {
                    continue;
                }
                const double folds = 0.06 * std::sin(9.0 * std::atan2(v, u) + 5.0 * w + phase);
                double value = radius + folds < 0.78 ? 90.0 : 60.0;
                const double ventricle =
                    std::hypot((std::abs(u) - 0.18) / 0.12, (v + 0.05) / 0.35, w / 0.25);
                value = ventricle < 1.0 ? 20.0 : value;
                brain.at(x, y, z) = static_cast<float>(
                    value + 3.0 * std::sin(0.5 * x + phase) * std::cos(0.4 * y) + random.normal());
            }
        }
    }
    return brain;
}

Mask phantomMask(const Volume& phantom) {
    Mask mask(phantom.size);
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        mask.voxels[i] = phantom.voxels[i] != 0.0f ? 1 : 0;
    }
    return mask;
}

TemporaryFolder::TemporaryFolder() {
    static std::atomic<int> counter = 0;
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    path_ = std::filesystem::temp_directory_path() /
            ("disyre-test-" + std::to_string(now) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path dataFolder() {
    const char* folder = std::getenv("DISYRE_DATA_DIR");
    std::error_code error;
    return folder != nullptr && std::filesystem::is_directory(folder, error)
               ? std::filesystem::path(folder)
               : std::filesystem::path();
}

}  // namespace disyre::test
