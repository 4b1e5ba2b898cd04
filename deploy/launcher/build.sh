# shellcheck shell=bash disable=SC2034 # the other pieces use what is set here
# Builds when a source is newer than the last build, and lays the result out for a quick start.

readonly TARGET=$ROOT/target
readonly LAYOUT=$TARGET/layout
readonly APP=$LAYOUT/app.jar
readonly AOT_CACHE=$LAYOUT/app.aot
readonly BUILD_LOG=$TARGET/build.log
readonly BUILD_NEEDS_MB=1500

# The folders count too: a deleted file changes only them.
is_stale() {
  [ -f "$APP" ] || return 0
  [ -n "$(find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/*/src/main -newer "$APP" -print -quit)" ]
}

show_modules() { awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { print "  " $NF " " $3; fflush() }'; }

maven_package() {
  mvn --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip=true \
    -pl standalone -am package 2>&1 | tee "$BUILD_LOG" | show_modules
}

lay_out() {
  local jdk=$1 jar
  jar=$(echo "$ROOT"/standalone/target/standalone-*-exec.jar)
  rm -rf "$LAYOUT" "$LAYOUT.unfinished"
  "$jdk/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$LAYOUT.unfinished" >>"$BUILD_LOG" 2>&1 &&
    mv "$LAYOUT.unfinished/$(basename "$jar")" "$LAYOUT.unfinished/app.jar" &&
    touch -r "$TARGET/build.begin" "$LAYOUT.unfinished/app.jar" &&
    mv "$LAYOUT.unfinished" "$LAYOUT"
}

build_failed() {
  grep '^\[ERROR\]' "$BUILD_LOG" | grep -vE 'To see the full|Re-run Maven|For more information|After correcting|mvn <args>|\[Help 1\] http|\[ERROR\] *$' | head -n 8 >&2
  fail "the build failed, its log is $BUILD_LOG"
}

build_if_stale() {
  local jdk=$1
  is_stale || return 0
  require_maven
  require_space "$BUILD_NEEDS_MB" "$ROOT" "the build"
  mkdir -p "$TARGET"
  # What changes while the build runs is newer than it.
  touch "$TARGET/build.begin"
  say "Building (the first time Maven also downloads some 300 MB)"
  (cd "$ROOT" && JAVA_HOME=$jdk maven_package) || build_failed
  lay_out "$jdk" || build_failed
}
