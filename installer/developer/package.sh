#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Makes the packages, a Debian one and an archive, in build/release/packages, and shows that each works: unpacked into an
empty folder it heals the sample, on the command line and in the window, with libraries of its own and not the build's.

  installer/developer/package.sh [--help]

Exit codes: 0 both packages work; 1 something failed; 2 it could not be begun.
HELP
}

while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is unknown; --help lists them." ;;
  esac
done

prove() { # prove FOLDER: what lies in FOLDER/bin heals the sample by itself
  local programs=$1/bin
  if ldd "$programs/disyre" "$programs/disyre-explorer" | grep libdisyre | grep -v "$1/"; then
    stop 1 "The program in $1 uses libraries of another folder."
  fi
  "$programs/disyre" sample --out "$scratch/sample" >>"$log"
  "$programs/disyre" heal "$scratch/sample/scan.nii.gz" --mode fast --out "$scratch/healed" >>"$log"
  volume_shows_something "$scratch/healed/anomaly_map.nii.gz" || stop 1 "The anomaly map of $programs/disyre is blank."
  "$programs/disyre-explorer" --sample --heal --out "$scratch/window" --quit-when-done >>"$log" 2>&1
  picture_shows_something "$scratch/window/screenshot.png" || stop 1 "The picture of $programs/disyre-explorer is blank."
  for file in share/disyre/models/t1-2mm/card.json share/applications/disyre-explorer.desktop \
    share/mime/packages/disyre-explorer.xml share/icons/hicolor/scalable/apps/disyre-explorer.svg \
    share/doc/disyre-explorer/LICENSE bin/disyre-reader; do
    [ -s "$1/$file" ] || stop 1 "The package lacks $file."
  done
  rm -rf "$scratch/sample" "$scratch/healed" "$scratch/window"
}

open_log package.log
build release
make_scratch
packages=$root/build/release/packages
rm -rf "$packages"
logged "Packing" cpack --config "$root/build/release/CPackConfig.cmake" || {
  show_log
  stop 1 "The packages could not be made."
}
private_environment
start_display
mkdir "$scratch/deb" "$scratch/tgz"
dpkg-deb -x "$packages"/*.deb "$scratch/deb"
tar -xzf "$packages"/*.tar.gz -C "$scratch/tgz" --strip-components=1
prove "$scratch/deb/usr"
prove "$(dirname "$(dirname "$(find "$scratch/tgz" -name disyre-explorer -path '*/bin/*')")")"
say "Both packages heal the sample from a folder of their own:"
du -h "$packages"/*.deb "$packages"/*.tar.gz
dpkg-deb --field "$packages"/*.deb Depends
