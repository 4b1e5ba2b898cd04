# shellcheck shell=bash
# The AOT cache halves the start. It is made by watching a start: here of a second platform with empty stores of its
# own, at the lowest priority, beside the first one that was built anew, so that no start waits for it.

readonly TRAINING=$DATA/training
readonly TRAINING_PID_FILE=$DATA/training.pid
readonly TRAINING_MARK=-Dkdaemon.training-of=$ROOT

train_in_background() {
  if [ -f "$AOT_CACHE" ] || [ "${KDAEMON_TRAINING:-on}" = off ]; then return 0; fi
  setsid nice -n 19 bash "$ROOT/deploy/launcher/train.sh" "$1" "$TRAINING_MARK" >"$LOGS/training.log" 2>&1 </dev/null &
  echo $! >"$TRAINING_PID_FILE"
}

stop_training() {
  local pid
  [ -r "$TRAINING_PID_FILE" ] || return 0
  pid=$(<"$TRAINING_PID_FILE")
  if is_running_as "$pid" "$TRAINING_MARK"; then
    stop_or_kill "$pid" 15 "The training of the AOT cache"
    # What it started shares its group: a database that was just starting does not know yet that its platform has ended.
    kill -- "-$pid" 2>/dev/null || true
  fi
  rm -rf "$TRAINING" "$TRAINING_PID_FILE"
}
