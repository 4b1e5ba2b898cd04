#!/usr/bin/env bash
# Before the first start: a random password wherever neither an earlier start nor .env has set one. Nobody has to know them.
# The names of the files are what their readers expect: Spring's properties for the services, who run as user 10001, and as 472 Grafana.
set -euo pipefail
umask 077

readonly SERVICES=10001 GRAFANA=472

# file value-if-any owner
keep() {
  if [ -n "$2" ]; then
    printf '%s' "$2" >"$1"
  elif [ ! -s "$1" ]; then
    head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$1"
  fi
  chown "$3" "$1"
}

chmod 755 /secrets/*
keep /secrets/root/mysql "${MYSQL_ROOT_PASSWORD:-}" 0
keep /secrets/database/spring.datasource.password "${MYSQL_PASSWORD:-}" "$SERVICES"
keep /secrets/broker/spring.rabbitmq.password "${RABBITMQ_PASSWORD:-}" "$SERVICES"
keep /secrets/sealing/kdaemon.secret-key "${SECRET_KEY:-}" "$SERVICES"
keep /secrets/dashboards/grafana "${GRAFANA_PASSWORD:-}" "$GRAFANA"
