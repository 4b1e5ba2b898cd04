# shellcheck shell=bash disable=SC2034 # the other pieces use what is set here
# What every other piece needs: messages, the configuration, the folders.

say() { printf '%s\n' "$*"; }

fail() {
  printf 'kdaemon: %s\n' "$*" >&2
  exit 1
}

# Paths in the environment are the caller's; the platform itself runs in $ROOT.
absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac }

if [ -n "${KDAEMON_CONF:-}" ]; then
  KDAEMON_CONF=$(absolute "$KDAEMON_CONF")
  export KDAEMON_CONF
fi
readonly CONF=${KDAEMON_CONF:-$ROOT/config/app.conf}

# key default: the environment wins over the file. The platform reads the file itself, and checks it.
setting() {
  local variable=KDAEMON_${1^^} value
  value=${!variable-}
  if [ -z "$value" ] && [ -r "$CONF" ]; then
    value=$(sed -nE "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*(\"([^\"]*)\"|'([^']*)'|([^[:space:]\"'#]([^#]*[^[:space:]#])?))([[:space:]].*)?$/\2\3\4/p" "$CONF" | head -n 1)
  fi
  echo "${value:-$2}"
}

data_folder() {
  if [ -n "${KDAEMON_DATA_DIR:-}" ]; then absolute "$KDAEMON_DATA_DIR"; else (cd "$ROOT" && absolute "$(setting data_dir data)"); fi
}

DATA=$(data_folder)
readonly DATA
export KDAEMON_DATA_DIR=$DATA
readonly LOGS=$DATA/logs

# The address a client on this machine uses: one that listens on all addresses is also on loopback.
client_host() {
  local bound
  bound=$(setting bind_ip 127.0.0.1)
  case $bound in 0.0.0.0) echo 127.0.0.1 ;; ::) echo ::1 ;; *) echo "$bound" ;; esac
}

url_of_port() {
  local host
  host=$(client_host)
  case $host in *:*) echo "http://[$host]:$1" ;; *) echo "http://$host:$1" ;; esac
}

api_url() { echo "$(url_of_port "$(setting api_port 1337)")/$(setting api_version 0.0)"; }
ui_url() { echo "$(url_of_port "$(setting ui_port 13337)")/"; }

# port path: the status code, without any program that a bare machine may lack.
http_status() {
  local version code _
  {
    printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$2" "$(url_of_port "$1" | cut -d/ -f3)" >&3
    read -r -t 3 version code _ <&3
  } 3<>"/dev/tcp/$(client_host)/$1" || return 1
  [ -n "$version" ] && echo "$code"
} 2>/dev/null

is_port_taken() { (: 3<>"/dev/tcp/$(client_host)/$1") 2>/dev/null; }

# megabytes folder what-for: the folder need not exist yet.
require_space() {
  local folder=$2 free
  until [ -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || fail "$3 needs $1 MB of disk below $folder, $free MB are free"
}

# pid text: whether that process is running and has the text in its command line; pids are used again.
is_running_as() { [ -n "$1" ] && tr '\0' '\n' <"/proc/$1/cmdline" 2>/dev/null | grep -qF -- "$2"; }

# pid seconds: asks it to end, and waits.
stop_process() {
  local tenths=$(($2 * 10))
  kill "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null; do
    [ $((tenths--)) -gt 0 ] || return 1
    sleep 0.1
  done
}

# pid seconds name: as above, and kills it when asking did not help.
stop_or_kill() {
  stop_process "$1" "$2" && return 0
  say "$3 did not stop within $2 s, killing it"
  kill -9 "$1" 2>/dev/null || true
}
