// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "core/synthesis/CommonPlace.h"
#include "tests/support/Phantom.h"

namespace disyre::test {

/// Phantoms with different anatomies in [0, 1], and the views of them that a sampler takes.
struct HealthySubjects {
    std::vector<Volume> images;
    std::vector<Mask> masks;
    std::vector<SubjectView> views;

    explicit HealthySubjects(int count) {
        for (int i = 0; i < count; ++i) {
            images.push_back(phantomBrain({48, 56, 40}, 2.0, i));
            masks.push_back(phantomMask(images.back()));
            for (float& value : images.back().voxels) {
                value = std::clamp(value / 100.0f, 0.0f, 1.0f);
            }
        }
        for (std::size_t i = 0; i < images.size(); ++i) {
            views.push_back({&images[i], &masks[i]});
        }
    }
    HealthySubjects(const HealthySubjects&) = delete;
    HealthySubjects& operator=(const HealthySubjects&) = delete;

    /// Gives the whole brain of subject `s` one brightness.
    void paint(std::size_t s, float brightness) {
        for (std::size_t i = 0; i < masks[s].voxels.size(); ++i) {
            images[s].voxels[i] = masks[s].voxels[i] != 0 ? brightness : 0.0f;
        }
    }
};

}  // namespace disyre::test
