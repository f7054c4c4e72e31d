# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of this folder and of developer/ share: messages, packages, building, a display of their own, checks
# of results. It is read by them (". common.sh"), never run.
#
# Exit codes: 0 all is well; 1 something failed; 2 it could not be begun (a wrong option, a missing
# package, no right to install or to write).

root=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
script=$(basename "$0")
log=/dev/null      # where the output of installing and building is kept
scratch=           # temporary folder of this run, removed at its end
background=()      # processes of this run (display, window manager), ended at its end
foreground=        # the program or the tests while they run
display_ready=     # "yes" once start_display has been here

# ---- Messages ---------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }

warn() { printf '%s: %s\n' "$script" "$*" >&2; }

stop() { # stop CODE SENTENCE...
  local code=$1
  shift
  warn "$@"
  exit "$code"
}

# ---- Leaving nothing behind -------------------------------------------------------------------

# Starts a command beside the script, in a process group of its own, so that Ctrl-C reaches the script
# alone and end_process reaches all that the command started. Its number is in $!.
one_path() { # one_path VARIABLE KIND ARGUMENTS...: a command line of at most one path, and --help
  local -n one_path_found=$1
  local kind=$2
  shift 2
  one_path_found=
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h)
        usage
        exit 0
        ;;
      -*) stop 2 "The option $1 is not known; --help lists those that are." ;;
      *)
        [ -z "$one_path_found" ] || stop 2 "One $kind is enough; $1 is a second one."
        one_path_found=$(realpath -m -- "$1")
        ;;
    esac
    shift
  done
}

start_beside() {
  set -m
  "$@" </dev/null &
  set +m
}

end_process() { # asks what start_beside started to end, and after five seconds makes it
  local pid=$1 tries=50
  kill -TERM -- "-$pid" 2>/dev/null || true
  while kill -0 -- "-$pid" 2>/dev/null; do
    if [ $((tries -= 1)) -le 0 ]; then
      kill -KILL -- "-$pid" 2>/dev/null || true
      break
    fi
    sleep 0.1
  done
  wait "$pid" 2>/dev/null || true
}

clean_up() {
  local pid
  trap '' INT TERM HUP
  [ -z "$foreground" ] || end_process "$foreground"
  for pid in ${background[@]+"${background[@]}"}; do end_process "$pid"; done
  [ -z "$scratch" ] || rm -rf -- "$scratch"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

make_scratch() {
  [ -n "$scratch" ] || scratch=$(mktemp -d "${TMPDIR:-/tmp}/disyre.XXXXXXXX")
}

# Runs a command to its end and gives its exit code; a signal to the script ends the command at once.
run_to_end() {
  local status=0
  start_beside "$@"
  foreground=$!
  wait "$foreground" || status=$?
  foreground=
  return "$status"
}

# Runs a command that writes lines of progress into the log, for as long as it takes; only when nothing
# new has come for so many seconds is it ended, and the exit code is 124.
run_while_moving() { # run_while_moving SECONDS COMMAND...
  local patience=$1 size=0 now still=$SECONDS status=0
  shift
  start_beside "$@" >>"$log" 2>&1
  foreground=$!
  while kill -0 "$foreground" 2>/dev/null; do
    sleep 0.5
    now=$(stat -c %s "$log")
    if [ "$now" -ne "$size" ]; then
      size=$now still=$SECONDS
      if [ -t 1 ]; then printf '\r%s\033[K' "$(tail -n 1 "$log" | cut -c 1-78)"; fi
    elif [ $((SECONDS - still)) -ge "$patience" ]; then
      end_process "$foreground"
      foreground=
      return 124
    fi
  done
  [ ! -t 1 ] || printf '\r\033[K'
  wait "$foreground" || status=$?
  foreground=
  return "$status"
}

# ---- The log, and one moving line instead of it ---------------------------------------------------

minutes_text() { # minutes_text SECONDS: "40 s", "3 min"
  if [ "$1" -lt 90 ]; then printf '%d s' "$1"; else printf '%d min' $((($1 + 30) / 60)); fi
}

# Time left, from what the steps done so far took on this machine. The first steps of a build are the
# precompiled headers, which take longer than most; so nothing is said before a twentieth is done.
time_left() { # time_left DONE TOTAL SECONDS
  [ $((20 * $1)) -ge "$2" ] || return 0
  printf ', about %s left' "$(minutes_text $(($3 * ($2 - $1) / $1)))"
}

follow() { # keeps every line in the log; shows the last one, or every tenth percent without a terminal
  local title=$1 line width=80 shown=0 percent begun=$SECONDS
  [ ! -t 1 ] || width=$(tput cols 2>/dev/null) || width=80
  while IFS= read -r line || [ -n "$line" ]; do
    printf '%s\n' "$line" >>"$log"
    if [ -t 1 ]; then
      line="${line//[[:cntrl:]]/ }"
      if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]]; then
        line="${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}$(time_left "${BASH_REMATCH[1]}" \
          "${BASH_REMATCH[2]}" $((SECONDS - begun)))  ${BASH_REMATCH[3]}"
      fi
      line="$title  $line"
      printf '\r%s\033[K' "${line:0:width-1}"
    elif [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] && [ "${BASH_REMATCH[2]}" -gt 9 ]; then
      percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
      if [ "$percent" -ge $((shown + 10)) ]; then
        shown=$((percent - percent % 10))
        say "$title: $shown %$(time_left "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" $((SECONDS - begun)))"
      fi
    fi
  done
  [ ! -t 1 ] || printf '\r\033[K'
}

