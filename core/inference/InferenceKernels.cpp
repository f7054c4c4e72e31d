// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/InferenceKernels.h"

#include <cstdlib>
#include <string>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

extern const InferenceKernels kPortableKernels;
#ifdef DISYRE_X86_KERNELS
extern const InferenceKernels kAvx2Kernels;
extern const InferenceKernels kAvx512Kernels;
#endif

std::vector<const InferenceKernels*> availableKernels() {
    std::vector<const InferenceKernels*> kernels;
#ifdef DISYRE_X86_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
        kernels.push_back(&kAvx512Kernels);
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        kernels.push_back(&kAvx2Kernels);
    }
#endif
    kernels.push_back(&kPortableKernels);
    return kernels;
}

const InferenceKernels& inferenceKernels() {
    const std::vector<const InferenceKernels*> kernels = availableKernels();
    const char* wanted = std::getenv("DISYRE_KERNELS");
    if (wanted == nullptr) {
        return *kernels.front();
    }
    std::string names;
    for (const InferenceKernels* known : kernels) {
        if (known->name == std::string(wanted)) {
            return *known;
        }
        names += (names.empty() ? "" : ", ") + std::string(known->name);
    }
    throw SettingsError(MessageId::KernelsUnknown, {wanted, names});
}

}  // namespace disyre
