#!/usr/bin/env bash
# First start: an empty database, its users from the environment, the scripts of /docker-entrypoint-initdb.d. Then the server.
# The variables and the lines of the log are those of the official image.
set -euo pipefail

readonly SOCKET=/var/run/mysqld/mysqld.sock

note() { echo "$(date -u +%FT%TZ) [Note] [Entrypoint]: $*"; }

fail() {
  echo "$(date -u +%FT%TZ) [ERROR] [Entrypoint]: $*" >&2
  exit 1
}

# NAME: its value may be given in a file that NAME_FILE names.
read_secret() {
  local file=$1_FILE
  [ -n "${!file:-}" ] || return 0
  [ -z "${!1:-}" ] || fail "both $1 and $file are set, only one of them may be"
  printf -v "$1" '%s' "$(<"${!file}")"
}

literal() {
  local text=${1//\\/\\\\}
  echo "'${text//\'/\\\'}'"
}

sql() { mysql --no-defaults --protocol=socket --socket="$SOCKET" --user=root --password="${ROOT_SET:+$MYSQL_ROOT_PASSWORD}" --comments "$@"; }

require_root_password() {
  if [ -n "${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
    MYSQL_ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
    note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
  fi
  [ -n "${MYSQL_ROOT_PASSWORD:-}" ] || [ -n "${MYSQL_ALLOW_EMPTY_PASSWORD:-}" ] ||
    fail "set one of MYSQL_ROOT_PASSWORD, MYSQL_ROOT_PASSWORD_FILE, MYSQL_ALLOW_EMPTY_PASSWORD, MYSQL_RANDOM_ROOT_PASSWORD"
}

start_temporary_server() {
  "$@" --skip-networking --mysqlx=OFF --socket="$SOCKET" &
  temporary=$!
  for _ in $(seq 300); do
    if sql -e 'SELECT 1' >/dev/null 2>&1; then return 0; fi
    kill -0 "$temporary" 2>/dev/null || fail "the temporary server ended"
    sleep 0.1
  done
  fail "the temporary server does not answer"
}

create_users() {
  local root
  root=$(literal "${MYSQL_ROOT_PASSWORD:-}")
  {
    if [ "${MYSQL_ROOT_HOST:-%}" != localhost ]; then
      echo "CREATE USER 'root'@'${MYSQL_ROOT_HOST:-%}' IDENTIFIED BY $root; GRANT ALL ON *.* TO 'root'@'${MYSQL_ROOT_HOST:-%}' WITH GRANT OPTION;"
    fi
    if [ -n "${MYSQL_DATABASE:-}" ]; then echo "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"; fi
    if [ -n "${MYSQL_USER:-}" ] && [ -n "${MYSQL_PASSWORD:-}" ]; then
      echo "CREATE USER '$MYSQL_USER'@'%' IDENTIFIED BY $(literal "$MYSQL_PASSWORD");"
      if [ -n "${MYSQL_DATABASE:-}" ]; then echo "GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO '$MYSQL_USER'@'%';"; fi
    fi
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $root;"
  } | sql mysql
  ROOT_SET=${MYSQL_ROOT_PASSWORD:+yes}
}

run_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    [ -e "$file" ] || continue
    note "running $file"
    case $file in
      *.sh) bash "$file" ;;
      *.sql) sql ${MYSQL_DATABASE:+"$MYSQL_DATABASE"} <"$file" ;;
      *.sql.gz) gunzip -c "$file" | sql ${MYSQL_DATABASE:+"$MYSQL_DATABASE"} ;;
      *) note "ignoring $file" ;;
    esac
  done
}

initialize() {
  require_root_password
  note "Initializing database files"
  "$@" --initialize-insecure --default-time-zone=SYSTEM
  note "Database files initialized"
  start_temporary_server "$@"
  [ -n "${MYSQL_INITDB_SKIP_TZINFO:-}" ] || mysql_tzinfo_to_sql /usr/share/zoneinfo 2>/dev/null | sql mysql
  create_users
  run_scripts
  kill "$temporary"
  wait "$temporary" || fail "the temporary server did not stop in order"
  note "MySQL init process done. Ready for start up."
}

if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi
if [ "$1" = mysqld ]; then
  for name in MYSQL_ROOT_PASSWORD MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD; do read_secret "$name"; done
  chown mysql:mysql /var/lib/mysql /var/run/mysqld
  [ -d /var/lib/mysql/mysql ] || initialize "$@"
fi
exec "$@"
