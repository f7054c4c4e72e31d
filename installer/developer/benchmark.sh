#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Measures how fast this machine heals, beside two Python pipelines with the same weights: the authors' as published
and a tuned one. All are run in turn in one go, and ratios are printed. Close other programs first.

  installer/developer/benchmark.sh [--python PROGRAM] [--model DIR] [--slices N] [--rounds N] [--training FILE]

  --python PROGRAM  a Python that has torch, diffusers, safetensors and numpy, such as that of a virtual environment.
                    Without it one is made in build/benchmark-python: with the system's torch where there is one,
                    else with torch $pinned_torch for processors, and diffusers $pinned_diffusers.
  --model DIR       the model; without it the one that comes with the program
  --paper           instead of it the paper's network, with random weights, at 1 mm
  --slices N        slices around the middle of the sample scan (1); 0 is the volume
  --rounds N        the shortest of so many counts (3)
  --training FILE   compare training too, on a file that 'disyre prepare' wrote
HELP
}

pinned_torch=2.13.0
pinned_diffusers=0.27.2
pinned_hub=0.23.5 # diffusers $pinned_diffusers cannot be loaded with the newest
python=
paper=
training=
model=$root/resources/models/t1-2mm
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --python | --model | --slices | --rounds | --training)
      [ -n "${2:-}" ] || stop 2 "$1 needs a value after it."
      case $1 in
        --python) python=$2 ;;
        --model) model=$2 ;;
        --training) training=$2 ;;
        *) options+=("$1" "$2") ;;
      esac
      shift
      ;;
    --paper) paper=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is unknown; --help lists them." ;;
  esac
  shift
done

open_log benchmark.log
build release
if [ -z "$python" ]; then
  python=$root/build/benchmark-python/bin/python
  if ! "$python" -c 'import torch, diffusers' 2>/dev/null; then
    python3 -m venv --system-site-packages "$root/build/benchmark-python" ||
      stop 2 "Python cannot make a virtual environment here; install python3-venv, or use --python."
    wanted=("diffusers==$pinned_diffusers" "huggingface-hub==$pinned_hub" safetensors numpy)
    "$python" -c 'import torch' 2>/dev/null || wanted+=("torch==$pinned_torch+cpu")
    # Where pip finds packages is the user's setting (PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_FIND_LINKS).
    logged "Installing ${wanted[*]}" "$python" -m pip install "${wanted[@]}" || {
      show_log
      stop 2 "pip could not install that; give a Python that has it with --python."
    }
  fi
fi
"$python" -c 'import torch, diffusers, safetensors, numpy' 2>>"$log" ||
  stop 2 "$python lacks torch, diffusers, safetensors or numpy; $log says which."

disyre=$root/build/release/bin/disyre
if [ -n "$paper" ]; then
  make_scratch
  model=$scratch/paper
  "$python" "$root/tests/benchmarks/reference.py" --make-paper "$scratch/diffusers"
  "$disyre" import "$scratch/diffusers" --out "$model" --inside-mask
fi

say "The program alone:"
"$disyre" benchmark --model "$model" --slices 4
say ""
say "Beside Python:"
"$python" "$root/tests/benchmarks/reference.py" --disyre "$disyre" --model "$model" \
  ${options[@]+"${options[@]}"}
if [ -n "$training" ]; then
  "$python" "$root/tests/benchmarks/reference.py" --disyre "$disyre" --model "$model" --training "$training"
fi
