# shellcheck shell=bash
# Launches measured beside a bare create-and-start loop, on a platform of their own: whatever else runs here is left alone.

readonly BENCH_LOG=$TARGET/build-bench.log
readonly BENCH_API_PORT=21337
readonly BENCH_UI_PORT=23337
readonly BENCH_SERVICES=api-gateway,scheduler-worker,docker-worker,watcher

# program launches: "launches" has so many each way at every parallelism, "streams" so many of each kind.
bench_run() {
  local jdk jar
  if [ -z "${KDAEMON_BENCH:-}" ]; then
    KDAEMON_BENCH=on KDAEMON_TRAINING=off KDAEMON_CLUSTER=bench KDAEMON_DATA_DIR=$DATA/bench \
      KDAEMON_API_PORT=$BENCH_API_PORT KDAEMON_UI_PORT=$BENCH_UI_PORT exec "$ROOT/kdaemon" bench "$@"
  fi
  jdk=$(find_jdk)
  mkdir -p "$LOGS" || fail "cannot write to the data folder $DATA"
  engine_ensure
  demo_make_image
  bench_build "$jdk" bench
  jar=$(bench_jar bench)
  trap bench_down EXIT
  platform_start
  "$jdk/bin/java" -jar "$jar" "$1" "$(url_of_port "$BENCH_API_PORT")" "unix://$SOCKET" "$DEMO_IMAGE" "$2" "$(platform_pid)"
}

# program [options]: fleet or isolation. Options are the program's own; it says which there are. Everything it starts it also stops.
bench_fleet() {
  local jdk
  jdk=$(find_jdk)
  "$ROOT/deploy/system-packages.sh" docker
  borrow_engine
  provide_images mysql:9 rabbitmq:4-management
  bench_build "$jdk" "$BENCH_SERVICES,bench"
  "$jdk/bin/java" -jar "$(bench_jar bench)" "$1" --folder "$ROOT" "${@:2}"
}

# Pure computation: no services, no engine.
bench_placement() {
  local jdk
  jdk=$(find_jdk)
  bench_build "$jdk" bench
  "$jdk/bin/java" -jar "$(bench_jar bench)" placement
}

# One real Prometheus, whose exporters are made up.
bench_load() {
  local jdk
  jdk=$(find_jdk)
  "$ROOT/deploy/system-packages.sh" prometheus
  bench_build "$jdk" bench
  "$jdk/bin/java" -jar "$(bench_jar bench)" load
}

bench_jar() { echo "$ROOT"/"$1"/target/"$1"-*-exec.jar; }

# jdk modules: builds them when a source is newer than their jars.
bench_build() {
  local jdk=$1 modules=$2 module stale=
  for module in ${modules//,/ }; do
    if [ ! -f "$(bench_jar "$module")" ] || [ -n "$(find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/*/src/main -newer "$(bench_jar "$module")" -print -quit)" ]; then
      stale=yes
    fi
  done
  [ -n "$stale" ] || return 0
  require_maven
  mkdir -p "$TARGET"
  say "Building $modules"
  (cd "$ROOT" && JAVA_HOME=$jdk mvn --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip=true -pl "$modules" -am package >"$BENCH_LOG" 2>&1) ||
    fail "the build failed, its log is $BENCH_LOG"
}

bench_down() {
  platform_stop
  engine_stop_ours
}
