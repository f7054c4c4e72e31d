#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Builds what changed since the last commit and runs the tests of those parts. Made for between two edits;
installer/test.sh runs everything. Tests that need scans run where DISYRE_DATA_DIR names their folder.

  installer/developer/dev.sh [--all] [--help]

  --all   run every test, whatever changed

The exit code is ctest's; 1: the build failed, 2: it could not be begun.
HELP
}

everything=
while [ $# -gt 0 ]; do
  case $1 in
    --all) everything=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) stop 2 "The option $1 is not known; --help lists those that are." ;;
  esac
  shift
done

begun=$SECONDS
changed=()
if command -v git >/dev/null && git -C "$root" rev-parse --verify -q HEAD >/dev/null 2>&1; then
  mapfile -d '' -t changed < <(
    cd "$root"
    git diff -z --name-only --no-renames HEAD
    git ls-files -z --others --exclude-standard
  )
else
  say "git cannot tell here what changed: every test runs."
  everything=yes
fi

# Which tests speak about a file.
declare -A labels=()
for file in ${changed[@]+"${changed[@]}"}; do
  case $file in
    CMakeLists.txt | */CMakeLists.txt | *.cmake | CMakePresets.json | installer/* | .ci/*) everything=yes ;;
    core/* | tests/core/* | tests/compute/*) labels[core]=1 labels[compute]=1 ;;
    ui/* | tests/ui/* | translations/* | resources/icons/*) labels[ui]=1 ;;
    app/* | tests/cli/*) labels[cli]=1 ;;
    *.md | resources/manual/*) labels[core]=1 ;; # tests of the core read the pages
    LICENSE | .git* | .clang-format | resources/LICENSES/*) ;;
    *) everything=yes ;;
  esac
done

bash "$root/installer/developer/lint.sh" --no-install || status=$?
if [ "${status:-0}" -eq 1 ]; then stop 1 "installer/developer/lint.sh found what is written above."; fi
open_log dev.log
build release

choice=()
if [ -z "$everything" ]; then
  if [ "${#labels[@]}" -eq 0 ]; then
    say "Nothing that a test speaks about has changed since the last commit ($((SECONDS - begun)) s). --all runs every test."
    exit 0
  fi
  choice=(-L "^($(IFS='|' && echo "${!labels[*]}"))\$")
  say "Files changed since the last commit: ${#changed[@]}; testing ${!labels[*]}."
fi

private_environment
start_display
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
status=0
run_to_end ctest --test-dir "$root/build/release" --parallel 1 --timeout 300 ${choice[@]+"${choice[@]}"} \
  --no-tests=error --output-on-failure || status=$?
say "Built and tested in $((SECONDS - begun)) s."
exit "$status"
