# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings shared by every target: warnings, sanitizers, ccache.

find_program(DISYRE_CCACHE ccache)
if(DISYRE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DISYRE_CCACHE})
endif()

# The kernels of healing ask for -O3 by themselves (core/inference). Elsewhere -O3 makes the build a
# fifth longer and nothing measurably faster.
if(NOT MSVC)
  string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
endif()

add_library(disyre_options INTERFACE)
if(MSVC)
  target_compile_options(disyre_options INTERFACE /W4 /utf-8)
  target_compile_definitions(disyre_options INTERFACE NOMINMAX _USE_MATH_DEFINES)
else()
  target_compile_options(disyre_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
  # GCC 12 sees overlapping copies in std::string where there are none (GCC bug 105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(disyre_options INTERFACE -Wno-restrict)
  endif()
endif()
target_include_directories(disyre_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(disyre_options INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(DISYRE_SANITIZER)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Beside the sanitizers' checks it takes members of std::regex for unset.
    target_compile_options(disyre_options INTERFACE -Wno-maybe-uninitialized)
  endif()
  target_compile_options(disyre_options INTERFACE -fsanitize=${DISYRE_SANITIZER} -fno-omit-frame-pointer)
  target_link_options(disyre_options INTERFACE -fsanitize=${DISYRE_SANITIZER})
endif()
if(DISYRE_FUZZERS)
  # Mistakes that are only reported otherwise end the program, so that libFuzzer keeps the input.
  target_compile_options(disyre_options INTERFACE -fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
  target_link_options(disyre_options INTERFACE -fno-sanitize-recover=all)
endif()
