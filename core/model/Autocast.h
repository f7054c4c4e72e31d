// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <ATen/autocast_mode.h>
#include <torch/torch.h>

namespace disyre {

/// While it lives, the calling thread computes in bf16 what bears it: on a CUDA card, and on the
/// processor when told to, where it is slower but shows what a card's rounding does.
class Autocast {
public:
    enum class Processor { Leave, Too };

    explicit Autocast(torch::Device device, Processor processor = Processor::Leave)
        : onCard_(device.is_cuda()),
          onProcessor_(device.is_cpu() && processor == Processor::Too) {
        enable(true);
    }
    ~Autocast() {
        if (onCard_ || onProcessor_) {
            at::autocast::clear_cache();
            enable(false);
        }
    }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    void enable(bool on) const {
#if TORCH_VERSION_MAJOR >= 2 && TORCH_VERSION_MINOR >= 4
        const auto set = [on](at::DeviceType type) {
            at::autocast::set_autocast_enabled(type, on);
            at::autocast::set_autocast_dtype(type, at::kBFloat16);
        };
        if (onCard_) {
            set(at::kCUDA);
        }
        if (onProcessor_) {
            set(at::kCPU);
        }
#else
        if (onCard_) {
            at::autocast::set_enabled(on);
            at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        }
        if (onProcessor_) {
            at::autocast::set_cpu_enabled(on);
            at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        }
#endif
    }

    bool onCard_;
    bool onProcessor_;
};

}  // namespace disyre
