#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Draws every state of the window, in the light and the dark theme, at 1x and 2x, on a display of its own.

  installer/developer/screenshots.sh [DIR] [--help]

  DIR   where the pictures go, in light-1x, light-2x, dark-1x and dark-2x (default: screenshots)

It builds first what is not built yet. Exit codes: 0 every picture was drawn and none is blank;
1 something failed; 2 it could not be begun.
HELP
}

one_path out folder "$@"
out=${out:-$root/screenshots}

open_log screenshots.log
build release
mkdir -p -- "$out" 2>/dev/null && [ -w "$out" ] || stop 2 "The folder $out cannot be written."
private_environment
start_display

shopt -s nullglob
pictures=()
for theme in light dark; do
  for scale in 1 2; do
    folder=$out/$theme-${scale}x
    mkdir -p -- "$folder"
    rm -f -- "$folder"/*.png
    say "Drawing the $theme theme at ${scale}x."
    status=0
    QT_SCALE_FACTOR=$scale run_to_end timeout --kill-after=5 300 \
      "$root/build/release/bin/disyre-explorer" --theme "$theme" --gallery "$folder" \
      >>"$log" 2>&1 || status=$?
    drawn=("$folder"/*.png)
    if [ "$status" -ne 0 ] || [ "${#drawn[@]}" -eq 0 ]; then
      show_log
      stop 1 "The pictures of the $theme theme at ${scale}x failed (exit code $status, ${#drawn[@]} pictures)."
    fi
    pictures+=("${drawn[@]}")
  done
done

blank=()
for picture in "${pictures[@]}"; do
  picture_shows_something "$picture" || blank+=("$picture")
done
printf '%s\n' "${pictures[@]}"
[ "${#blank[@]}" -eq 0 ] || stop 1 "Damaged or of one colour: ${blank[*]}"
say "${#pictures[@]} pictures."
