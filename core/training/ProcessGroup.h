// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <memory>
#include <vector>

#include "core/base/StopToken.h"
#include "core/model/Torch.h"
#include "core/training/TrainingProcesses.h"

namespace disyre {

/// The processes that train one model together, joined by LibTorch's c10d with Gloo. Every process
/// calls the same functions in the same order. They listen only at the address that the user named
/// and, for each other, at the addresses by which they reach it.
class ProcessGroup {
public:
    /// Meets the other processes. Throws ComputeError if they are not met in time, or if this
    /// LibTorch has no c10d with Gloo, and Stopped.
    ProcessGroup(const TrainingProcesses& processes, const StopToken& stop);
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    /// Replaces a tensor on the processor by the sum of those of all processes. They are added in
    /// an order that depends on the number of processes alone, and every process gets the same
    /// bits. Throws ComputeError if another process is lost.
    void sum(torch::Tensor& values);
    /// Throws ComputeError unless all processes give the same numbers.
    void checkAlike(const std::vector<double>& numbers);

private:
    struct Joined;
    TrainingProcesses processes_;
    std::unique_ptr<Joined> joined_;
};

}  // namespace disyre
