#!/usr/bin/env bash
# Real Docker Engines for tests: one dockerd per network namespace, all on one bridge of this machine.
#   docker-node.sh bridge SLOT                       the bridge kdb<slot>, this machine's end is 10.77.<slot>.1
#   docker-node.sh up|down SLOT NODE                 namespace kd<slot>n<node>, address 10.77.<slot>.<10+node>, engine on port 2375
#   docker-node.sh start|stop|kill SLOT NODE         the engine: started, ended politely (its containers too), shot (containers live on)
#   docker-node.sh certify SLOT NODE                 from the next start on: TLS with client certificates on port 2376
#   docker-node.sh expire|misname|renew SLOT NODE    the certified engine's certificate from the next start on: expired, another host's, good again
#   docker-node.sh power-off SLOT NODE               engine and containers die at once; start boots it again
#   docker-node.sh freeze|thaw|cut|join SLOT NODE    all processes of the node; its network link
#   docker-node.sh sweep SLOT                        removes whatever the slot holds, also after a crash
# ENGINE_PATH, folders with another engine's programs, is looked through before PATH; DOCKER_MIN_API_VERSION is the engine's own setting.
# Needs root, docker.io, iproute2 and iptables; cgroup v1, hybrid or v2.
set -euo pipefail
PATH=${ENGINE_PATH:+$ENGINE_PATH:}/usr/sbin:/sbin:$PATH

verb=${1:?verb} slot=${2:?slot} node=${3:-}
base=/var/tmp/kdaemon-nodes/$slot # NodeSlot knows it too
bridge=kdb$slot
cgroups=/sys/fs/cgroup

# What freezes a node knows all of its processes. In v2 a group that has groups holds no process of its own, so the engine and its
# containers get one each.
if [ -f "$cgroups/cgroup.controllers" ]; then
  hierarchies=("$cgroups") freezer=$cgroups engine_group=/engine container_group=/containers
else
  hierarchies=("$cgroups"/{cpu,cpuacct,memory,freezer,unified}) freezer=$cgroups/freezer engine_group='' container_group=''
fi

# Names of one node; called again for each node by sweep.
select_node() {
  node=$1
  ns=kd${slot}n$node
  home=$base/$node
  ip=10.77.$slot.$((10 + node))
}

fail() {
  echo "docker-node.sh $verb $slot $node: $1" >&2
  exit 1
}

create_bridge() {
  [ -f "$freezer/cgroup.procs" ] || fail "needs cgroups under $cgroups (the freezer is missing)"
  mkdir -p "$base"
  ip link add "$bridge" type bridge
  ip addr add "10.77.$slot.1/24" dev "$bridge"
  ip link set "$bridge" up
  # A Docker Engine of the machine itself sets FORWARD to DROP, and bridged frames pass through it.
  iptables -w -I FORWARD -i "$bridge" -o "$bridge" -j ACCEPT
}

create_node() {
  mkdir -p "$home/run" "$home/client"
  echo '{}' >"$home/daemon.json"
  ip netns add "$ns"
  ip link add "v$ns" type veth peer name eth0 netns "$ns"
  ip link set "v$ns" master "$bridge" up
  ip -n "$ns" link set lo up
  ip -n "$ns" addr add "$ip/24" dev eth0
  ip -n "$ns" link set eth0 up
  ip -n "$ns" route add default via "10.77.$slot.1"
  for hierarchy in "${hierarchies[@]}"; do mkdir -p "$hierarchy/$ns$engine_group"; done
}

# An authority, and what it signed: the engine's certificate, and in tls/client those three files a client wants.
create_certificates() {
  local tls=$home/tls new=(openssl req -x509 -newkey rsa:2048 -nodes -days 2)
  mkdir -p "$tls/client"
  "${new[@]}" -subj /CN=kdaemon-test-authority -keyout "$tls/ca-key.pem" -out "$tls/client/ca.pem"
  new+=(-CA "$tls/client/ca.pem" -CAkey "$tls/ca-key.pem" -addext basicConstraints=CA:FALSE)
  "${new[@]}" -subj "/CN=$ns" -addext "subjectAltName=IP:$ip" -addext extendedKeyUsage=serverAuth \
    -keyout "$tls/server-key.pem" -out "$tls/server.pem"
  "${new[@]}" -subj /CN=client -addext extendedKeyUsage=clientAuth -keyout "$tls/client/key.pem" -out "$tls/client/cert.pem"
}

# days name: signed by the authority of before. Only `openssl x509` signs what has expired already.
sign_engine_certificate() {
  local tls=$home/tls
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$ns" -keyout "$tls/server-key.pem" -out "$tls/server.csr"
  openssl x509 -req -in "$tls/server.csr" -CA "$tls/client/ca.pem" -CAkey "$tls/ca-key.pem" -CAcreateserial -days "$1" -out "$tls/server.pem" \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$2")
}

# Without --tls=false the engine sleeps 16 s before it listens on a plain address.
listen_options() {
  local tls=$home/tls
  if [ -e "$tls/server.pem" ]; then
    echo "-H tcp://$ip:2376 --tlsverify --tlscacert $tls/client/ca.pem --tlscert $tls/server.pem --tlskey $tls/server-key.pem"
  else
    echo "-H tcp://$ip:2375 --tls=false"
  fi
}

