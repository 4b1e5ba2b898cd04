# shellcheck shell=bash
# The build with all its tests, and what they need of this machine besides a JDK and Maven.

# What the tests start through Testcontainers and Compose, and what the services' images are built with.
readonly TEST_IMAGES=(debian:trixie-slim mysql:9 rabbitmq:4-management hashicorp/consul prom/prometheus haproxy:3.0
  maven:3-eclipse-temurin-25)
readonly PULL_LIMIT=600

run_tests() {
  local jdk options=()
  jdk=$(find_jdk)
  require_maven
  "$ROOT/deploy/system-packages.sh" test
  if [ "${1:-}" = --without-containers ]; then
    options=(-Dkdaemon.test.containers=off)
  else
    borrow_engine
    provide_images "${TEST_IMAGES[@]}"
  fi
  (cd "$ROOT" && JAVA_HOME=$jdk exec mvn --batch-mode --no-transfer-progress "${options[@]}" verify) &
  tests_await $!
}

# In the background, so that a signal is not kept waiting until Maven ends by itself.
tests_await() {
  # shellcheck disable=SC2064
  trap "kill $1 2>/dev/null; wait $1 || true; exit 130" HUP INT TERM
  wait "$1"
}

# An engine that we start is stopped again, however the tests end.
borrow_engine() {
  [ -z "${DOCKER_HOST:-}" ] || return 0
  engine_answers && return 0
  mkdir -p "$LOGS" || fail "cannot write to the data folder $DATA"
  trap engine_stop_ours EXIT
  trap 'exit 130' HUP INT TERM
  engine_ensure
}

provide_images() {
  local image
  for image in "$@"; do
    docker image inspect "$image" >/dev/null 2>&1 || pull_image "$image" || true
  done
  # Leaves alone what was pulled; renews a stand-in of its own that has become outdated.
  "$ROOT/deploy/standins.sh" "$@" ||
    fail "no registry and no stand-in gives $*; ./kdaemon test --without-containers proves nothing on MySQL, RabbitMQ 4 and Compose"
}

pull_image() {
  say "Pulling $1"
  timeout "$PULL_LIMIT" docker pull --quiet "$1" >/dev/null 2>&1
}
