// SPDX-License-Identifier: GPL-3.0-or-later
#if defined(__GNUC__)
#define DISYRE_KERNEL_LANES 4  // Every current 64-bit processor has registers of four floats.
#else
#define DISYRE_KERNEL_LANES 1
#endif
#define DISYRE_KERNEL_SUMS 8
#include "core/inference/InferenceKernelsBody.h"

namespace disyre {

extern const InferenceKernels kPortableKernels;
const InferenceKernels kPortableKernels = {"portable",   packMatrix, multiply,
                                           addMoments,   normalise,  tileToPlanes,
                                           planesToTile, attend,     dot};

}  // namespace disyre
