#!/usr/bin/env bash
# Writes the tests' web image as a `docker load` archive: web-image.sh ARCHIVE. No engine and no registry needed.
# Two tags of one 2 MB layer: kdaemon/web:1, and kdaemon/web:health with a health check.
# Port 8080 answers / with the container's hostname and /env with its environment.
#   WEB_MODE=crash   exits with code 3 at once        WEB_MODE=error    answers 503
#   WEB_MODE=stuck   ignores SIGTERM                  WEB_DELAY=5       listens only after 5 s
# In a running container the commands `fail` and `recover` switch / between 503 and 200.
set -euo pipefail
archive=${1:?archive}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

mkdir -p "$root"/{bin,tmp,www/cgi-bin}
cp "$(command -v busybox)" "$root/bin/busybox"
for applet in sh cat cp echo env false hostname httpd kill ls mkdir ps rm sleep true wget; do ln -s busybox "$root/bin/$applet"; done

cat >"$root/bin/web" <<'WEB'
#!/bin/sh
[ "$WEB_MODE" != crash ] || { echo "crashing as asked" >&2; exit 3; }
sleep "${WEB_DELAY:-0}"
env >/www/env
[ "$WEB_MODE" = error ] || recover
if [ "$WEB_MODE" = stuck ]; then trap "" TERM; else trap "kill %1; exit 0" TERM; fi
echo "listening on 8080 as $(hostname)"
httpd -f -p 8080 -h /www &
while kill -0 $! 2>/dev/null; do wait $!; done
WEB
printf '#!/bin/sh\nhostname >/www/index.html\n' >"$root/bin/recover"
printf '#!/bin/sh\nrm -f /www/index.html\n' >"$root/bin/fail"
# httpd runs this one for / as long as there is no index.html.
printf '#!/bin/sh\nprintf "Status: 503 Failing\\r\\nContent-Type: text/plain\\r\\n\\r\\nfailing as asked\\n"\n' >"$root/www/cgi-bin/index.cgi"
chmod 755 "$root"/bin/{web,recover,fail} "$root/www/cgi-bin/index.cgi"

# Same bytes, same ids, on every machine with the same busybox.
pack() { tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$1" -cf "$2" .; }
mkdir "$work/image"
pack "$root" "$work/image/layer.tar"
layer=$(sha256sum "$work/image/layer.tar" | cut -d' ' -f1)

write_config() { # file, extra members of "config"
  cat >"$work/image/$1" <<JSON
{"architecture":"$(dpkg --print-architecture)","os":"linux","created":"1970-01-01T00:00:00Z",
 "config":{"Cmd":["web"],"Env":["PATH=/bin"],"ExposedPorts":{"8080/tcp":{}}$2},
 "rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},
 "history":[{"created":"1970-01-01T00:00:00Z","created_by":"web-image.sh"}]}
JSON
}
write_config plain.json ''
write_config health.json ',"Healthcheck":{"Test":["CMD","wget","-q","-O","/tmp/answer","http://127.0.0.1:8080/"],"Interval":1000000000,"Timeout":1000000000,"Retries":2}'
cat >"$work/image/manifest.json" <<'JSON'
[{"Config":"plain.json","RepoTags":["kdaemon/web:1"],"Layers":["layer.tar"]},
 {"Config":"health.json","RepoTags":["kdaemon/web:health"],"Layers":["layer.tar"]}]
JSON

# Moved into place in one step: another suite may be reading or writing the same archive.
pack "$work/image" "$archive.$$"
mv "$archive.$$" "$archive"
