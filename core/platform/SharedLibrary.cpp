// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/SharedLibrary.h"

#include <cstdlib>

#if defined(_WIN32)
#include <windows.h>
#else
#include <dlfcn.h>
#endif
#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace fs = std::filesystem;

#if defined(_WIN32)

void* loadSymbol(const fs::path& library, const std::string& symbol) {
    const HMODULE module = LoadLibraryExW(library.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module == nullptr) {
        throw ComputeError(MessageId::ComputeLibraryError, {library, GetLastError()});
    }
    void* address = reinterpret_cast<void*>(GetProcAddress(module, symbol.c_str()));
    if (address == nullptr) {
        throw ComputeError(MessageId::ComputeLibraryForeign, {library});
    }
    return address;
}

std::string sharedLibraryName(const std::string& name) {
    return name + ".dll";
}

fs::path executableFolder() {
    wchar_t buffer[32768];
    GetModuleFileNameW(nullptr, buffer, 32768);
    return fs::path(buffer).parent_path();
}

void setEnvironment(const char* name, const char* value) {
    _putenv_s(name, value);
}

void setEnvironmentDefault(const char* name, const char* value) {
    if (std::getenv(name) == nullptr) {
        _putenv_s(name, value);
    }
}

#else

void* loadSymbol(const fs::path& library, const std::string& symbol) {
    void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        const char* reason = dlerror();
        throw ComputeError(MessageId::ComputeLibraryNotLoaded,
                           {reason != nullptr ? reason : "unknown reason"});
    }
    void* address = dlsym(handle, symbol.c_str());
    if (address == nullptr) {
        throw ComputeError(MessageId::ComputeLibraryForeign, {library});
    }
    return address;
}

void setEnvironment(const char* name, const char* value) {
    setenv(name, value, 1);
}

void setEnvironmentDefault(const char* name, const char* value) {
    setenv(name, value, 0);
}

#if defined(__APPLE__)

std::string sharedLibraryName(const std::string& name) {
    return "lib" + name + ".dylib";
}

fs::path executableFolder() {
    char buffer[4096];
    std::uint32_t size = sizeof buffer;
    return _NSGetExecutablePath(buffer, &size) == 0
               ? fs::weakly_canonical(fs::path(buffer)).parent_path()
               : fs::current_path();
}

#else

std::string sharedLibraryName(const std::string& name) {
    return "lib" + name + ".so";
}

fs::path executableFolder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}

#endif
#endif

}  // namespace disyre
