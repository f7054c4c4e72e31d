// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <ATen/Parallel.h>

namespace disyre {

/// Gives the calling thread its own number of LibTorch threads back: workers set theirs, and part of
/// that (the matrix library's) is shared by all threads.
class KeepThreadCount {
public:
    KeepThreadCount() : threads_(at::get_num_threads()) {}
    ~KeepThreadCount() { at::set_num_threads(threads_); }
    KeepThreadCount(const KeepThreadCount&) = delete;
    KeepThreadCount& operator=(const KeepThreadCount&) = delete;

private:
    int threads_;
};

}  // namespace disyre
