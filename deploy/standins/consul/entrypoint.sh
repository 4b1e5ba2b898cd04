#!/usr/bin/env bash
# As the official image: options or a Consul command as arguments, configuration as JSON in CONSUL_LOCAL_CONFIG.
set -euo pipefail

if [ "${1:0:1}" = - ]; then set -- agent "$@"; fi
if [ "$1" = agent ]; then
  if [ -n "${CONSUL_LOCAL_CONFIG:-}" ]; then echo "$CONSUL_LOCAL_CONFIG" >/consul/config/local.json; fi
  shift
  set -- consul agent -data-dir=/consul/data -config-dir=/consul/config "$@"
elif consul "$1" --help 2>&1 | grep -q "consul $1"; then
  set -- consul "$@"
fi
if [ "$1" = consul ] && [ "$(id -u)" = 0 ]; then
  chown consul:consul /consul/data /consul/config
  set -- setpriv --reuid=consul --regid=consul --clear-groups "$@"
fi
exec "$@"
