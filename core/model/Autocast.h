// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <ATen/autocast_mode.h>
#include <torch/torch.h>

namespace disyre {

/// While it lives, a CUDA card computes in bf16 what bears it; a processor is left alone.
class Autocast {
public:
    explicit Autocast(torch::Device device) : active_(device.is_cuda()) {
        if (active_) {
            enable(true);
        }
    }
    ~Autocast() {
        if (active_) {
            at::autocast::clear_cache();
            enable(false);
        }
    }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    static void enable(bool on) {
#if TORCH_VERSION_MAJOR >= 2 && TORCH_VERSION_MINOR >= 4
        at::autocast::set_autocast_enabled(at::kCUDA, on);
        at::autocast::set_autocast_dtype(at::kCUDA, at::kBFloat16);
#else
        at::autocast::set_enabled(on);
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
#endif
    }

    bool active_;
};

}  // namespace disyre
