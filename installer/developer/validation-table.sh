#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Prints one table for a T1 model: how it does on training's own scanner and on others, at the threshold that is
suggested for each scan. Sources: healthy validation scans of IXI, lesions made in them by code, healthy brains of
OASIS, a glioma, multiple sclerosis, and older adults with white-matter lesions. resources/manual/data.md says what
they are.

  installer/developer/validation-table.sh [--model DIR] [--data DIR] [--cases DIR] [--count N] [--list FILE] [--only-list]
                                          [-- OPTIONS...]

  --model DIR   the model; without it the one that comes with the program
  --data DIR    the scans; without it \$DISYRE_DATA_DIR, otherwise ../shared/data beside the checkout
  --cases DIR   the cases with lesions made by code; without it build/validation/cases-N, which is filled once
  --count N     so many cases, seven to a subject (140, all 20 validation subjects)
  --list FILE   where to write the list of the sources (build/validation/sources.json)
  --only-list   write the list, and make no cases and measure nothing
  OPTIONS       of 'disyre validate'; without any: --mode fast

Each scan is healed once: 178 of them with 140 cases.
HELP
}

model=$root/resources/models/t1-2mm
data=${DISYRE_DATA_DIR:-$root/../shared/data}
cases=
count=140
list=$root/build/validation/sources.json
only_list=
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --model | --data | --cases | --count | --list)
      [ -n "${2:-}" ] || stop 2 "$1 needs a value after it."
      declare "${1#--}=$2"
      shift
      ;;
    --only-list) only_list=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    --)
      shift
      options=("$@")
      break
      ;;
    *) stop 2 "The option $1 is unknown; --help lists them." ;;
  esac
  shift
done
[[ $count =~ ^[1-9][0-9]*$ ]] || stop 2 "--count needs a whole number above 0 after it."
[ "${#options[@]}" -gt 0 ] || options=(--mode fast)
[ -d "$data" ] || stop 2 "There are no scans in $data; --data or DISYRE_DATA_DIR names their folder."
data=$(realpath -- "$data")
ixi=$data/healthy_t1_ixi
subjects=$root/resources/subjects/ixi-hh-t1.json
cases=$(realpath -m -- "${cases:-$root/build/validation/cases-$count}")

scan() { # scan NAME SCAN [LESION] [BRAIN] [KIND]: a single scan of the list; files are named below the data
  local lesion=${3:-} brain=${4:-} kind=${5:-}
  printf '{"name": "%s", "scan": "%s"' "$1" "$data/$2"
  [ -z "$lesion" ] || printf ', "lesion": "%s"' "$data/$lesion"
  [ -z "$brain" ] || printf ', "brain": "%s"' "$data/$brain"
  [ -z "$kind" ] || printf ', "kind": "%s"' "$kind"
  printf '}'
}

source_of() { # source_of NAME SCAN...: single scans under one name
  local name=$1 before='' each
  shift
  printf '{"name": "%s", "scans": [' "$name"
  for each in "$@"; do
    printf '%s\n  %s' "$before" "$each"
    before=,
  done
  printf ']}'
}

oasis=()
for file in "$data"/healthy_t1_oasis/*_T1.nii.gz; do
  name=$(basename "$file" _T1.nii.gz)
  oasis+=("$(scan "$name" "healthy_t1_oasis/${name}_T1.nii.gz" '' "healthy_t1_oasis/${name}_mask.nii.gz")")
done
older=()
for number in 1 2 3 4 5; do
  name=lesion/cbica_wmh/wmh0$number
  older+=("$(scan "wmh0$number" "${name}_T1.nii.gz" "${name}_mask.nii.gz" '' white-matter-lesions)")
done

mkdir -p "$(dirname "$list")"
{
  printf '{"format": "disyre-validation", "format_version": 1, "sources": [\n'
  [ -n "$only_list" ] && [ ! -d "$cases" ] ||
    printf '{"name": "IXI, made lesions", "cases": "%s", "split": "validation"},\n' "$cases"
  printf '{"name": "IXI, healthy", "healthy": "%s", "masks": "%s", "mask_growth": 1, "subjects": "%s"},\n' \
    "$ixi/T1" "$ixi/DLMUSE" "$subjects"
  source_of "OASIS, healthy" "${oasis[@]}"
  printf ',\n'
  source_of "glioma" "$(scan TCGA-DU-7294 lesion/tcga_brainlesion/TCGA-DU-7294_t1.nii.gz \
    lesion/tcga_brainlesion/TCGA-DU-7294_automask.nii.gz '' glioma)"
  for number in 07 19; do
    printf ',\n'
    source_of "multiple sclerosis, $number" "$(scan "patient$number" "lesion/open_ms/patient${number}_T1.nii.gz" \
      "lesion/open_ms/patient${number}_mask.nii.gz" '' multiple-sclerosis)"
  done
  printf ',\n'
  source_of "white-matter lesions" "${older[@]}"
  printf '\n]}\n'
} >"$list"
if [ -n "$only_list" ]; then
  say "The list is in $list."
  exit 0
fi

open_log validation-table.log
build release
disyre=$root/build/release/bin/disyre
if [ ! -d "$cases" ]; then
  # Cases that are half made must not pass for all of them.
  rm -rf "$cases.part"
  "$disyre" cases "$ixi/T1" --masks "$ixi/DLMUSE" --subjects "$subjects" --strokes "$data/lesion/soop_masks" \
    --count "$count" --out "$cases.part" || stop 1 "The cases could not be made."
  mv "$cases.part" "$cases"
fi
"$disyre" validate "$list" --model "$model" "${options[@]}"
