// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/RecordedWork.h"

#ifdef DISYRE_CUDA_GRAPHS
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace disyre {

#ifdef DISYRE_CUDA_GRAPHS

struct RecordedWork::Inside {
    std::vector<torch::Tensor> inputs;
    std::vector<torch::Tensor> outputs;
    at::cuda::CUDAGraph graph;
};

bool RecordedWork::isPossible(torch::Device device) {
    return device.is_cuda();
}

RecordedWork::RecordedWork(const std::vector<torch::Tensor>& examples, torch::Device device,
                           const Work& work, const RecordedWork* sharing)
    : inside_(std::make_unique<Inside>()) {
    c10::cuda::getCurrentCUDAStream().synchronize();
    // CUDA cannot record the default stream.
    const c10::cuda::CUDAStream stream = c10::cuda::getStreamFromPool();
    const c10::cuda::CUDAStreamGuard guard(stream);
    for (const torch::Tensor& example : examples) {
        inside_->inputs.push_back(example.to(device).clone());
    }
    // The first runs do the setting up that must not happen while work is recorded.
    constexpr int kWarmUps = 2;
    for (int i = 0; i < kWarmUps; ++i) {
        inside_->outputs = work(inside_->inputs);
    }
    inside_->outputs.clear();
    stream.synchronize();
    inside_->graph.capture_begin(
        sharing != nullptr ? sharing->inside_->graph.pool() : at::cuda::MempoolId_t{0, 0},
        cudaStreamCaptureModeThreadLocal);
    inside_->outputs = work(inside_->inputs);
    inside_->graph.capture_end();
    stream.synchronize();
}

const std::vector<torch::Tensor>& RecordedWork::replay() {
    inside_->graph.replay();
    return inside_->outputs;
}

#else

struct RecordedWork::Inside {
    std::vector<torch::Tensor> inputs;
    std::vector<torch::Tensor> outputs;
};

bool RecordedWork::isPossible(torch::Device) {
    return false;
}

RecordedWork::RecordedWork(const std::vector<torch::Tensor>&, torch::Device, const Work&,
                           const RecordedWork*) {
    TORCH_CHECK(false, "this build cannot record CUDA graphs");
}

const std::vector<torch::Tensor>& RecordedWork::replay() {
    return inside_->outputs;
}

#endif

RecordedWork::~RecordedWork() = default;

const std::vector<torch::Tensor>& RecordedWork::inputs() const {
    return inside_->inputs;
}

}  // namespace disyre
