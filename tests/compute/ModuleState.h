// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre::test {

/// A copy of all parameters and buffers of a module by their names.
using ModuleState = std::map<std::string, torch::Tensor>;

inline ModuleState stateOf(const torch::nn::Module& module) {
    ModuleState state;
    for (const auto& item : module.named_parameters()) {
        state[item.key()] = item.value().detach().clone();
    }
    for (const auto& item : module.named_buffers()) {
        state[item.key()] = item.value().detach().clone();
    }
    return state;
}

/// Returns the names of the tensors that differ between two states, or that only one of them has,
/// each followed by a space.
inline std::string changedTensors(const ModuleState& before, const ModuleState& after) {
    std::string changed;
    for (const auto& [name, tensor] : before) {
        const auto found = after.find(name);
        if (found == after.end() || !torch::equal(found->second, tensor)) {
            changed += name + " ";
        }
    }
    for (const auto& [name, tensor] : after) {
        changed += before.contains(name) ? "" : name + " ";
    }
    return changed;
}

/// Returns whether two states have the same names with exactly the same values.
inline bool sameState(const ModuleState& a, const ModuleState& b) {
    return changedTensors(a, b).empty();
}

/// Returns the number of parameters of a module whose names begin with a text.
inline std::int64_t parametersUnder(const torch::nn::Module& module, const std::string& begin) {
    std::int64_t count = 0;
    for (const auto& item : module.named_parameters()) {
        count += item.key().starts_with(begin) ? item.value().numel() : 0;
    }
    return count;
}

/// Whether a method says what slices would be like if they were healthy.
enum class Restores { Yes, No };

/// Checks what every method promises of scoring: it and the held-out loss change nothing, scoring
/// twice gives the same, and the tensors have the shapes and types of the interface.
inline void expectScoringChangesNothing(WholeSliceMethod& method, const torch::Tensor& slices,
                                        Restores restores) {
    const ModuleState before = stateOf(method.networks());
    const WholeSliceScore first = method.score(slices, 5);
    const double loss = method.heldOutLoss(slices);
    const WholeSliceScore second = method.score(slices, 5);
    EXPECT_EQ(loss, method.heldOutLoss(slices));
    EXPECT_EQ(changedTensors(before, stateOf(method.networks())), "");
    EXPECT_TRUE(torch::equal(first.map, second.map));
    EXPECT_EQ(first.map.sizes(), slices.sizes());
    EXPECT_EQ(first.map.scalar_type(), torch::kFloat32);
    EXPECT_FALSE(first.map.requires_grad());
    ASSERT_EQ(first.restoration.defined(), restores == Restores::Yes);
    if (restores == Restores::Yes) {
        EXPECT_TRUE(torch::equal(first.restoration, second.restoration));
        EXPECT_EQ(first.restoration.sizes(), slices.sizes());
        EXPECT_FALSE(first.restoration.requires_grad());
    }
}

}  // namespace disyre::test
