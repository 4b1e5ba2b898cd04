# shellcheck shell=bash
# Launches measured beside a bare create-and-start loop, on a platform of their own: whatever else runs here is left alone.

readonly BENCH_LOG=$TARGET/build-bench.log
readonly BENCH_API_PORT=21337
readonly BENCH_UI_PORT=23337

# launches: how many each way at every parallelism.
bench_run() {
  local jdk jar
  if [ -z "${KDAEMON_BENCH:-}" ]; then
    KDAEMON_BENCH=on KDAEMON_TRAINING=off KDAEMON_CLUSTER=bench KDAEMON_DATA_DIR=$DATA/bench \
      KDAEMON_API_PORT=$BENCH_API_PORT KDAEMON_UI_PORT=$BENCH_UI_PORT exec "$ROOT/kdaemon" bench "$1"
  fi
  jdk=$(find_jdk)
  mkdir -p "$LOGS" || fail "cannot write to the data folder $DATA"
  engine_ensure
  demo_make_image
  jar=$(bench_jar "$jdk")
  trap bench_down EXIT
  platform_start
  "$jdk/bin/java" -jar "$jar" "$(url_of_port "$BENCH_API_PORT")" "unix://$SOCKET" "$DEMO_IMAGE" "$1" "$(platform_pid)"
}

bench_jar() {
  local jdk=$1 jar=$ROOT/bench/target/bench-0.1.0-SNAPSHOT-exec.jar
  if [ ! -f "$jar" ] || [ -n "$(find "$ROOT/bench/src" "$ROOT/bench/pom.xml" "$ROOT/pom.xml" -newer "$jar" -print -quit)" ]; then
    require_maven
    mkdir -p "$TARGET"
    (cd "$ROOT" && JAVA_HOME=$jdk mvn --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip=true -pl bench package >"$BENCH_LOG" 2>&1) ||
      fail "the benchmark could not be built, its log is $BENCH_LOG"
  fi
  echo "$jar"
}

bench_down() {
  platform_stop
  engine_stop_ours
}
