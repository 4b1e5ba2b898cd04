#!/usr/bin/env bash
# A node exporter that sees the load of one node of a test only, though all nodes are on one kernel: it runs in the node's network and control
# groups, and lxcfs answers its reads of /proc by the group of the reader. Pressure comes from the group itself.
#   node-exporter.sh NAMESPACE LXCFS_FOLDER program [arguments]
# Needs root, lxcfs and cgroup v1 or hybrid.
set -euo pipefail

readonly ns=$1 lxcfs=$2 cgroups=/sys/fs/cgroup
shift 2

fail() {
  echo "node-exporter: $1" >&2
  exit 1
}

# Without a cpuset of its own it would read the CPU figures of the whole machine.
join_groups() {
  local group file
  mkdir -p "$cgroups/cpuset/$ns"
  for file in cpus mems; do cat "$cgroups/cpuset/cpuset.$file" >"$cgroups/cpuset/$ns/cpuset.$file"; done
  for group in cpuset cpu cpuacct memory freezer; do echo $$ >"$cgroups/$group/$ns/cgroup.procs"; done
}

hide_machine() {
  local file
  for file in stat meminfo loadavg cpuinfo uptime diskstats swaps; do mount --bind "$lxcfs/proc/$file" "/proc/$file"; done
  for file in cpu memory io; do
    [ ! -f "$cgroups/unified/$ns/$file.pressure" ] || mount --bind "$cgroups/unified/$ns/$file.pressure" "/proc/pressure/$file"
  done
}

[ -d "$cgroups/cpuset" ] || fail "needs cgroup v1 under $cgroups"
if [ "${INSIDE:-}" != yes ]; then
  INSIDE=yes exec nsenter --net="/run/netns/$ns" unshare --mount bash "$0" "$ns" "$lxcfs" "$@"
fi
join_groups
hide_machine
exec "$@"
