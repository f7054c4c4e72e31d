// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/ProcessLimits.h"

#if defined(_WIN32)
#include <windows.h>
#else
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#endif

namespace disyre {

#if defined(_WIN32)

namespace {

/// The job that this process is in; its limits count for all its memory and time.
void limitJob(DWORD flags, std::uint64_t bytes, LONGLONG hundredNanoseconds) {
    static const HANDLE job = [] {
        const HANDLE made = CreateJobObjectW(nullptr, nullptr);
        AssignProcessToJobObject(made, GetCurrentProcess());
        return made;
    }();
    static JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags |= flags;
    if (bytes > 0) {
        limits.ProcessMemoryLimit = static_cast<SIZE_T>(bytes);
    }
    if (hundredNanoseconds > 0) {
        limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = hundredNanoseconds;
    }
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
}

}  // namespace

void confineThisProcess(std::uint64_t megabytes) {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    limitJob(JOB_OBJECT_LIMIT_PROCESS_MEMORY, megabytes << 20, 0);
}

void limitSecondsOfThisProcess(int seconds) {
    FILETIME created{};
    FILETIME ended{};
    FILETIME kernel{};
    FILETIME user{};
    GetProcessTimes(GetCurrentProcess(), &created, &ended, &kernel, &user);
    const LONGLONG used = (static_cast<LONGLONG>(user.dwHighDateTime) << 32) |
                          static_cast<LONGLONG>(user.dwLowDateTime);
    limitJob(JOB_OBJECT_LIMIT_PROCESS_TIME, 0, used + seconds * 10'000'000LL);
}

#else

namespace {

void setLimit(decltype(RLIMIT_CORE) what, rlim_t most, bool forGood) {
    rlimit limit{};
    getrlimit(what, &limit);
    limit.rlim_cur = std::min(most, limit.rlim_max);
    limit.rlim_max = forGood ? limit.rlim_cur : limit.rlim_max;
    setrlimit(what, &limit);
}

/// Returns how many bytes of addresses this process has; 0 where the system does not say.
std::uint64_t bytesOfAddresses() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t pages = 0;
    return file >> pages ? pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

void confineThisProcess([[maybe_unused]] std::uint64_t megabytes) {
    constexpr int kStandardStreams = 3;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    setLimit(RLIMIT_AS, bytesOfAddresses() + (megabytes << 20), true);
#endif
    setLimit(RLIMIT_CORE, 0, true);
    setLimit(RLIMIT_FSIZE, 0, true);
    setLimit(RLIMIT_NPROC, 0, true);
    // The one that started this program may have had files open that are none of its business.
#if defined(CLOSE_RANGE_UNSHARE)
    close_range(kStandardStreams, ~0u, 0);
#else
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    constexpr rlim_t kMostFiles = 65536;
    for (int file = kStandardStreams;
         file < static_cast<int>(std::min<rlim_t>(files.rlim_cur, kMostFiles)); ++file) {
        close(file);
    }
#endif
    setLimit(RLIMIT_NOFILE, kStandardStreams, true);
}

void limitSecondsOfThisProcess(int seconds) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    setLimit(RLIMIT_CPU,
             static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds), false);
}

#endif

}  // namespace disyre