logged() { # logged TITLE COMMAND...
  local title=$1
  shift
  printf '\n== %s\n' "$*" >>"$log"
  "$@" </dev/null 2>&1 | follow "$title"
}

show_log() { # the first errors and the last lines
  local first
  first=$(grep -m 3 -n -E '[Ee]rror: |CMake Error|undefined reference' "$log" 2>/dev/null) || true
  if [ -n "$first" ]; then
    printf -- '---- the first errors in %s, with their line numbers ----\n%s\n' "$log" "$first" >&2
  fi
  printf -- '---- the last lines of %s ----\n' "$log" >&2
  tail -n 40 "$log" >&2
  printf -- '----\n' >&2
}

# The folder for builds and logs. It is kept out of git.
open_log() { # open_log NAME
  if ! mkdir -p "$root/build" 2>/dev/null || [ ! -w "$root/build" ]; then
    stop 2 "The folder $root/build cannot be written. Copy the sources to a folder of yours and run $script there."
  fi
  log="$root/build/$1"
  : >"$log" || stop 2 "The log $log cannot be written. Remove it, or copy the sources to a folder of yours."
}

# ---- Packages -----------------------------------------------------------------------------------

needs_checkers= # "yes" where the packages under the list's last heading are needed too
needed_packages() {
  local until='/^# Checking how/,$d'
  [ -z "$needs_checkers" ] || until=
  sed -e "$until" "$root/installer/packages.txt" | sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d'
}

missing_packages() {
  local installed
  # dpkg-query fails when it does not know one of the names; what it knows is printed all the same.
  # shellcheck disable=SC2016  # dpkg-query's own variables
  installed=$(needed_packages | xargs dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null |
    sed -n 's/ installed$//p') || true
  needed_packages | grep -vxF -e "$installed" || true
}

list_packages() { xargs printf '%s ' | fold -s -w 76 | sed 's/^/  /'; printf '\n'; }

download_megabytes() { # of the packages named; nothing when apt does not know
  local uris
  uris=$(apt-get install --no-install-recommends --print-uris -qq -y "$@" 2>/dev/null) || return 0
  awk '$3 ~ /^[0-9]+$/ { bytes += $3 } END { printf "%d\n", bytes / 1e6 + 0.999 }' <<<"$uris"
}

building_minutes() { # a first build, by the number of processor cores
  local cores
  cores=$(nproc 2>/dev/null) || cores=2
  echo $((12 / cores + 1))
}

run_apt() { # as root, asking nothing
  ${as_root[@]+"${as_root[@]}"} env LC_ALL=C DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
    apt-get -y -q -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
}

refresh_lists() { # apt waits for dpkg's lock by itself, but not for that of its lists
  local patience=$((SECONDS + 120))
  until logged "Reading the package lists" run_apt update; do
    if ! tail -n 5 "$log" | grep -q 'Could not get lock' || [ "$SECONDS" -ge "$patience" ]; then
      return 1
    fi
    sleep 3
  done
}

choose_as_root() { # sets as_root to what makes a command run as root
  as_root=()
  [ "$(id -u)" -ne 0 ] || return 0
  if ! command -v sudo >/dev/null; then
    stop 2 "Installing needs root, and there is no sudo here. As root, type:" \
      "apt-get update && apt-get install --no-install-recommends $*"
  fi
  as_root=(sudo)
  if sudo -n true 2>/dev/null; then return 0; fi
  if [ ! -t 0 ] || ! sudo -v; then
    stop 2 "sudo does not let you install packages here. As root, type:" \
      "apt-get update && apt-get install --no-install-recommends $*"
  fi
}

