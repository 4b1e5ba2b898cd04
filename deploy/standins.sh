#!/usr/bin/env bash
# Where no container registry answers: builds local stand-ins of the images that docker-compose.yml, Dockerfile and the
# tests name, under the official tags, from Debian's packages; and provides the compose plugin of the docker client.
#   deploy/standins.sh                     everything that is missing
#   deploy/standins.sh mysql:9 ...         only these images
#   deploy/standins.sh --rebuild [image]   anew, even when an image has the tag already
# An image that is there already and is not one of ours is left alone. Needs root on Debian.
set -euo pipefail

ROOT=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
readonly ROOT
readonly CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/kdaemon/standins
readonly LOG=$CACHE/log
readonly CONTEXT=$CACHE/context
readonly MARK=io.kdaemon.stand-in
readonly BASE=debian:trixie-slim
# image=folder below deploy/standins
readonly IMAGES=(mysql:9=mysql rabbitmq:4-management=rabbitmq hashicorp/consul=consul haproxy:3.0=haproxy
  prom/prometheus=prometheus maven:3-eclipse-temurin-25=maven)

say() { printf '%s\n' "$*"; }

fail() {
  echo "standins: $*" >&2
  exit 1
}

usage() { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

log_end() { tail -n 8 "$LOG" | sed 's/^/  /'; }

require_programs() {
  "$ROOT/deploy/system-packages.sh" images
  docker version >/dev/null 2>&1 || fail "no Docker Engine answers: $(docker version 2>&1 | tail -n 1)"
}

folder_of() {
  local pair
  for pair in "${IMAGES[@]}"; do
    if [ "${pair%=*}" = "$1" ]; then
      echo "${pair#*=}"
      return 0
    fi
  done
  fail "no stand-in is known for the image $1. Known: $BASE ${IMAGES[*]%=*}"
}

is_there() { docker image inspect "$1" >/dev/null 2>&1; }

mark_of() { docker image inspect --format "{{ index .Config.Labels \"$MARK\" }}" "$1" 2>/dev/null || true; }

# The folder, and for Maven what lets it reach its artifacts from here.
lay_out_context() {
  rm -rf "$CONTEXT"
  cp -R "$ROOT/deploy/standins/$1" "$CONTEXT"
  [ "$1" = maven ] || return 0
  mkdir "$CONTEXT/client"
  touch "$CONTEXT/client/none.crt"
  find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$CONTEXT/client/" \; 2>/dev/null || true
  if [ -r "$HOME/.m2/settings.xml" ]; then cp "$HOME/.m2/settings.xml" "$CONTEXT/client/"; else echo '<settings/>' >"$CONTEXT/client/settings.xml"; fi
}

# What ours is made of.
print_of() {
  lay_out_context "$(folder_of "$1")"
  find "$CONTEXT" -type f -print0 | sort -z | xargs -0 cat | sha256sum | cut -c 1-16
}

# shellcheck disable=SC2016 # the hook is mmdebstrap's to expand
make_base() {
  local archive
  archive=$("$ROOT/deploy/system-packages.sh" archive)
  mmdebstrap --quiet --variant=minbase --components=main --format=tar --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --customize-hook='rm -rf "$1"/var/cache/debconf/* "$1"/var/log/*' trixie - "$archive" 2>>"$LOG" |
    docker import --change 'CMD ["bash"]' --change "LABEL $MARK=base" - "$BASE" >>"$LOG" 2>&1
}

# The network of the host: a build works even where containers are not let out.
make_image() {
  DOCKER_BUILDKIT=1 docker build --progress plain --network host --label "$MARK=$2" --tag "$1" \
    "$CONTEXT" >>"$LOG" 2>&1 </dev/null
}

report() {
  local size
  size=$(docker image inspect --format '{{ .Size }}' "$1")
  say "$1: built, $2 s, $((size / 1000000)) MB"
}

provide_base() {
  local begin=$SECONDS
  if is_there "$BASE" && [[ -z $rebuild || " $* " != *" $BASE "* ]]; then return 0; fi
  make_base || fail "$BASE cannot be made (log: $LOG): $(log_end)"
  report "$BASE" $((SECONDS - begin))
}

# Says so and is true when there is nothing to do.
is_settled() {
  local mark
  [ -z "$rebuild" ] && is_there "$1" || return 1
  mark=$(mark_of "$1")
  if [ -z "$mark" ]; then
    say "$1: there, not one of ours"
  elif [ "$1" = "$BASE" ] || [ "$mark" = "$(print_of "$1")" ]; then
    say "$1: there"
  else
    return 1
  fi
}

build() {
  local image=$1 former begin=$SECONDS
  [ "$image" != "$BASE" ] || return 0
  former=$(docker image inspect --format '{{ .Id }}' "$image" 2>/dev/null || true)
  make_image "$image" "$(print_of "$image")" || fail "$image cannot be built (log: $LOG): $(log_end)"
  # Containers may still run of it; then it stays, without a name.
  [ -z "$former" ] || docker image rm "$former" >>"$LOG" 2>&1 || true
  report "$image" $((SECONDS - begin))
}

hint_at_registry() {
  if timeout 5 docker manifest inspect "$1" >/dev/null 2>&1; then
    say "A container registry answers: the official images can be pulled here, no stand-in is needed. Building nevertheless."
  fi
}

main() {
  local image todo=()
  rebuild=
  case ${1:-} in
    --rebuild) rebuild=yes && shift ;;
    --help | -h) usage && exit 0 ;;
    -*) usage >&2 && fail "unknown option $1" ;;
  esac
  [ $# -gt 0 ] || set -- "$BASE" "${IMAGES[@]%=*}"
  for image in "$@"; do [ "$image" = "$BASE" ] || folder_of "$image" >/dev/null; done
  mkdir -p "$CACHE"
  exec 8>"$CACHE/lock"
  flock -w 1200 8 || fail "another run of this script does not end ($CACHE/lock)"
  : >"$LOG"
  docker version >/dev/null 2>&1 || require_programs
  "$ROOT/deploy/system-packages.sh" compose
  for image in "$@"; do is_settled "$image" || todo+=("$image"); done
  [ "${#todo[@]}" -gt 0 ] || return 0
  require_programs
  hint_at_registry "${todo[0]}"
  provide_base "${todo[@]}"
  for image in "${todo[@]}"; do build "$image"; done
}

main "$@"
