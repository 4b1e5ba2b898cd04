# shellcheck shell=bash
# The demo: what only the shell can do here, the conversation with the API in the console program.

readonly DEMO_IMAGE=kdaemon/hello:1
readonly DEMO_MARKER=$DATA/demo

console() {
  "$(find_jdk)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$APP" io.kdaemon.standalone.console.Console "$(api_url)" "$@"
}

# Made of this machine's busybox, for a machine that can reach no registry.
demo_make_image() {
  local root
  local_docker image inspect "$DEMO_IMAGE" >/dev/null 2>&1 && return 0
  say "Making the image $DEMO_IMAGE"
  root=$(mktemp -d)
  mkdir -p "$root/bin" "$root/www" "$root/tmp"
  cp "$(command -v busybox)" "$root/bin/busybox"
  for applet in sh httpd hostname; do ln -s busybox "$root/bin/$applet"; done
  # As the first process it must itself say that it ends when it is told to.
  cat >"$root/bin/hello" <<'HELLO'
#!/bin/sh
echo "Hello from $(hostname)" >/www/index.html
httpd -f -p 8080 -h /www &
trap "exit 0" TERM
wait
HELLO
  chmod 755 "$root/bin/hello"
  tar -C "$root" -c . | local_docker import -c 'CMD ["/bin/hello"]' -c 'ENV PATH=/bin' -c 'EXPOSE 8080' - "$DEMO_IMAGE" >/dev/null ||
    fail "the image $DEMO_IMAGE could not be made"
  rm -rf "$root"
}

demo_run() {
  mkdir -p "$LOGS" || fail "cannot write to the data folder $DATA"
  engine_ensure
  demo_make_image
  if [ -n "$(platform_pid)" ]; then say "kDaemon is running already"; else platform_start; fi
  touch "$DEMO_MARKER"
  console demo "$SOCKET" "$DEMO_IMAGE"
  say ""
  say "What the engine itself says (docker ps):"
  local_docker ps --filter "label=kdaemon.application=hello" --format \
    'table {{.Names}}\t{{.Status}}\t{{.Ports}}\t{{.Label "kdaemon.container"}}\t{{.Label "kdaemon.application"}}'
  say ""
  say "The platform stays up:  API $(api_url)  UI $(ui_url)"
  say "./kdaemon demo --down removes all of it again"
}

demo_clean_if_running() {
  [ -e "$DEMO_MARKER" ] || return 0
  if [ -z "$(platform_pid)" ]; then
    say "The demo's containers are left as they are, the platform does not run: ./kdaemon demo --down removes them"
    return 0
  fi
  if ! console clean; then
    say "The demo could not be removed whole; it is tried again by the next ./kdaemon demo --down"
    return 0
  fi
  ! engine_answers || local_docker image rm "$DEMO_IMAGE" >/dev/null 2>&1 || true
  rm -f "$DEMO_MARKER"
}

# Containers are removed by the platform, so that it also knows that they are gone.
demo_down() {
  if [ -e "$DEMO_MARKER" ] && [ -z "$(platform_pid)" ]; then
    engine_ensure
    platform_start
  fi
  platform_down
}