# Installs what is missing. It says so first, and asks only a person at a terminal (DEBIAN_FRONTEND can
# say that there is none).
# need_packages may_install|check_only|warn_only ask|yes
need_packages() {
  local mode=$1 consent=$2 megabytes minutes answer
  local -a missing as_root

  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    if [ "$mode" = may_install ]; then
      say "DISYRE Explorer is built from these Debian 12 packages, or what your system calls them:"
      needed_packages | list_packages
      stop 2 "There is no apt here, so nothing could be installed. Install them yourself, then use --no-install."
    fi
    return 0
  fi

  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" -gt 0 ] || return 0

  say "Debian packages that are missing here (${#missing[@]}):"
  printf '%s\n' "${missing[@]}" | list_packages
  case $mode in
    warn_only) return 0 ;;
    check_only) stop 2 "Nothing is installed with --no-install. Run it again without, or install them yourself." ;;
  esac

  megabytes=$(download_megabytes "${missing[@]}")
  if [ -n "$megabytes" ]; then
    minutes=$((megabytes / 150 + 1))
  elif [ "${#missing[@]}" -gt 5 ]; then # apt has read no list yet: what a bare Debian 12 loads
    megabytes="about 700" minutes=5
  fi
  if [ -n "$megabytes" ]; then
    say "Installing them loads $megabytes MB and takes about $minutes min."
  else
    say "Installing them takes about a minute; how many MB, apt cannot say before it has read its lists."
  fi
  if [ ! -e "$root/build/release/build.ninja" ]; then
    say "Building afterwards takes about $(building_minutes) min, once."
  fi
  if [ "$consent" = ask ] && [ -t 0 ] && [ "${DEBIAN_FRONTEND:-}" != noninteractive ]; then
    read -r -p "Install them now? [Y/n] " answer || answer=n
    case $answer in
      '' | [yY]*) ;;
      *) stop 2 "Nothing was installed." ;;
    esac
  fi

  choose_as_root "${missing[@]}"
  refresh_lists || warn "Not all package lists could be read; going on with those that could."
  if ! logged "Installing" run_apt install --no-install-recommends "${missing[@]}"; then
    show_log
    stop 1 "apt could not install the packages; its last lines are above."
  fi
  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" -eq 0 ] || stop 1 "apt has ended, but these are still missing: ${missing[*]}"
  say "Installed."
}

# ---- Building -------------------------------------------------------------------------------------

# Debian's ccache may have no home to write to; precompiled headers need its looser rules.
prepare_ccache() {
  export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
  if [ -z "${CCACHE_DIR:-}" ] && ! mkdir -p "${XDG_CACHE_HOME:-${HOME:-}/.cache}/ccache" 2>/dev/null; then
    export CCACHE_DIR=$root/build/ccache
  fi
}

