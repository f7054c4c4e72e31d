// SPDX-License-Identifier: GPL-3.0-or-later
#define DISYRE_KERNEL_LANES 8
#define DISYRE_KERNEL_SUMS 12
#include "core/inference/InferenceKernelsBody.h"

namespace disyre {

extern const InferenceKernels kAvx2Kernels;
const InferenceKernels kAvx2Kernels = {"avx2",       packMatrix,   multiply, addMoments, normalise,
                                       tileToPlanes, planesToTile, attend,   dot};

}  // namespace disyre
