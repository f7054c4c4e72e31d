// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CardNet.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/model/RecordedWork.h"

#ifdef DISYRE_CUDA_GRAPHS
#include <c10/cuda/CUDAStream.h>
#endif

namespace disyre {

struct CardNet::Inside {
    Inside(UNet net_, const ModelCard& card_, torch::Device device_)
        : net(std::move(net_)), card(card_), schedule(card.schedule), device(device_) {}

    UNet net;
    const ModelCard card;
    const Schedule schedule;
    const torch::Device device;
    std::mutex turn;
    bool records = false;
    std::map<int, std::unique_ptr<RecordedWork>> recordings;  // The recorded work by batch size.

    /// Computes the network's answer; `inputs` are windows, conditions and alphas.
    [[nodiscard]] torch::Tensor answer(const std::vector<torch::Tensor>& inputs) {
        const torch::InferenceMode inference;
        const torch::Tensor x = inputs[0].contiguous(torch::MemoryFormat::ChannelsLast);
        const torch::Tensor out = predictsMask(card.method)
                                      ? torch::sigmoid(net->forward(x, inputs[1]))
                                      : net->restore(x, inputs[1], inputs[2]);
        return out.to(torch::kFloat32);
    }

    /// Returns the recorded work for this batch size, or null if graphs are off or it could not be
    /// recorded.
    RecordedWork* recordingFor(const std::vector<torch::Tensor>& inputs, int count);

    /// Queues the work for `count` windows on the card. The answer holds at least as many, and is
    /// valid only until the next call.
    torch::Tensor queue(const std::vector<torch::Tensor>& inputs, int count) {
        RecordedWork* recording = recordingFor(inputs, roundedBatch(count));
        if (recording == nullptr) {
            std::vector<torch::Tensor> onCard;
            for (const torch::Tensor& input : inputs) {
                onCard.push_back(input.to(device, /*non_blocking=*/true));
            }
            return answer(onCard);
        }
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            recording->inputs()[i].narrow(0, 0, count).copy_(inputs[i], /*non_blocking=*/true);
        }
        return recording->replay()[0].narrow(0, 0, count);
    }
};

RecordedWork* CardNet::Inside::recordingFor(const std::vector<torch::Tensor>& inputs, int count) {
    if (!records) {
        return nullptr;
    }
    const auto found = recordings.find(count);
    if (found != recordings.end()) {
        return found->second.get();
    }
    std::vector<torch::Tensor> examples;
    for (const torch::Tensor& input : inputs) {
        std::vector<std::int64_t> shape = input.sizes().vec();
        shape[0] = count;
        examples.push_back(torch::zeros(shape));
    }
    const RecordedWork* sharing = recordings.empty() ? nullptr : recordings.begin()->second.get();
    try {
        return recordings
            .emplace(count, std::make_unique<RecordedWork>(
                                examples, device,
                                [this](const std::vector<torch::Tensor>& onCard) {
                                    return std::vector<torch::Tensor>{answer(onCard)};
                                },
                                sharing))
            .first->second.get();
    } catch (const c10::Error&) {
        // Work that cannot be recorded, for instance because memory is short, may still run kernel
        // by kernel.
        records = false;
        recordings.clear();
        return nullptr;
    }
}

CardNet::CardNet(UNet net, const ModelCard& card, torch::Device device, Graphs graphs)
    : inside_(std::make_unique<Inside>(std::move(net), card, device)) {
    if (device.is_cuda()) {
        inside_->net->to(torch::kBFloat16);
    }
    for (torch::Tensor& parameter : inside_->net->parameters()) {
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
        }
    }
    inside_->records = RecordedWork::isPossible(device) && graphs == Graphs::On;
}

CardNet::~CardNet() = default;

int CardNet::roundedBatch(int count) {
    constexpr int kStep = 64;
    if (count > kStep) {
        return (count + kStep - 1) / kStep * kStep;
    }
    int rounded = 1;
    while (rounded < count) {
        rounded *= 2;
    }
    return rounded;
}

int CardNet::recordedGraphs() const {
    const std::lock_guard lock(inside_->turn);
    return static_cast<int>(inside_->recordings.size());
}

void CardNet::restore(const float* windows, int count, int t, float* restored) {
    const torch::InferenceMode inference;
    Inside& inside = *inside_;
    const auto memory = torch::TensorOptions().pinned_memory(inside.device.is_cuda());
    const torch::Tensor x = torch::empty({count, 1, inside.card.patch, inside.card.patch}, memory);
    std::copy_n(windows, x.numel(), x.data_ptr<float>());
    const std::vector<torch::Tensor> inputs = {
        x, torch::full({count}, static_cast<double>(conditionOf(inside.card, t)), memory),
        torch::full({count}, inside.schedule.alpha(t), memory)};
    const torch::Tensor answer = torch::empty_like(x, memory);
    {
        const std::lock_guard lock(inside.turn);
        answer.copy_(inside.queue(inputs, count), /*non_blocking=*/true);
    }
#ifdef DISYRE_CUDA_GRAPHS
    if (inside.device.is_cuda()) {
        // The lock has been released here, so the next caller's work is queued while this one's
        // still runs.
        c10::cuda::getCurrentCUDAStream().synchronize();
    }
#endif
    std::copy_n(answer.data_ptr<float>(), answer.numel(), restored);
}

}  // namespace disyre
