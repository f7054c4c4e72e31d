// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <functional>
#include <memory>
#include <vector>

#include "core/model/Torch.h"

namespace disyre {

/// Work on a CUDA card that is always the same except for the values of its inputs, recorded once
/// as a CUDA graph. Its hundreds of kernels then start with one call; starting them one by one
/// would take the processor longer than the card needs to run them.
class RecordedWork {
public:
    /// Computes outputs from inputs on the card. It may also run a network backward, and must not
    /// wait for the card.
    using Work =
        std::function<std::vector<torch::Tensor>(const std::vector<torch::Tensor>& inputs)>;

    /// Tells whether this build can record work and the device is a CUDA card.
    [[nodiscard]] static bool isPossible(torch::Device device);

    /// Runs `work` a few times on inputs with the examples' shapes and then records it. Throws
    /// c10::Error if that fails, and always if isPossible() is false.
    /// @param sharing work recorded earlier, whose memory for intermediate values may be used
    /// again. Of works that share memory only one may be replayed at a time, and its outputs must
    /// be read before the next one is replayed.
    RecordedWork(const std::vector<torch::Tensor>& examples, torch::Device device, const Work& work,
                 const RecordedWork* sharing = nullptr);
    ~RecordedWork();
    RecordedWork(const RecordedWork&) = delete;
    RecordedWork& operator=(const RecordedWork&) = delete;

    /// Returns the tensors on the card that the inputs' values are to be copied to before replay().
    [[nodiscard]] const std::vector<torch::Tensor>& inputs() const;

    /// Queues the work on the current stream. The outputs always lie in the same tensors, so they
    /// are valid until the next replay.
    const std::vector<torch::Tensor>& replay();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace disyre
