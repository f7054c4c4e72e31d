// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "core/training/Training.h"
#include "tests/support/Phantom.h"

namespace disyre::test {

/// Returns small healthy subjects made by code, in [0, 1]: so many to train on, and one more that
/// is held out.
inline TrainingData phantomSubjects(int training) {
    TrainingData made;
    for (int i = 0; i <= training; ++i) {
        TrainingSubject subject{std::to_string(i), phantomBrain({28, 32, 12}, 2.0, i), {}};
        subject.mask = phantomMask(subject.image);
        for (float& value : subject.image.voxels) {
            value = std::clamp(value / 100.0f, 0.0f, 1.0f);
        }
        (i < training ? made.training : made.validation).push_back(std::move(subject));
    }
    return made;
}

}  // namespace disyre::test
