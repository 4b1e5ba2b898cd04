# shellcheck shell=bash disable=SC2034 # the other pieces use what is set here
# The JDK that builds and runs the platform.

readonly JDK_WANTED=25
# The quick compiler and the small collector halve the start. An AOT cache serves only the flags it was made with.
readonly JVM_FLAGS=(-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

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
