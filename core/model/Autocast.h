// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.
#include <ATen/autocast_mode.h>

#include "core/model/Torch.h"

namespace disyre {

/// While an object of this class lives, LibTorch computes every operation that tolerates bf16 in
/// bf16 on the calling thread. This holds for a CUDA card, and for the processor only on request:
/// there bf16 is slower, but shows what the rounding of a card changes.
class Autocast {
public:
    /// Whether the processor computes in bf16 too.
    enum class Processor { Exclude, Include };

    explicit Autocast(torch::Device device, Processor processor = Processor::Exclude)
        : onCard_(device.is_cuda()),
          onProcessor_(device.is_cpu() && processor == Processor::Include) {
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
