#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Builds the training command without Qt, VTK and ITK, and trains: for a machine that has a graphics card and
little else. On your own machine, pack the sources, the five small libraries they need and a file that
'disyre prepare' wrote:

  installer/developer/train-elsewhere.sh --pack FILE.tar.gz PREPARED

There, with a C++20 compiler, CMake 3.25, make or Ninja, and LibTorch:

  tar xzf FILE.tar.gz && cd disyre-training
  installer/developer/train-elsewhere.sh --torch DIR scans.safetensors --out MODEL [options of 'disyre train']

  --torch DIR  LibTorch: an unpacked one, pip's torch folder (.../site-packages/torch) or a virtual
               environment with it. For a card it must be a CUDA build.

Nothing is installed. The model's folder is then copied back and used like any other. The packed libraries are
those of the machine that packs, so both must be of one kind (such as 64-bit Linux); without them the headers of
nlohmann-json, CLI11, Eigen, fmt and OpenSSL must be there.
HELP
}

# Copies the libraries of installer/packages.txt that training needs, in the places where CMake finds them.
pack_libraries() { # pack_libraries FOLDER
  local file
  command -v dpkg >/dev/null || stop 2 "Packing copies Debian's packages, and there is no dpkg here."
  for package in nlohmann-json3-dev libcli11-dev libeigen3-dev libfmt-dev libfmt9 libssl-dev; do
    dpkg -s "$package" >/dev/null 2>&1 || stop 2 "The package $package is missing; installer/quickstart.sh installs it."
    dpkg -L "$package" | grep -E '^/usr/(include|share/(cmake|eigen3/cmake)|lib/[^/]*/(cmake|libfmt|libcrypto\.a))' |
      while read -r file; do
        if [ ! -d "$file" ]; then
          mkdir -p "$1$(dirname "$file")"
          cp -a -- "$file" "$1$file"
        fi
      done
  done
  # OpenSSL's own search knows one folder of headers; Debian keeps two.
  for file in "$1"/usr/include/*/openssl/*.h; do
    [ ! -e "$file" ] || mv -- "$file" "$1/usr/include/openssl/"
  done
}

pack() { # pack FILE PREPARED
  local file=$1 prepared=$2 inside
  [ -r "$prepared" ] || stop 2 "There is no file $prepared; 'disyre prepare' makes it."
  git -C "$root" rev-parse >/dev/null 2>&1 || stop 2 "Packing needs a checkout, with git."
  scratch=$(mktemp -d)
  inside=$scratch/disyre-training
  mkdir "$inside"
  git -C "$root" ls-files -z -- ':!resources/manual' ':!resources/models' ':!ui' ':!tests' |
    (cd "$root" && xargs -0 cp --parents -t "$inside" --)
  pack_libraries "$inside/build/libraries"
  ln -s -- "$(realpath -- "$prepared")" "$inside/scans.safetensors"
  tar --create --gzip --dereference --file "$file.part" --directory "$scratch" disyre-training ||
    stop 1 "$file cannot be written."
  mv -- "$file.part" "$file"
  say "Packed $(du -h -- "$file" | cut -f 1): $file. It holds the prepared scans; treat it as you treat them."
}

torch=
train=()
packed=
while [ $# -gt 0 ]; do
  case $1 in
    --torch | --pack)
      [ -n "${2:-}" ] || stop 2 "$1 needs a path after it."
      if [ "$1" = --torch ]; then torch=$(realpath -m -- "$2"); else packed=$(realpath -m -- "$2"); fi
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
if [ -n "$packed" ]; then
  [ ${#train[@]} -eq 1 ] || stop 2 "Name the one file of prepared scans to pack; --help explains."
  pack "$packed" "${train[0]}"
  exit 0
fi
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
libraries=$root/build/libraries/usr
if [ -d "$libraries" ]; then
  choice+=("-DOPENSSL_ROOT_DIR=$libraries" "-DOPENSSL_USE_STATIC_LIBS=TRUE" "-DCLI11_DIR=$libraries/share/cmake/CLI11"
    "-DOPENSSL_CRYPTO_LIBRARY=$(find "$libraries/lib" -name libcrypto.a | head -n 1)"
    "-Dnlohmann_json_DIR=$libraries/share/cmake/nlohmann_json"
    "-DEigen3_DIR=$libraries/share/eigen3/cmake"
    "-Dfmt_DIR=$(find "$libraries/lib" -name fmt -type d | head -n 1)")
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
