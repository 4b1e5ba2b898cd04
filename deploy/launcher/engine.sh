# shellcheck shell=bash
# The Docker Engine of this machine, for the demo and the tests.

readonly SOCKET=/var/run/docker.sock
readonly ENGINE_PID_FILE=$DATA/dockerd.pid
readonly ENGINE_LOG=$LOGS/dockerd.log
readonly ENGINE_START_LIMIT=60
readonly ENGINE_STOP_LIMIT=30
PATH=$PATH:/usr/sbin:/sbin

local_docker() { timeout 20 docker -H "unix://$SOCKET" "$@"; }

engine_answers() { command -v docker >/dev/null && local_docker version >/dev/null 2>&1; }

engine_ensure() {
  "$ROOT/deploy/system-packages.sh" demo || exit 1
  engine_answers && return 0
  [ "$(id -u)" = 0 ] || fail "no Docker Engine answers on $SOCKET for user $(id -un): start it as root, or join the group docker"
  say "Starting the Docker Engine of this machine"
  if [ -d /run/systemd/system ]; then
    systemctl start docker || fail "systemctl could not start docker: systemctl status docker tells why"
    echo systemd >"$ENGINE_PID_FILE"
  else
    engine_start_own
  fi
  engine_await
}

engine_start_own() {
  setsid dockerd -H "unix://$SOCKET" >"$ENGINE_LOG" 2>&1 </dev/null &
  echo $! >"$ENGINE_PID_FILE"
}

engine_await() {
  local end=$((SECONDS + ENGINE_START_LIMIT))
  until engine_answers; do
    [ "$SECONDS" -lt "$end" ] || fail "the Docker Engine did not answer within $ENGINE_START_LIMIT s: $(tail -n 1 "$ENGINE_LOG" 2>/dev/null)"
    sleep 0.2
  done
}

# Only the engine that we started, never one that was there before.
engine_stop_ours() {
  local pid
  [ -r "$ENGINE_PID_FILE" ] || return 0
  pid=$(<"$ENGINE_PID_FILE")
  if [ "$pid" = systemd ]; then
    systemctl stop docker.socket docker.service || true
  elif is_running_as "$pid" dockerd; then
    say "Stopping the Docker Engine that was started here"
    stop_or_kill "$pid" "$ENGINE_STOP_LIMIT" "The Docker Engine"
  fi
  rm -f "$ENGINE_PID_FILE"
}
