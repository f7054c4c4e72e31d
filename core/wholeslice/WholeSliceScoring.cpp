// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/WholeSliceScoring.h"

#include <ATen/Parallel.h>

#include <cstring>
#include <mutex>
#include <span>

namespace disyre {

namespace {

/// Returns a number that follows from the pixels alone (FNV-1a over their bits).
std::uint64_t numberOfSlice(std::span<const float> pixels) {
    std::uint64_t number = 0xcbf29ce484222325ull;
    for (const float pixel : pixels) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &pixel, sizeof bits);
        number = (number ^ bits) * 0x100000001b3ull;
    }
    return number;
}

}  // namespace

PredictBatch scoreWholeSlices(std::shared_ptr<WholeSliceMethod> method, torch::Device device,
                              int threads, const StopToken& stop) {
    return [method = std::move(method), device, threads, stop,
            mutex = std::make_shared<std::mutex>()](const float* windows, int count, int /*t*/,
                                                    float* scores) {
        const std::lock_guard lock(*mutex);
        at::set_num_threads(threads);
        constexpr std::size_t kPixels = static_cast<std::size_t>(kWholeSliceSide) * kWholeSliceSide;
        for (int i = 0; i < count; ++i) {
            stop.throwIfStopped();
            const std::span<const float> pixels(windows + static_cast<std::size_t>(i) * kPixels,
                                                kPixels);
            const torch::Tensor slice =
                torch::empty({1, 1, kWholeSliceSide, kWholeSliceSide}, torch::kFloat32);
            std::memcpy(slice.data_ptr<float>(), pixels.data(), pixels.size_bytes());
            const torch::Tensor map = method->score(slice.to(device), numberOfSlice(pixels))
                                          .map.to(torch::kCPU, torch::kFloat32)
                                          .contiguous();
            std::memcpy(scores + static_cast<std::size_t>(i) * kPixels, map.data_ptr<float>(),
                        pixels.size_bytes());
        }
    };
}

}  // namespace disyre
