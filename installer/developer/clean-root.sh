#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Installs the Debian package into a clean Debian 12 and heals the sample there, on the command line and in the window: what
somebody meets who installs it on a new machine. Needs root, debootstrap and this machine's Debian mirror.

  installer/developer/clean-root.sh PACKAGE.deb [--help]

installer/developer/package.sh makes the package. The clean system lies in a folder that is removed afterwards.
Exit codes: 0 the sample was healed; 1 something failed; 2 it could not be begun.
HELP
}

package=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    -*) stop 2 "The option $1 is unknown; --help lists them." ;;
    *) package=$(realpath -m -- "$1") ;;
  esac
  shift
done
[ -r "$package" ] || stop 2 "Name the package to install; --help explains."
[ "$(id -u)" -eq 0 ] || stop 2 "Only root may make a clean system; run this with sudo."
command -v debootstrap >/dev/null || stop 2 "The program debootstrap is missing; the package of that name brings it."

# The mirror that this machine itself installs from.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | awk '$2 == "bookworm" { print $1; exit }')
[ -n "$mirror" ] || stop 2 "apt names no mirror of Debian 12 (bookworm)."

open_log clean-root.log
make_scratch
clean=$scratch/root
logged "Making a clean Debian 12" debootstrap --variant=minbase bookworm "$clean" "$mirror" || {
  show_log
  stop 1 "The clean system could not be made."
}
# How this machine reaches its mirror.
cp -r /etc/apt/apt.conf.d /etc/apt/auth.conf.d "$clean/etc/apt/" 2>/dev/null || true
cp /etc/resolv.conf "$clean/etc/" 2>/dev/null || true
cp -- "$package" "$clean/tmp/disyre.deb"
# With /proc, without which no program finds the libraries beside it; it goes with the command.
inside() {
  unshare --mount bash -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$clean" \
    env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root "$@"
}
install_there() {
  inside apt-get update
  inside apt-get install --yes --no-install-recommends /tmp/disyre.deb
}
logged "Installing the package there" install_there || {
  show_log
  stop 1 "The package could not be installed."
}
# What a display needs is no part of the package; the program itself was complete without it.
inside disyre --version >>"$log" || stop 1 "The installed command does not start."
logged "Installing a display there" inside apt-get install --yes --no-install-recommends xvfb xauth openbox || {
  show_log
  stop 1 "The display could not be installed."
}
heal_there() {
  inside disyre sample --out /tmp/sample
  inside disyre heal /tmp/sample/scan.nii.gz --mode fast --out /tmp/healed
  inside env LIBGL_ALWAYS_SOFTWARE=1 xvfb-run --auto-servernum --server-args '-screen 0 1600x1200x24' \
    disyre-explorer --sample --heal --out /tmp/window --quit-when-done
}
logged "Healing the sample there" heal_there || {
  show_log
  stop 1 "The sample was not healed."
}
volume_shows_something "$clean/tmp/healed/anomaly_map.nii.gz" || stop 1 "The command's anomaly map is blank."
picture_shows_something "$clean/tmp/window/screenshot.png" || stop 1 "The window's picture is blank."
say "The package was installed in a clean Debian 12 ($(inside dpkg-query --show | wc -l) packages there now) and healed the sample, on the command line and in the window."
