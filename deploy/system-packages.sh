#!/usr/bin/env bash
# Makes sure that the system's own programs are there which kDaemon or its tests run. What is there is never touched.
#   deploy/system-packages.sh docker    a Docker Engine on this machine (the launcher's local node)
#   deploy/system-packages.sh demo      the same and a static busybox, of which the demo's image is made
#   deploy/system-packages.sh images    what deploy/standins.sh builds images with
#   deploy/system-packages.sh test      everything the tests with real components run, Consul and the engines included
#   deploy/system-packages.sh prometheus    Prometheus alone
#   deploy/system-packages.sh consul    Consul alone, unpacked into ~/.cache/kdaemon/consul, nothing is installed
#   deploy/system-packages.sh engines   newer Docker Engines for the tests, unpacked below ~/.cache/kdaemon/engines, nothing is installed
#   deploy/system-packages.sh compose   the docker client's plugins for compose, unpacked where it looks for them in the user's home
#   deploy/system-packages.sh archive   prints where this machine has its packages from
# Installing needs root on Debian or a child of it. Services are installed but not started.
set -uo pipefail

readonly LOG=${KDAEMON_PACKAGES_LOG:-/var/log/kdaemon-packages.log}
readonly POLICY=/usr/sbin/policy-rc.d
readonly POLICY_MARK='# kDaemon: no service is started by an installation'
readonly CONSUL_HOME=${XDG_CACHE_HOME:-$HOME/.cache}/kdaemon/consul
readonly ENGINES=${XDG_CACHE_HOME:-$HOME/.cache}/kdaemon/engines
readonly PLUGINS=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
PATH=$PATH:/usr/sbin:/sbin

# program=package. A program counts, wherever it came from: docker-ce's engine is as good as Debian's.
readonly DOCKER=(dockerd=docker.io docker=docker.io containerd=containerd runc=runc iptables=iptables)
readonly TEST=("${DOCKER[@]}" ip=iproute2 pgrep=procps openssl=openssl busybox=busybox-static docker-registry=docker-registry
  rabbitmqctl=rabbitmq-server prometheus=prometheus prometheus-node-exporter=prometheus-node-exporter
  haproxy=haproxy curl=curl jq=jq lxcfs=lxcfs)

fail() {
  echo "system-packages: $1" >&2
  exit 1
}

is_there() {
  command -v "$1" >/dev/null || return 1
  # Copied alone into an image, it must need no library of this system.
  [ "$1" != busybox ] || ! ldd "$(command -v busybox)" >/dev/null 2>&1
}

missing_packages() {
  local pair
  for pair in "$@"; do
    is_there "${pair%%=*}" || echo "${pair#*=}"
  done | sort -u
}

# Debian 13 and later ship the command line client on its own.
with_docker_client() {
  local package
  for package in "$@"; do
    echo "$package"
    if [ "$package" = docker.io ] && apt-cache show docker-cli >/dev/null 2>&1; then echo docker-cli; fi
  done
}

require_installer() {
  local hint="missing: $*. As root on Debian: apt-get update && apt-get install --no-install-recommends $*"
  [ -f /etc/debian_version ] && command -v apt-get >/dev/null || fail "this is not Debian; $hint"
  [ "$(id -u)" = 0 ] || fail "not root; $hint"
}

# Taken away again by an exit trap; one that somebody else put there stays as it is.
forbid_service_starts() {
  if grep -qsF "$POLICY_MARK" "$POLICY"; then rm -f "$POLICY"; fi # left by a killed run of ours
  [ ! -e "$POLICY" ] || return 0
  trap 'rm -f "$POLICY"' EXIT
  trap 'exit 129' HUP INT TERM
  printf '#!/bin/sh\n%s\nexit 101\n' "$POLICY_MARK" >"$POLICY" && chmod 755 "$POLICY"
}

# Package scripts that start a daemon themselves (Erlang's epmd) ignore the policy; their processes carry our variable.
stop_what_was_started() {
  local pid
  for pid in $(grep -lazE "^KDAEMON_INSTALLATION=$$\$" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3); do
    kill "$pid" 2>/dev/null
  done
}

apt_quietly() { DEBIAN_FRONTEND=noninteractive KDAEMON_INSTALLATION=$$ apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >>"$LOG" 2>&1 </dev/null; }

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages "$@")
  [ "${#packages[@]}" -gt 0 ] || return 0
  require_installer "${packages[@]}"
  exec 9>"/run/kdaemon-packages.lock" && flock -w 600 9 || fail "another installation of kDaemon's packages does not end"
  echo "Installing ${packages[*]} (log: $LOG)"
  forbid_service_starts
  apt_quietly update || fail "apt-get update failed: $(tail -n 3 "$LOG")"
  mapfile -t packages < <(with_docker_client "${packages[@]}")
  apt_quietly install --no-install-recommends -y "${packages[@]}" || fail "apt-get install ${packages[*]} failed: $(tail -n 5 "$LOG")"
  stop_what_was_started
  mapfile -t packages < <(missing_packages "$@")
  [ "${#packages[@]}" = 0 ] || fail "still missing after the installation: ${packages[*]} (log: $LOG)"
}

