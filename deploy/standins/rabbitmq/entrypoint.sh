#!/usr/bin/env bash
# RabbitMQ 4 reads RABBITMQ_DEFAULT_USER, _PASS and _VHOST itself; what is left is not to run as root.
set -euo pipefail

case $1 in rabbitmq*) ;; *) exec "$@" ;; esac
if [ "$(id -u)" = 0 ]; then
  if [ "$1" = rabbitmq-server ]; then find /var/lib/rabbitmq \! -user rabbitmq -exec chown rabbitmq {} +; fi
  exec setpriv --reuid=rabbitmq --regid=rabbitmq --init-groups "${BASH_SOURCE[0]}" "$@"
fi
exec "$@"
