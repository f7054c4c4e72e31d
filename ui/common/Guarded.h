// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>

#include "core/base/Log.h"
#include "ui/common/ErrorText.h"

namespace disyre::ui {

/// Runs `work` and gives errorText() of what it throws to `complain`, on the same thread.
template <typename Work, typename Complain>
void guarded(Work&& work, Complain&& complain) {
    try {
        work();
    } catch (const std::exception& error) {
        logError(error);
        complain(errorText(error));
    }
}

}  // namespace disyre::ui