# Configures where that is not done yet, then builds. build PRESET [FOLDER [CMAKE OPTIONS...]]
# Where the array build_targets names targets, these alone are built.
build_targets=()
build() {
  local preset=$1 folder=${2:-$root/build/$1} begun=$SECONDS tool lock fresh=()
  local wanted presets known='' known_presets=''
  shift $(($# > 1 ? 2 : 1))
  for tool in cmake ninja c++; do
    command -v "$tool" >/dev/null || stop 2 "Building needs $tool, which is not installed."
  done
  prepare_ccache
  mkdir -p "$folder"

  exec {lock}>"$root/build/.lock"
  if ! flock -n "$lock"; then
    say "Another build is running in this folder; waiting for it."
    flock "$lock"
  fi

  # What the folder was configured from. When the presets have changed it is configured again; when the
  # sources have moved or another LibTorch is asked for, as if for the first time.
  wanted="$root|$*"
  presets=$(cksum <"$root/CMakePresets.json")
  if [ -e "$folder/build.ninja" ]; then
    if [ -e "$folder/configured-from" ]; then
      { read -r known && read -r known_presets; } <"$folder/configured-from" || true
    elif grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" && [ $# -eq 0 ]; then
      known=$wanted known_presets=$presets # configured by hand
    fi
  fi
  if [ "$known" != "$wanted" ] || [ "$known_presets" != "$presets" ]; then
    if [ -e "$folder/CMakeCache.txt" ] && [ "$known" != "$wanted" ]; then fresh=(--fresh); fi
    rm -f "$folder/configured-from"
    if ! logged "Configuring" cmake -S "$root" --preset "$preset" -B "$folder" \
      ${fresh[@]+"${fresh[@]}"} "$@" {lock}>&-; then
      show_log
      stop 1 "The build could not be configured; the reason is above, all of it in $log."
    fi
  fi
  printf '%s\n' "$wanted" "$presets" >"$folder/configured-from"

  if ! NINJA_STATUS='[%f/%t] ' logged "Building" cmake --build "$folder" \
    ${build_targets[@]+--target "${build_targets[@]}"} {lock}>&-; then
    show_log
    stop 1 "The build failed; the reason is above, all of it in $log."
  fi
  exec {lock}>&-
  say "Built $folder in $((SECONDS - begun)) s."
}

# ---- Displays -------------------------------------------------------------------------------------

opens_x_display() { # a window system that answers, not a variable that is set
  [ -n "${DISPLAY:-}" ] || return 1
  if command -v obxprop >/dev/null; then
    timeout 10 obxprop --root >/dev/null 2>&1
  elif command -v xdpyinfo >/dev/null; then
    timeout 10 xdpyinfo >/dev/null 2>&1
  else
    return 1
  fi
}

opens_wayland_display() { # a socket that answers, and Qt's plugin for it
  local socket=${WAYLAND_DISPLAY:-}
  [ -n "$socket" ] || return 1
  case $socket in
    /*) ;;
    *) socket=${XDG_RUNTIME_DIR:-/nonexistent}/$socket ;;
  esac
  [ -S "$socket" ] || return 1
  compgen -G '/usr/lib/*/qt6/plugins/platforms/libqwayland*.so' >/dev/null || return 1
  # shellcheck disable=SC2016  # Perl's own variable
  ! command -v perl >/dev/null || timeout 10 perl -MIO::Socket::UNIX \
    -e 'exit !IO::Socket::UNIX->new($ARGV[0])' "$socket" 2>/dev/null
}

# Finds a display that opens, X first: it also answers on most Wayland desktops, and VTK draws best there.
find_display() {
  if opens_x_display; then
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-xcb}
  elif opens_wayland_display; then
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-wayland}
    unset DISPLAY
  else
    return 1
  fi
}

# Draws in software where no graphics card can be reached: none there, no right to it, a display far away.
choose_gl() {
  local card
  [ -z "${LIBGL_ALWAYS_SOFTWARE:-}" ] || return 0
  case ${DISPLAY:-} in
    '' | :* | unix:*)
      for card in /dev/dri/renderD*; do
        if [ -r "$card" ] && [ -w "$card" ]; then return 0; fi
      done
      ;;
  esac
  export LIBGL_ALWAYS_SOFTWARE=1
}

# A display of our own, 2560x1800, with a small window manager, drawing in software. It ends with the script.
start_display() {
  local tool number tries key server manager
  local -a settings=()
  [ -z "$display_ready" ] || return 0
  for tool in Xvfb openbox obxprop xauth mcookie; do
    command -v "$tool" >/dev/null || stop 2 "A display without a screen needs $tool, which is not installed."
  done
  make_scratch
  key=$(mcookie)
  export XAUTHORITY=$scratch/xauthority
  : >"$XAUTHORITY"
  # The server reads the key without its display's number, which is not known yet.
  xauth -q add :0 . "$key" 2>/dev/null

  # It ends with the script even where that is killed.
  start_beside setpriv --pdeathsig TERM Xvfb -displayfd 6 -screen 0 2560x1800x24 -dpi 96 \
    -nolisten tcp -noreset -auth "$XAUTHORITY" 6>"$scratch/display" >"$scratch/xvfb.log" 2>&1
  server=$!
  background+=("$server")
  tries=200
  until [ "$(wc -l <"$scratch/display")" -gt 0 ]; do
    if ! kill -0 "$server" 2>/dev/null || [ $((tries -= 1)) -le 0 ]; then
      tail -n 20 "$scratch/xvfb.log" >&2
      stop 1 "Xvfb, the display without a screen, did not start."
    fi
    sleep 0.1
  done
  read -r number <"$scratch/display"
  export DISPLAY=:$number
  xauth -q add "$DISPLAY" . "$key" 2>/dev/null

  # The person's own settings of openbox, if any, have no part in this.
  [ ! -r /etc/xdg/openbox/rc.xml ] || settings=(--config-file /etc/xdg/openbox/rc.xml)
  start_beside setpriv --pdeathsig TERM openbox --sm-disable ${settings[@]+"${settings[@]}"} \
    >"$scratch/openbox.log" 2>&1
  manager=$!
  background=("$manager" "$server")
  tries=100
  until obxprop --root 2>/dev/null | grep '^_NET_SUPPORTING_WM_CHECK' >/dev/null; do
    if ! kill -0 "$manager" 2>/dev/null || [ $((tries -= 1)) -le 0 ]; then
      tail -n 20 "$scratch/openbox.log" >&2
      stop 1 "openbox, the window manager of the display without a screen, did not start."
    fi
    sleep 0.1
  done

  unset WAYLAND_DISPLAY
  export QT_QPA_PLATFORM=xcb LIBGL_ALWAYS_SOFTWARE=1
  display_ready=yes
}

