// SPDX-License-Identifier: GPL-3.0-or-later
#define DISYRE_KERNEL_LANES 16
#define DISYRE_KERNEL_SUMS 24
#include "core/inference/InferenceKernelsBody.h"

namespace disyre {

extern const InferenceKernels kAvx512Kernels;
const InferenceKernels kAvx512Kernels = {
    "avx512", packMatrix, multiply, addMoments, normalise, tileToPlanes, planesToTile, attend, dot};

}  // namespace disyre
