#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Draws the animated picture of the manual: the window heals the sample scan on a display of its own, then the steps are
shown one after the other, from the scan as it is to the healed picture, and its three views are photographed.

  installer/developer/healing-gif.sh [FILE.gif] [--help]

  FILE.gif   where the picture goes (default: resources/manual/healing.gif)

It needs xdotool and ImageMagick, which nothing else here needs, and builds first what is not built yet.
DISYRE_EXPLORER can name another program than the built one.
Exit codes: 0 the picture is there; 1 something failed; 2 it could not be begun.
HELP
}

one_path picture file "$@"
picture=${picture:-$root/resources/manual/healing.gif}
for tool in xdotool import convert; do
  command -v "$tool" >/dev/null || stop 2 "The program $tool is missing; the packages xdotool and imagemagick bring them."
done

open_log healing-gif.log
explorer=${DISYRE_EXPLORER:-}
if [ -z "$explorer" ]; then
  build release
  explorer=$root/build/release/bin/disyre-explorer
fi
private_environment
start_display

# The slice with the middle of the sample's dark cavity.
slice=97
say "Healing the sample; its whole volume takes half a minute on two idle processor cores."
start_beside "$explorer" --sample --heal --theme dark --language en --slice $slice \
  --screenshot "$scratch/done.png" >>"$log" 2>&1
program=$!
background+=("$program")
until [ -s "$scratch/done.png" ]; do
  kill -0 "$program" 2>/dev/null || {
    show_log
    stop 1 "The explorer ended before the sample was healed."
  }
  sleep 0.5
done

window=$(xdotool search --onlyvisible --name 'DISYRE Explorer' | head -n 1)
[ -n "$window" ] || stop 1 "The explorer's window was not found on the display."
xdotool windowsize --sync "$window" 1280 800
xdotool windowfocus --sync "$window"
sleep 2
frame() { # frame KEY NAME: presses the key and photographs the three views once they have been drawn
  xdotool key --window "$window" "$1"
  sleep 1
  import -window "$window" -crop 744x544+271+19 +repage "$scratch/$2.png"
}
# Without the overlay the steps show what healing changes; with it, the last picture shows where that was.
xdotool key --window "$window" a
frame Home 0
for step in 1 2 3 4; do frame Right "$step"; done
frame a 5

# The same colours in all frames, or unchanged parts would flicker; delays are in hundredths of a second.
convert -delay 150 "$scratch/0.png" -delay 100 "$scratch"/{1,2,3}.png -delay 150 "$scratch/4.png" \
  -delay 250 "$scratch/5.png" +dither -colors 200 +map -layers OptimizePlus -loop 0 "$scratch/healing.gif" ||
  stop 1 "The frames could not be put together."
mv -- "$scratch/healing.gif" "$picture"
say "$picture ($(du -h -- "$picture" | cut -f 1))"
