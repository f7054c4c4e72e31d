#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

usage() {
  cat <<HELP
Builds the training command without Qt, VTK and ITK, and trains: for a machine that has a graphics card and
little else. Bring the sources and a file that 'disyre prepare' wrote on your own machine.

  installer/train-elsewhere.sh --torch DIR PREPARED --out MODEL [options of 'disyre train']

  --torch DIR  LibTorch: an unpacked one, pip's torch folder (.../site-packages/torch) or a virtual
               environment with it. For a card it must be a CUDA build.

Needed: a C++20 compiler, CMake 3.25, make or Ninja, and the headers of nlohmann-json, CLI11, fmt and OpenSSL.
Nothing is installed. The model's folder is then copied back and used like any other.
HELP
}

torch=
train=()
while [ $# -gt 0 ]; do
  case $1 in
    --torch)
      [ -n "${2:-}" ] || stop 2 "--torch needs a folder after it."
      torch=$(realpath -m -- "$2")
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) train+=("$1") ;;
  esac
  shift
done
[ ${#train[@]} -gt 0 ] || stop 2 "Name the prepared scans and --out MODEL; --help explains."
for tool in cmake c++; do
  command -v "$tool" >/dev/null || stop 2 "The program $tool is missing."
done

choice=(-DCMAKE_BUILD_TYPE=Release -DDISYRE_WITH_IMAGES=OFF -DDISYRE_WITH_WINDOW=OFF -DDISYRE_WITH_TESTS=OFF)
if [ -n "$torch" ]; then
  asked=$torch
  torch=$(find_torch "$asked") || stop 2 "There is no LibTorch in $asked (no share/cmake/Torch/TorchConfig.cmake)."
  choice+=("-DCMAKE_PREFIX_PATH=$torch")
fi
folder=$root/build/train
say "Building the training command in $folder ..."
mkdir -p "$folder"
cmake -S "$root" -B "$folder" "${choice[@]}" >"$folder/configure.log" 2>&1 || {
  tail -n 20 "$folder/configure.log" >&2
  stop 2 "Something needed is missing; the lines above name it, --help lists all."
}
cmake --build "$folder" --target disyre --parallel "$(nproc)" || stop 1 "The build failed."
exec "$folder/bin/disyre" train "${train[@]}"
