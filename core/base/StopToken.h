// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "core/base/Error.h"

namespace disyre {

/// A request to stop, which is shared by the one who asks and the one who works. All copies refer
/// to the same request, and all members may be called from any thread.
class StopToken {
public:
    void requestStop() { *stop_ = true; }
    [[nodiscard]] bool stopRequested() const { return *stop_; }

    /// Throws Stopped if a stop has been requested.
    void throwIfStopped() const {
        if (stopRequested()) {
            throw Stopped();
        }
    }

private:
    std::shared_ptr<std::atomic<bool>> stop_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace disyre