# nsenter, not `ip netns exec`: the latter remounts /sys and hides the cgroups. The own mount namespace takes all of the
# engine's mounts with it when it dies, and its own /run/containerd keeps it apart from an engine of the machine.
start_engine() {
  # A pid left by a kill may look alive for a moment (or be somebody else's by now), and the engine would wait for it.
  rm -f "$home/docker.pid" "$home/exec/containerd/containerd.pid"
  local listen groups=("${hierarchies[@]/%//$ns$engine_group/cgroup.procs}") container_parent=/$ns$container_group
  listen=$(listen_options)
  export ns home ip node listen container_parent
  # shellcheck disable=SC2016
  setsid nsenter --net="/run/netns/$ns" unshare --mount --propagation private bash -c '
    for group in "$@"; do echo $$ >"$group"; done
    mkdir -p /run/containerd && mount --bind "$home/run" /run/containerd
    exec dockerd $listen -H "unix://$home/docker.sock" --config-file "$home/daemon.json" \
      --data-root "$home/data" --exec-root "$home/exec" --pidfile "$home/docker.pid" --bip "172.31.$node.1/24" \
      --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "$container_parent" --experimental --metrics-addr "$ip:9323" --insecure-registry 10.77.0.0/16 --label "node=$ns"
    ' engine "${groups[@]}" >>"$home/dockerd.log" 2>&1 </dev/null &
}

engine_pid() { cat "$home/docker.pid" 2>/dev/null || true; }

is_alive() { [ -n "$1" ] && [ -r "/proc/$1/stat" ] && [ "$(cut -d' ' -f3 "/proc/$1/stat")" != Z ]; }

await_end() { # pid, tenths of a second
  for _ in $(seq "$2"); do
    is_alive "$1" || return 0
    sleep 0.1
  done
  return 1
}

stop_engine() {
  local pid
  pid=$(engine_pid)
  is_alive "$pid" || return 0
  kill -TERM "$pid"
  # Old engines hang now and then; then nothing of the node's lives on, as after a polite end.
  await_end "$pid" 300 || power_off
}

kill_engine() {
  local pid
  pid=$(engine_pid)
  is_alive "$pid" || return 0
  kill -KILL "$pid"
  await_end "$pid" 50 || fail "engine $pid did not end within 5 s of SIGKILL"
  await_end "$(cat "$home/exec/containerd/containerd.pid")" 50 || fail "containerd did not end within 5 s of its engine"
}

set_freezer() { # FROZEN or THAWED
  local v1=$freezer/$ns/freezer.state v2=$freezer/$ns/cgroup.freeze
  if [ -e "$v1" ]; then
    echo "$1" >"$v1"
  elif [ -e "$v2" ]; then
    if [ "$1" = FROZEN ]; then echo 1; else echo 0; fi >"$v2"
  fi
}

node_pids() { find "$freezer/$ns" -name cgroup.procs -exec cat {} + 2>/dev/null || true; }

# Frozen first, so that nothing can start a process while the others are being killed.
power_off() {
  set_freezer FROZEN
  for pid in $(node_pids); do kill -KILL "$pid" 2>/dev/null || true; done
  set_freezer THAWED
  for _ in $(seq 100); do
    [ -n "$(node_pids)" ] || break
    sleep 0.05
  done
  [ -z "$(node_pids)" ] || fail "processes survive SIGKILL: $(node_pids | tr '\n' ' ')"
  rm -rf "$home/exec" "$home/run" "$home/docker.pid"
  mkdir -p "$home/run"
}

node_cgroups() { find "$cgroups" -maxdepth 2 -type d -name "$ns" 2>/dev/null | tr '\n' ' '; }

remove_cgroups() {
  for _ in $(seq 40); do
    find "$cgroups/$ns" "$cgroups"/*/"$ns" -depth -type d -exec rmdir {} + 2>/dev/null || true
    [ -n "$(node_cgroups)" ] || return 0
    sleep 0.05
  done
  fail "cgroups stay: $(node_cgroups)"
}

remove_node() {
  power_off
  if [ -e "/run/netns/$ns" ]; then ip netns del "$ns"; fi
  # The kernel removes it with the namespace, possibly between our look and our command.
  if [ -e "/sys/class/net/v$ns" ]; then ip link del "v$ns" || [ ! -e "/sys/class/net/v$ns" ]; fi
  remove_cgroups
  rm -rf "$home"
}

remove_bridge() {
  while iptables -w -D FORWARD -i "$bridge" -o "$bridge" -j ACCEPT 2>/dev/null; do :; done
  if [ -e "/sys/class/net/$bridge" ]; then ip link del "$bridge"; fi
}

# By what is there, not by what should be: a killed test may have left any part of a node.
sweep() {
  local number
  for number in $({
    ls "$base" 2>/dev/null || true
    ls /run/netns 2>/dev/null | sed -n "s/^kd${slot}n//p"
    ls "$freezer" | sed -n "s/^kd${slot}n//p"
  } | sort -un); do
    select_node "$number"
    remove_node
  done
  remove_bridge
  rm -rf "$base"
}

if [ "$verb" != bridge ] && [ "$verb" != sweep ]; then select_node "${node:?node}"; fi
case $verb in
  bridge) create_bridge ;;
  up) create_node && start_engine ;;
  down) remove_node ;;
  start) start_engine ;;
  stop) stop_engine ;;
  kill) kill_engine ;;
  certify) create_certificates ;;
  expire) sign_engine_certificate -1 "IP:$ip" ;;
  misname) sign_engine_certificate 2 IP:192.0.2.1,DNS:elsewhere.example ;;
  renew) sign_engine_certificate 2 "IP:$ip" ;;
  power-off) power_off ;;
  freeze) set_freezer FROZEN ;;
  thaw) set_freezer THAWED ;;
  cut) ip link set "v$ns" down ;;
  join) ip link set "v$ns" up ;;
  sweep) sweep ;;
  *) fail "unknown verb" ;;
esac
