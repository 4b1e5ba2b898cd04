#!/usr/bin/env bash
# Makes the AOT cache: train.sh JDK_HOME MARK. Run by the launcher; the mark only tells this process from others.
set -euo pipefail
readonly JDK=$1
ROOT=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")
readonly ROOT
for piece in base jdk build; do
  # shellcheck source=/dev/null
  . "$ROOT/deploy/launcher/$piece.sh"
done
readonly SCRATCH=$DATA/training
readonly LIMIT=600
platform=

clean_up() {
  if [ -n "$platform" ]; then stop_process "$platform" 20 || kill -9 "$platform"; fi
  rm -rf "$SCRATCH" "$DATA/training.pid"
}
trap clean_up EXIT
trap 'exit 143' TERM

free_port() {
  local port
  until port=$((RANDOM % 20000 + 20000)) && ! is_port_taken "$port"; do :; done
  echo "$port"
}

# No configuration file: it might name stores in which a second platform has no business.
start_recording() {
  mkdir -p "$SCRATCH/mariadb"
  ln -s "$DATA"/mariadb/mariadb-* "$SCRATCH/mariadb/"
  touch "$SCRATCH/app.conf"
  env -u KDAEMON_MYSQL_HOST -u KDAEMON_RABBITMQ_HOST -u KDAEMON_CONSUL KDAEMON_CONF="$SCRATCH/app.conf" \
    KDAEMON_DATA_DIR="$SCRATCH" KDAEMON_BIND_IP=127.0.0.1 KDAEMON_API_PORT="$1" KDAEMON_UI_PORT="$2" \
    "$JDK/bin/java" "${JVM_FLAGS[@]}" -XX:AOTMode=record -XX:AOTConfiguration="$SCRATCH/app.aotconf" -jar "$APP" &
  platform=$!
}

main() {
  local port end=$((SECONDS + LIMIT))
  port=$(free_port)
  start_recording "$port" "$(free_port)"
  until [ "$(KDAEMON_BIND_IP=127.0.0.1 http_status "$port" /actuator/health/readiness)" = 200 ]; do
    kill -0 "$platform" && [ "$SECONDS" -lt "$end" ]
    sleep 0.5
  done
  for path in nodes applications containers; do http_status "$port" "/0.0/$path" || true; done
  kill "$platform"
  wait "$platform" || true
  platform=
  "$JDK/bin/java" "${JVM_FLAGS[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$SCRATCH/app.aotconf" \
    -XX:AOTCache="$SCRATCH/app.aot" -cp "$APP"
  mv "$SCRATCH/app.aot" "$AOT_CACHE"
}

main
