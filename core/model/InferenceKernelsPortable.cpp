// SPDX-License-Identifier: GPL-3.0-or-later
#if defined(__GNUC__)
#define DISYRE_KERNEL_LANES 4  // every 64-bit processor of today has such registers
#else
#define DISYRE_KERNEL_LANES 1
#endif
#define DISYRE_KERNEL_SUMS 8
#include "core/model/InferenceKernelsBody.h"

namespace disyre {

extern const InferenceKernels kPortableKernels;
const InferenceKernels kPortableKernels = {"portable",       packMatrix,   multiply,     addMoments, normalise,
                                       tileToPlanes, planesToTile, attend,       dot};

}  // namespace disyre
