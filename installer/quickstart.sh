#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.sh"

usage() {
  cat <<HELP
Installs what is missing, builds the two programs of DISYRE Explorer and opens the window on the sample
scan, healing. The tests are not built; installer/test.sh does that.

  installer/quickstart.sh [--yes] [--headless] [--no-install] [--out DIR] [--help]

  --yes         install without asking
  --headless    use no display even where there is one: heal the sample, write the results, end
  --no-install  install nothing; stop with 2 when a package is missing
  --out DIR     where the results go without a display (default: build/quickstart-result)

It runs from any folder. Only apt is run as root (with sudo, where you are not root).
With a display the exit code is the explorer's; without one it is 0 when all four results are there and
not blank. 1: something failed. 2: it could not be begun (wrong option, missing package, no right).
Research use, not a medical device.
HELP
}

consent=ask
mode=may_install
headless=
out=$root/build/quickstart-result
arguments=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    --yes | -y) consent=yes ;;
    --headless) headless=yes ;;
    --no-install) mode=check_only ;;
    --out)
      [ -n "${2:-}" ] || stop 2 "--out needs a folder after it."
      out=$(realpath -m -- "$2")
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is not known; --help lists those that are." ;;
  esac
  shift
done

# Begun as "sudo quickstart.sh": go on as the person who typed it, so that neither the build nor the
# program runs as root. sudo is then used for apt alone.
if [ "$(id -u)" -eq 0 ] && [ "${SUDO_UID:-0}" -ne 0 ] && command -v sudo >/dev/null &&
  sudo -n -u "#$SUDO_UID" test -w "$root"; then
  say "Going on as ${SUDO_USER:-the user who called sudo}; only apt is run as root."
  handed=()
  for name in DISPLAY XAUTHORITY WAYLAND_DISPLAY LANG; do
    [ -z "${!name:-}" ] || handed+=("$name=${!name}")
  done
  if [ -d "/run/user/$SUDO_UID" ]; then handed+=("XDG_RUNTIME_DIR=/run/user/$SUDO_UID"); fi
  exec sudo -H -u "#$SUDO_UID" env -u SUDO_UID -u SUDO_USER ${handed[@]+"${handed[@]}"} \
    bash "$root/installer/quickstart.sh" ${arguments[@]+"${arguments[@]}"}
fi

open_log quickstart.log
need_packages "$mode" "$consent"
build_targets=(disyre disyre-explorer)
build release
explorer=$root/build/release/bin/disyre-explorer
[ -x "$explorer" ] || stop 1 "The build ended without an error, but $explorer is not there."

if [ -z "$headless" ] && find_display; then
  choose_gl
  say "Opening the sample scan. The script ends when the window is closed."
  status=0
  run_to_end "$explorer" --sample --heal --mode fast || status=$?
  exit "$status"
fi

[ -n "$headless" ] || say "No display can be opened here, so the sample is healed without one."
mkdir -p -- "$out" 2>/dev/null && [ -w "$out" ] || stop 2 "The folder $out cannot be written."
# Results of an earlier run must not pass for those of this one.
rm -f -- "$out/screenshot.png" "$out/anomaly_map.nii.gz" "$out/restoration.nii.gz" "$out/steps.csv"
begun=$SECONDS
start_display
say "Healing the sample scan in mode fast."
status=0
healing=("$explorer" --sample --heal --mode fast --out "$out" --quit-when-done)
printf '\n== %s\n' "${healing[*]}" >>"$log"
# A slow machine may take as long as it needs; what stands still is ended.
run_while_moving 60 "${healing[@]}" || status=$?
if [ "$status" -ne 0 ]; then
  show_log
  case $status in
    124) stop 1 "Healing the sample has not moved for a minute, so it was ended; the last lines are above." ;;
    *) stop 1 "The explorer ended with exit code $status; its last lines are above." ;;
  esac
fi

blank=()
picture_shows_something "$out/screenshot.png" || blank+=(screenshot.png)
volume_shows_something "$out/anomaly_map.nii.gz" || blank+=(anomaly_map.nii.gz)
volume_shows_something "$out/restoration.nii.gz" || blank+=(restoration.nii.gz)
table_shows_something "$out/steps.csv" || blank+=(steps.csv)
if [ "${#blank[@]}" -gt 0 ]; then
  show_log
  stop 1 "Missing, damaged or blank in $out: ${blank[*]}"
fi
say "The sample scan was healed in $((SECONDS - begun)) s. The results:"
printf '  %s\n' "$out"/{screenshot.png,anomaly_map.nii.gz,restoration.nii.gz,steps.csv}
