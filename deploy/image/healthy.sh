#!/usr/bin/env bash
# Healthy is a service that says it is ready. Needs no program but the shell.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$SERVER_PORT"
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 _ code _ <&3
[ "$code" = 200 ]
