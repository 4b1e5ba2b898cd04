# shellcheck shell=bash
# The JDK that builds and runs the platform.

readonly JDK_WANTED=25

# home: its feature version, or nothing.
jdk_feature() { sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$1/release" 2>/dev/null || true; }

jdk_on_path() {
  local compiler
  compiler=$(command -v javac) && dirname "$(dirname "$(readlink -f "$compiler")")"
}

find_jdk() {
  local home feature
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$(jdk_on_path)"; do
    feature=$(jdk_feature "$home")
    if [ "${feature:-0}" -ge "$JDK_WANTED" ] && [ -x "$home/bin/javac" ]; then
      echo "$home"
      return
    fi
  done
  fail "needs a JDK $JDK_WANTED or newer, found none in JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm or on the PATH." \
    "Install one (for example temurin-$JDK_WANTED-jdk or openjdk-$JDK_WANTED-jdk) or set JAVA_HOME"
}

require_maven() { command -v mvn >/dev/null || fail "needs Maven to build: apt-get install --no-install-recommends maven"; }
