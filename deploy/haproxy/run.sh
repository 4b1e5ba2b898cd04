#!/usr/bin/env bash
# HAProxy with a backend for each application that runs. Which applications there are comes from Consul's catalog, by a
# question that is answered when they change; which containers each of them has, HAProxy learns from Consul's DNS itself.
set -euo pipefail

readonly CONSUL=${CONSUL:-consul}
readonly SLOTS=${SLOTS:-64}
HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
export STATE=/tmp/haproxy
readonly HERE STATE
haproxy=

say() { echo "applications: $*"; }

# port request-line: the answer, headers and all. The other side closes it.
ask() {
  # shellcheck disable=SC2016 # the inner shell expands it
  timeout 45 bash -c 'exec 3<>"/dev/tcp/$0/$1"; printf "$2" >&3; cat <&3' "$@" 2>/dev/null
}

# index: waits until the catalog is no longer the one of that index, at most 30 s.
catalog() {
  local answer
  answer=$(ask "$CONSUL" 8500 "GET /v1/catalog/services?wait=30s&index=$1 HTTP/1.0\r\nHost: consul\r\n\r\n") || return 1
  case $answer in *' 200 OK'*) printf '%s' "$answer" ;; *) return 1 ;; esac
}

index_of() { sed -n 's/^X-Consul-Index: \([0-9]*\).*/\1/Ip' <<<"$1"; }

# Ours carry their protocol as a tag; Consul itself is a service without.
applications_of() { tail -n 1 <<<"$1" | grep -oE '"[a-z0-9-]+":\["tcp"' | cut -d'"' -f2 | sort -u || true; }

render() {
  local application address
  address=$(getent ahostsv4 "$CONSUL" | awk 'NR == 1 { print $1 }' || true)
  cat <<TEXT
resolvers consul
    # By UDP Consul answers with at most three containers.
    nameserver consul tcp@${address:-127.0.0.1}:8600
    resolve_retries 3
    timeout resolve 500ms
    timeout retry 500ms
    hold valid 1s
    hold obsolete 1s
    hold nx 1s
    hold other 30s
    hold timeout 30s
TEXT
  for application in "$@"; do
    cat <<TEXT
backend application-$application
    balance leastconn
    # Several containers of a node have the same address.
    server-template container 1-$SLOTS _$application._tcp.service.consul resolvers consul resolve-prefer ipv4 resolve-opts allow-dup-ip
TEXT
  done
}

write_applications() {
  local application
  render "$@" >"$STATE/applications.new"
  for application in "$@"; do echo "$application application-$application"; done >"$STATE/applications.map"
  if cmp -s "$STATE/applications.new" "$STATE/applications.cfg"; then return 1; fi
  mv "$STATE/applications.new" "$STATE/applications.cfg"
}

# What the running process knows of its servers, so that the next one need not ask first.
save_servers() {
  if ask 127.0.0.1 8405 'show servers state\n' >"$STATE/servers.new"; then mv "$STATE/servers.new" "$STATE/servers"; fi
}

follow() {
  local index=0 answer applications
  while kill -0 "$haproxy" 2>/dev/null; do
    if ! answer=$(catalog "$index"); then
      index=0
      sleep 2
      continue
    fi
    index=$(index_of "$answer")
    mapfile -t applications < <(applications_of "$answer")
    if write_applications "${applications[@]}"; then
      say "${applications[*]:-none}"
      save_servers
      kill -USR2 "$haproxy"
      sleep 1
    fi
  done
}

# The master takes what the engine sends: USR1 lets requests end, TERM does not.
mkdir -p "$STATE"
touch "$STATE/servers"
write_applications || true
haproxy -W -db -f "$HERE/haproxy.cfg" -f "$STATE/applications.cfg" &
haproxy=$!
trap 'kill -USR1 "$haproxy"' USR1
trap 'kill -TERM "$haproxy"' TERM INT
follow &
# A trapped signal ends a wait early.
until wait "$haproxy"; code=$?; ! kill -0 "$haproxy" 2>/dev/null; do :; done
exit "$code"
