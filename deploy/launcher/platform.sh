# shellcheck shell=bash
# The platform: one JVM, which runs the database server as its child.

readonly PID_FILE=$DATA/kdaemon.pid
readonly START_LOG=$LOGS/start.log
# On every command line of ours, so that a process can be told from a stranger with the same pid.
readonly MARK=-Dkdaemon.launched-from=$ROOT
readonly START_LIMIT=180
readonly STOP_LIMIT=45
readonly DATABASE_STOP_LIMIT=30
readonly DATA_NEEDS_MB=600
readonly DOWN_CODE=3

# The pid of the running platform, or nothing.
platform_pid() {
  local pid=
  [ ! -r "$PID_FILE" ] || pid=$(<"$PID_FILE")
  if is_running_as "$pid" "$MARK"; then echo "$pid"; fi
}

# KDAEMON_JAVA_OPTS comes last and so wins.
java_options() {
  printf '%s\n' "$MARK" "${JVM_FLAGS[@]}"
  [ ! -f "$AOT_CACHE" ] || printf '%s\n' "-XX:AOTCache=$AOT_CACHE"
  # shellcheck disable=SC2086
  [ -z "${KDAEMON_JAVA_OPTS:-}" ] || printf '%s\n' $KDAEMON_JAVA_OPTS
}

# Everything that can be known to go wrong is said before a minute was spent on building.
platform_prepare() {
  local jdk=$1 key port
  [ -z "$(platform_pid)" ] || fail "is running already (pid $(platform_pid)): API $(api_url) UI $(ui_url)"
  for key in api_port=1337 ui_port=13337; do
    port=$(setting "${key%=*}" "${key#*=}")
    ! is_port_taken "$port" || fail "port $port (${key%=*}) is in use by another program"
  done
  mkdir -p "$LOGS" || fail "cannot write to the data folder $DATA"
  [ -d "$DATA/mariadb" ] || require_space "$DATA_NEEDS_MB" "$DATA" "the data folder"
  build_if_stale "$jdk"
}

platform_run() {
  local jdk options
  jdk=$(find_jdk)
  platform_prepare "$jdk"
  mapfile -t options < <(java_options)
  cd "$ROOT" || exit
  exec "$jdk/bin/java" "${options[@]}" -jar "$APP"
}

platform_start() {
  local jdk options pid
  jdk=$(find_jdk)
  platform_prepare "$jdk"
  mapfile -t options < <(java_options)
  say "Starting"
  cd "$ROOT" || exit
  setsid "$jdk/bin/java" "${options[@]}" -Dlogging.threshold.console=OFF -jar "$APP" >"$START_LOG" 2>&1 </dev/null &
  pid=$!
  await_ready "$pid"
  train_in_background "$jdk"
  say "kDaemon is up"
  say "  API  $(api_url)"
  say "  UI   $(ui_url)"
}

await_ready() {
  local pid=$1 end=$((SECONDS + START_LIMIT)) port
  port=$(setting api_port 1337)
  until [ "$(http_status "$port" /actuator/health/readiness)" = 200 ]; do
    kill -0 "$pid" 2>/dev/null || start_failed
    if [ "$SECONDS" -ge "$end" ]; then
      stop_or_kill "$pid" "$STOP_LIMIT" "The platform"
      fail "was not ready within $START_LIMIT s, its log is $LOGS/kdaemon.log"
    fi
    sleep 0.1
  done
}

# A known reason is one line of the platform's own; else its log tells.
start_failed() {
  if grep '^kdaemon: ' "$START_LOG" >&2; then exit 1; fi
  # A full disk takes no log line either.
  require_space 10 "$DATA" "the start"
  awk '/^Description:/ { text = ""; on = 1; next } /^Action:/ { on = 0 } on && NF { text = text "\n  " $0 } END { print text }' "$LOGS/kdaemon.log" >&2
  fail "the start failed, the logs are in $LOGS"
}

platform_stop() {
  local pid
  pid=$(platform_pid)
  if [ -n "$pid" ]; then
    say "Stopping"
    stop_or_kill "$pid" "$STOP_LIMIT" "The platform"
  else
    say "kDaemon is not running"
  fi
  reclaim_database
}

# Left behind by a platform that was killed.
reclaim_database() {
  local file=$DATA/mariadb/mariadb.pid pid
  [ -r "$file" ] || return 0
  pid=$(<"$file")
  if is_running_as "$pid" "--datadir=$DATA/mariadb/data"; then
    say "Stopping the database that was left behind"
    stop_or_kill "$pid" "$DATABASE_STOP_LIMIT" "The database"
  fi
  rm -f "$file"
}

platform_down() {
  stop_training
  demo_clean_if_running
  platform_stop
  engine_stop_ours
}

platform_status() {
  local pid
  pid=$(platform_pid)
  if [ -z "$pid" ]; then
    say "kDaemon is down (data folder $DATA)"
    exit "$DOWN_CODE"
  fi
  if [ "$(http_status "$(setting api_port 1337)" /actuator/health/readiness)" != 200 ]; then
    say "kDaemon is running but not ready (pid $pid, log $LOGS/kdaemon.log)"
    exit 1
  fi
  say "kDaemon is up (pid $pid)  API $(api_url)  UI $(ui_url)"
  console status
}
