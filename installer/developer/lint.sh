#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

usage() {
  cat <<HELP
Checks how the sources are written: clang-format for the layout of every file, clang-tidy for mistakes.
.clang-format and .clang-tidy say what is asked for.

  installer/developer/lint.sh [--all] [--fix] [--minutes N] [--no-install] [--help]

  --all        clang-tidy looks at every file (about half an hour on two cores); otherwise at those that
               differ from the main branch, or from the last commit where nothing does
  --fix        lay the files out with clang-format instead of complaining
  --minutes N  begin no further file with clang-tidy after so many minutes, and say how many were left

  --no-install  install nothing; stop with 2 when a package is missing

The exit code is 0 when nothing was found, 1 when something was, 2 when it could not be begun.
HELP
}

everything=
fix=
mode=may_install
minutes=
while [ $# -gt 0 ]; do
  case $1 in
    --all) everything=yes ;;
    --fix) fix=yes ;;
    --no-install) mode=check_only ;;
    --minutes)
      [[ ${2:-} =~ ^[0-9]+$ ]] || stop 2 "--minutes needs a whole number after it."
      minutes=$2
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
needs_checkers=yes
open_log lint.log
need_packages "$mode" ask
for tool in git clang-format-14 clang-tidy-14 cmake; do
  command -v "$tool" >/dev/null || stop 2 "Checking needs $tool, which is not installed (installer/packages.txt)."
done
cd "$root"
git rev-parse --verify -q HEAD >/dev/null || stop 2 "There is no commit here to compare with."

mapfile -d '' -t sources < <(git ls-files -z -- '*.cpp' '*.h')
status=0
if [ -n "$fix" ]; then
  printf '%s\0' "${sources[@]}" | xargs -0 -P 2 -n 40 clang-format-14 -i
  say "${#sources[@]} files are laid out."
elif ! printf '%s\0' "${sources[@]}" | xargs -0 -P 2 -n 40 clang-format-14 --dry-run -Werror >>"$log" 2>&1; then
  grep -o '^[^:]*:[0-9]*' "$log" | sort -u | head -n 20 >&2
  warn "The layout of these places is not clang-format's; installer/developer/lint.sh --fix mends it."
  status=1
fi

# The commit that the changes are counted from.
base=$(git merge-base HEAD origin/main 2>/dev/null) || base=
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
  # The first commit, or a clone without history, has nothing to be compared with.
  base=$(git rev-parse --verify -q HEAD~1) || base=HEAD
fi
chosen=()
if [ -n "$everything" ]; then
  mapfile -d '' -t chosen < <(git ls-files -z -- 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' 'tests/*.cpp')
else
  mapfile -d '' -t chosen < <(git diff -z --name-only --no-renames --diff-filter=d "$base" -- '*.cpp' &&
    git ls-files -z --others --exclude-standard -- '*.cpp')
fi
if [ "${#chosen[@]}" -eq 0 ]; then
  say "The layout was checked. No source file has changed for clang-tidy to look at."
  exit "$status"
fi

# clang cannot use GCC's precompiled headers, and it looks at one file at a time, so the compile commands
# come from a configuration with neither. That way each file is also seen to include all that it needs.
folder=$root/build/lint
if [ ! -e "$folder/compile_commands.json" ] || [ -n "$(find "$root" -name CMakeLists.txt \
  -newer "$folder/compile_commands.json" -not -path "$root/build/*" -print -quit)" ]; then
  logged "Configuring" cmake -S "$root" --preset release -B "$folder" \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_UNITY_BUILD=OFF -DCMAKE_CXX_COMPILER_LAUNCHER= ||
    { show_log && stop 2 "The build could not be configured; the reason is above."; }
fi

# Some sources include what Qt's moc makes of them; it is made beside the compile commands.
moc=$(command -v moc6 || printf '%s' /usr/lib/qt6/libexec/moc)
mkdir -p "$folder/moc"

# clang refuses LibTorch's header ivalue.h in C++20, which GCC accepts: there std::vector is taken apart where
# it is declared, while c10::IValue is still incomplete. A file that includes it cannot be looked at.
includes_torch() {
  local command
  command=$(grep -B 1 -F "\"file\": \"$root/$1\"" "$folder/compile_commands.json" | sed -n 's/^ *"command": "//p')
  [[ $command == *torch/csrc/api/include* ]] || return 1
  # shellcheck disable=SC2086
  ${command%% -o *} -M "$root/$1" 2>/dev/null | grep -q 'ATen/core/ivalue\.h'
}

# Looks at one file, and keeps what was found in a folder for all of them. As many run at once as there are cores.
look_at() {
  local file=$1
  local found=$findings/${file//\//.}
  if includes_torch "$file"; then
    touch "$found.torch"
    return
  fi
  if [ -n "$minutes" ] && [ $(($(date +%s) - begun)) -ge $((60 * minutes)) ]; then
    touch "$found.left"
    return
  fi
  local name
  name=$(basename "$file" .cpp)
  ! grep -qF "#include \"$name.moc\"" "$root/$file" || "$moc" "$root/$file" -o "$folder/moc/$name.moc"
  if ! clang-tidy-14 --quiet -p "$folder" --extra-arg=-Wno-unknown-warning-option \
    --extra-arg="-I$folder/moc" "$root/$file" >"$found.txt" 2>"$found.noise"; then
    # A crash says why among its noise.
    if [ -s "$found.txt" ]; then mv "$found.txt" "$found.bad"; else mv "$found.noise" "$found.bad"; fi
  fi
}
make_scratch
findings=$scratch
begun=$(date +%s)
export -f look_at includes_torch
export findings begun minutes folder root moc
for file in "${chosen[@]}"; do
  # A file that is not built here, such as one for another system, cannot be looked at.
  ! grep -qF "\"$root/$file\"" "$folder/compile_commands.json" || printf '%s\0' "$file"
done >"$scratch/files"
number=$(tr -cd '\0' <"$scratch/files" | wc -c)
xargs -0 -r -P "$(nproc)" -n 1 bash -c 'look_at "$1"' look_at <"$scratch/files"
torch=$(find "$findings" -name '*.torch' | wc -l)
if [ "$torch" -gt 0 ]; then say "$torch of $number files include LibTorch, whose headers clang cannot read; GCC alone checks them."; fi
left=$(find "$findings" -name '*.left' | wc -l)
if [ "$left" -gt 0 ]; then say "After $minutes min $left of $number files were left unchecked."; fi
if [ -n "$(find "$findings" -name '*.bad' -print -quit)" ]; then
  find "$findings" -name '*.bad' -exec cat {} + | tee -a "$log"
  status=1
fi
if [ "$status" -eq 0 ]; then say "Nothing was found in $((number - left - torch)) files."; else warn "What was found is above."; fi
exit "$status"
