#!/usr/bin/env bash
# Runs a program for a test: supervise.sh PROGRAM ARGUMENT... with a pipe from the test as standard input.
# The pipe closes when the test's JVM is gone, however it went; then the whole process group goes too.
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
{ read -r _ <&3 || kill -KILL 0; } &
exec 3<&-
# A signal is meant for the program, which has it as well; here it only interrupts the wait.
trap : TERM
wait "$program"
code=$?
while kill -0 "$program" 2>/dev/null; do
  wait "$program"
  code=$?
done
# What the program left in the group, the watch included.
for left in $(pgrep -g $$); do
  [ "$left" = $$ ] || kill -KILL "$left" 2>/dev/null
done
exit "$code"
