// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StopToken.h"

namespace disyre {

/// The network of a loaded model, asked about windows that the caller cuts out itself. A Healer
/// whose model heals windows is one, too; a model that sees whole slices is none.
class WindowNetwork {
public:
    virtual ~WindowNetwork() = default;
    /// Computes x0_hat of `count` windows at step t on the compute thread, as a healing does, and
    /// blocks its caller meanwhile.
    /// @param windows `count` windows of patch * patch values, each followed by its neighbouring
    /// slices if the network sees any.
    /// @param restored where `count` answers of patch * patch values are written.
    /// Throws Stopped after a stop, and ComputeError if the computation fails.
    virtual void restoreWindows(const float* windows, int count, int t, float* restored,
                                const StopToken& stop) = 0;
};

}  // namespace disyre