# shellcheck disable=SC2016 # apt-get replaces it
archive_uri() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -n 1)
  [ -n "$uri" ] || fail "apt's sources name no package archive (apt-get indextargets prints none)"
  echo "$uri"
}

# release folder package...: into folder/root, with a package list of our own, so that the system's stay as they are.
unpack() {
  local release=$1 work=$2 uri options
  shift 2
  uri=$(archive_uri) || exit 1
  mkdir -p "$work"/{lists/partial,cache/archives/partial,root}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $release main" >"$work/sources.list"
  options=(-qq -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache"
    -o APT::Sandbox::User=root -o Acquire::Languages=none)
  (cd "$work" && apt-get "${options[@]}" update && apt-get "${options[@]}" download "$@" &&
    for package in *.deb; do dpkg -x "$package" root || exit 1; done) \
    >"$work/log" 2>&1 </dev/null || fail "$* cannot be had from Debian's $release: $(tail -n 3 "$work/log")"
}

# Beside the folder that it is made for, and gone with this script.
work_folder() {
  mkdir -p "$(dirname "$1")" && work=$(mktemp -d "$1.XXXXXX") || fail "cannot write to $1"
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
}

require_debian() {
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || fail "this is not Debian; missing: $1"
}

# Debian 13's plugins run on older releases, too.
provide_compose() {
  local plugin work missing=()
  for plugin in compose buildx; do docker "$plugin" version >/dev/null 2>&1 || missing+=("docker-$plugin"); done
  [ "${#missing[@]}" -gt 0 ] || return 0
  require_debian "${missing[*]}, plugins of the docker client"
  echo "Downloading ${missing[*]} into $PLUGINS"
  work_folder "$PLUGINS"
  unpack trixie "$work" "${missing[@]}"
  mkdir -p "$PLUGINS" && install -m 755 "$work"/root/usr/libexec/docker/cli-plugins/* "$PLUGINS/" || fail "cannot write to $PLUGINS"
  docker compose version >/dev/null || fail "the downloaded plugins do not run on this machine"
}

# Debian's last release with Consul is 11.
provide_consul() {
  local work
  if is_there consul || [ -x "$CONSUL_HOME/usr/bin/consul" ]; then return 0; fi
  require_debian "consul. Put the program of any Consul release on the PATH"
  echo "Downloading Consul into $CONSUL_HOME"
  work_folder "$CONSUL_HOME"
  unpack bullseye "$work" consul
  "$work/root/usr/bin/consul" version >/dev/null || fail "the downloaded Consul does not run on this machine"
  mv -T "$work/root" "$CONSUL_HOME" 2>/dev/null || [ -x "$CONSUL_HOME/usr/bin/consul" ] || fail "cannot write to $CONSUL_HOME"
}

# Without runc, which needs a newer C library: they run the machine's. The name of the folder is known to DockerEngine.java.
provide_engine() {
  local version=$1 release=$2 work engine
  if [ -x "$ENGINES/$version/usr/sbin/dockerd" ]; then return 0; fi
  require_debian "the Docker Engine $version"
  echo "Downloading the Docker Engine $version into $ENGINES/$version"
  work_folder "$ENGINES/$version"
  unpack "$release" "$work" docker.io docker-cli containerd
  engine=$("$work/root/usr/sbin/dockerd" --version) || fail "the downloaded Docker Engine $version does not run on this machine"
  [[ $engine == "Docker version $version."* ]] || fail "expected the Docker Engine $version in Debian's $release, but found $engine"
  mv -T "$work/root" "$ENGINES/$version" 2>/dev/null || [ -x "$ENGINES/$version/usr/sbin/dockerd" ] || fail "cannot write to $ENGINES"
}

case ${1:-} in
  docker) install_packages "${DOCKER[@]}" ;;
  images) install_packages "${DOCKER[@]}" mmdebstrap=mmdebstrap ;;
  demo) install_packages "${DOCKER[@]}" busybox=busybox-static ;;
  # A shell of its own for each: all end with an exit trap.
  test) (install_packages "${TEST[@]}") && (provide_consul) && "$0" engines ;;
  engines) (provide_engine 26.1 trixie) && (provide_engine 28.5 forky) ;;
  prometheus) install_packages prometheus=prometheus ;;
  consul) provide_consul ;;
  compose) provide_compose ;;
  archive) archive_uri ;;
  *) fail "expected one of: docker, demo, images, test, prometheus, consul, engines, compose, archive" ;;
esac