# Nothing of the person's settings, language or desktop reaches what runs after this.
private_environment() {
  local name
  make_scratch
  for name in "${!LC_@}" "${!QT_@}" "${!GTK_@}" LANGUAGE DISPLAY XAUTHORITY \
    WAYLAND_DISPLAY XDG_CURRENT_DESKTOP XDG_SESSION_TYPE XDG_SESSION_DESKTOP XDG_CONFIG_DIRS \
    XDG_DATA_DIRS DESKTOP_SESSION; do
    unset "$name"
  done
  export LANG=C.UTF-8
  export HOME=$scratch/home
  export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache
  export XDG_DATA_HOME=$HOME/.local/share XDG_STATE_HOME=$HOME/.local/state
  export XDG_RUNTIME_DIR=$scratch/run
  export DBUS_SESSION_BUS_ADDRESS=disabled: # no desktop portal, no session started by D-Bus
  mkdir -p "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_RUNTIME_DIR"
  chmod 700 "$XDG_RUNTIME_DIR"
}

# ---- Checks of results ----------------------------------------------------------------------------

# A whole PNG picture of more than one colour. One colour packs about 250 pixels into a byte (deflate
# reaches 1032 to 1, with 4 bytes a pixel); a window with text on it never comes near that.
picture_shows_something() {
  local file=$1 width height
  [ -s "$file" ] || return 1
  [ "$(head -c 8 "$file" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || return 1
  [ "$(tail -c 12 "$file" | od -An -tx1 | tr -d ' \n')" = 0000000049454e44ae426082 ] || return 1
  read -r width height < <(od -An -tu4 --endian=big -j 16 -N 8 "$file")
  [ $(($(stat -c %s "$file") * 150)) -gt $((width * height)) ]
}

volume_shows_something() { # a NIfTI file that can be read, with more than one value in it
  local file=$1 facts least most
  [ -s "$file" ] || return 1
  facts=$("$root/build/release/bin/disyre" info --json "$file" 2>>"$log" | tr ',{}' '[\n*]') || return 1
  least=$(sed -n 's/^[[:space:]]*"minimum"[[:space:]]*:[[:space:]]*//p' <<<"$facts" | head -n 1)
  most=$(sed -n 's/^[[:space:]]*"maximum"[[:space:]]*:[[:space:]]*//p' <<<"$facts" | head -n 1)
  [[ $least =~ ^-?[0-9] && $most =~ ^-?[0-9] ]] || return 1
  LC_ALL=C awk -v least="$least" -v most="$most" 'BEGIN { exit !(most + 0 > least + 0) }'
}

table_shows_something() { # a CSV file with a head, two rows or more, and measured numbers that differ
  [ -s "$1" ] || return 1
  LC_ALL=C awk -F '[,;\t]' '
    /^#/ || /^[[:space:]]*$/ { next }
    !head { head = 1; next }
    { rows++; for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]*\.[0-9]|^-?[0-9.]+[eE]/) values[$i + 0] = 1 }
    END { for (v in values) different++; exit !(rows >= 2 && different >= 2) }' "$1"
}

# ---- LibTorch ---------------------------------------------------------------------------------

# The folder that CMAKE_PREFIX_PATH has to name for the LibTorch in or below DIR.
find_torch() {
  local folder config
  for folder in "$1" "$1/torch" "$1"/lib/python3*/site-packages/torch; do
    for config in "$folder"/share/cmake/Torch "$folder"/lib/cmake/Torch "$folder"/lib/*/cmake/Torch; do
      if [ -e "$config/TorchConfig.cmake" ]; then
        printf '%s\n' "$folder"
        return 0
      fi
    done
  done
  return 1
}
