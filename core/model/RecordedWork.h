// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include <functional>
#include <memory>
#include <vector>

namespace disyre {

/// Work on a CUDA card that is always the same but for the values of its inputs, recorded once as a CUDA
/// graph: its hundreds of kernels are then started in one call, where starting them one by one takes the
/// processor longer than the card needs for them.
class RecordedWork {
public:
    /// Computes from inputs on the card; it may go backward through a network too, and must not wait
    /// for the card.
    using Work = std::function<std::vector<torch::Tensor>(const std::vector<torch::Tensor>& inputs)>;

    /// Whether this build can record, and the device is a CUDA card.
    [[nodiscard]] static bool isPossible(torch::Device device);

    /// Runs `work` a few times on inputs of the examples' shapes, then records it. Throws c10::Error,
    /// also where isPossible() is false.
    /// @param sharing work recorded earlier whose memory may be used for what lies between inputs and
    ///        outputs; only one of them may then be replayed at a time, and its outputs read before
    ///        the next one is.
    RecordedWork(const std::vector<torch::Tensor>& examples, torch::Device device, const Work& work,
                 const RecordedWork* sharing = nullptr);
    ~RecordedWork();
    RecordedWork(const RecordedWork&) = delete;
    RecordedWork& operator=(const RecordedWork&) = delete;

    /// Where to put values before replay(); same shapes, on the card.
    [[nodiscard]] const std::vector<torch::Tensor>& inputs() const;

    /// Queues the work on the current stream. The outputs lie where they lay before, so they hold until
    /// the next replay.
    const std::vector<torch::Tensor>& replay();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace disyre
