#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Gives every parser of the program hostile bytes, made by libFuzzer under the sanitizers for addresses and undefined
behaviour. Needs clang-14 and libclang-rt-14-dev. The tests fuzz.* do less of the same without them.

  installer/developer/fuzz.sh [--minutes N] [--target NAME] [--help]

  --minutes N    for each parser (default 1)
  --target NAME  this parser alone: analyze, card, case, dicom, reader, safetensors, scan or text

What was found lies in build/fuzz/found, one file for each input; 'build/fuzz/bin/fuzz_NAME FILE' tries it again.

Exit codes: 0 nothing was found; 1 something was; 2 it could not be begun.
HELP
}

minutes=1
targets=(analyze card case dicom reader safetensors scan text)
while [ $# -gt 0 ]; do
  case $1 in
    --minutes)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || stop 2 "--minutes needs a whole number above 0 after it."
      minutes=$2
      shift
      ;;
    --target)
      [[ " ${targets[*]} " == *" ${2:-} "* ]] || stop 2 "--target needs one of: ${targets[*]}."
      targets=("$2")
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
command -v clang++-14 >/dev/null || stop 2 "clang++-14 is missing: apt install clang-14 libclang-rt-14-dev"

folder=$root/build/fuzz
cmake --preset fuzz -S "$root" >/dev/null || stop 2 "The preset fuzz cannot be configured."
cmake --build "$folder" --target fuzzers || stop 2 "The fuzzers cannot be built."
mkdir -p "$folder/found"
found=0
for target in "${targets[@]}"; do
  say "$target: $minutes min"
  "$folder/bin/seeds_$target" --write-seeds "$folder/seeds/$target"
  mkdir -p "$folder/corpus/$target"
  # An input that takes 20 s or 3 GB counts as one that hangs or takes all memory.
  "$folder/bin/fuzz_$target" -max_total_time=$((60 * minutes)) -timeout=20 -rss_limit_mb=3072 -print_final_stats=1 \
    -artifact_prefix="$folder/found/$target-" "$folder/corpus/$target" "$folder/seeds/$target" \
    >"$folder/found/$target.log" 2>&1 || found=1
  grep -E 'number_of_executed_units|ERROR|SUMMARY' "$folder/found/$target.log" || true
done
[ "$found" = 0 ] || stop 1 "Something was found; see $folder/found."
