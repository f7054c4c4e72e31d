// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.
#include <ATen/Parallel.h>

namespace disyre {

/// Remembers the calling thread's number of LibTorch threads and restores it in the destructor.
/// Workers set numbers of their own, and part of that setting (the matrix library's) is shared by
/// all threads.
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
