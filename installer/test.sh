#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

usage() {
  cat <<HELP
Installs what is missing, builds DISYRE Explorer and runs its tests, on a display of their own.

  installer/test.sh [--torch DIR] [--no-install] [--preset NAME] [--help]

  --torch DIR    build and test the computing part alone, against the LibTorch in DIR: an unpacked
                 LibTorch, pip's torch folder (.../site-packages/torch) or a virtual environment with it
  --preset NAME  release (default), debug, asan, tsan or compute: see CMakePresets.json
  --no-install   install nothing; stop with 2 when a package is missing (with --torch: go on)

Scans for the tests that need them are looked for in \$DISYRE_DATA_DIR, otherwise in ../shared/data beside
the sources; without scans these tests are skipped. The exit code is ctest's. 1: the build failed.
2: it could not be begun (wrong option, missing package, no right).
HELP
}

mode=may_install
preset=release
torch=
while [ $# -gt 0 ]; do
  case $1 in
    --torch)
      [ -n "${2:-}" ] || stop 2 "--torch needs a folder after it."
      torch=$(realpath -m -- "$2")
      shift
      ;;
    --preset)
      [ -n "${2:-}" ] || stop 2 "--preset needs a name after it; CMakePresets.json lists them."
      preset=$2
      shift
      ;;
    --no-install) mode=check_only ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is not known; --help lists those that are." ;;
  esac
  shift
done

torch_name() { # its version where it tells one, otherwise its folder's name
  local version=
  if [ -r "$1/build-version" ]; then
    version=$(head -n 1 "$1/build-version")
  elif [ -r "$1/version.py" ]; then
    version=$(sed -n "s/^__version__ *= *['\"]\(.*\)['\"].*/\1/p" "$1/version.py" | head -n 1)
  fi
  printf '%s\n' "${version:-$(basename "$1")}" | tr -c '[:alnum:]._+\n-' '_'
}

folder=$root/build/$preset
options=()
choice=()
if [ -n "$torch" ]; then
  [ "$mode" = may_install ] || mode=warn_only
  asked=$torch
  torch=$(find_torch "$asked") || stop 2 "There is no LibTorch in $asked (no share/cmake/Torch/TorchConfig.cmake)."
  preset=compute
  folder=$root/build/torch-$(torch_name "$torch")
  options=("-DCMAKE_PREFIX_PATH=$torch")
  choice=(-L '^(core|compute)$')
fi
if ! grep -q "\"name\": \"$preset\"" "$root/CMakePresets.json"; then
  stop 2 "There is no preset $preset; CMakePresets.json lists them."
fi
if [ -n "${DISYRE_DATA_DIR:-}" ]; then
  [ -d "$DISYRE_DATA_DIR" ] || stop 2 "DISYRE_DATA_DIR names $DISYRE_DATA_DIR, which is not a folder."
  export DISYRE_DATA_DIR
  DISYRE_DATA_DIR=$(realpath -- "$DISYRE_DATA_DIR")
elif [ -d "$root/../shared/data" ]; then
  export DISYRE_DATA_DIR
  DISYRE_DATA_DIR=$(realpath -- "$root/../shared/data")
else
  unset DISYRE_DATA_DIR
fi

open_log test.log
need_packages "$mode" ask
build "$preset" "$folder" ${options[@]+"${options[@]}"}

# From here on nothing of the person's settings, and a display that no one else uses.
private_environment
[ -n "$torch" ] || start_display
# A test that spins for work slows down tenfold beside one busy neighbour; a waiting one does not.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}

waiting=$(ctest --test-dir "$folder" -N -L '^data$' | sed -n 's/^Total Tests: //p') || waiting=
if [ "${waiting:-0}" -gt 0 ]; then waiting=" ($waiting, with the label data)"; else waiting=; fi
if [ -n "${DISYRE_DATA_DIR:-}" ]; then
  say "Scans in $DISYRE_DATA_DIR: the tests that need scans$waiting run."
else
  say "No scans: the tests that need them$waiting are skipped. DISYRE_DATA_DIR can name their folder."
fi
say "The last lines of ctest name every test that was skipped, whatever the reason."

# One test at a time; five minutes for a test that states no limit of its own.
status=0
run_to_end ctest --test-dir "$folder" --parallel 1 --timeout 300 ${choice[@]+"${choice[@]}"} \
  --no-tests=error --output-on-failure || status=$?
exit "$status"
