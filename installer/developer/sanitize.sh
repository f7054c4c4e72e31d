#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Builds the tests of the core under sanitizers and runs them: reads and writes beyond memory, undefined behaviour and leaks
(preset asan), or races between threads (preset tsan).

  installer/developer/sanitize.sh [--preset NAME] [--tests FILTER] [--help]

  --preset NAME   asan (default) or tsan
  --tests FILTER  the tests to run, as GoogleTest's --gtest_filter names them (default: all)

Exit codes: 0 nothing was found; 1 something was; 2 it could not be begun.
HELP
}

preset=asan
filter='*'
while [ $# -gt 0 ]; do
  case $1 in
    --preset)
      [[ ${2:-} =~ ^(asan|tsan)$ ]] || stop 2 "--preset needs asan or tsan after it."
      preset=$2
      shift
      ;;
    --tests)
      [ -n "${2:-}" ] || stop 2 "--tests needs a filter after it."
      filter=$2
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is unknown; --help lists them." ;;
  esac
  shift
done

cmake --preset "$preset" -S "$root" -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=8 >/dev/null ||
  stop 2 "The preset $preset cannot be configured."
cmake --build "$root/build/$preset" --target disyre_core_tests || stop 2 "The tests cannot be built."
private_environment
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
"$root/build/$preset/bin/disyre_core_tests" --gtest_filter="$filter" || stop 1 "Something was found, or a test failed."
