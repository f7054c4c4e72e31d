// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <new>

#include "core/base/Error.h"
#include "ui/healing/ErrorText.h"
#include "ui/healing/HealingSession.h"

namespace disyre::ui {

/// Runs `work` and turns what it throws into a sentence for `complain`.
template <typename Work, typename Complain>
void guarded(Work&& work, Complain&& complain) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        complain(HealingSession::tr("There is not enough memory for this."));
    } catch (const Error& error) {
        complain(errorText(error));
    } catch (const std::exception& error) {
        complain(HealingSession::tr("Something unexpected went wrong: %1")
                     .arg(QString::fromUtf8(error.what())));
    }
}

}  // namespace disyre::ui
