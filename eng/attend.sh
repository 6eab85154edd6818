# Runs a command so that Ctrl-C, SIGTERM and a closed terminal reach it, and its exit code reaches us. Sourced.

attended=
attend_status=0
signals=0

watch_signals() {
  trap 'pass_signal 129' HUP
  trap 'pass_signal 130' INT
  trap 'pass_signal 143' TERM
}

# Whatever arrives, the command is asked to end with SIGTERM; who insists a third time ends it for good.
pass_signal() {
  interrupted=$1
  signals=$((signals + 1))
  [[ -n $attended ]] || exit "$interrupted"
  if ((signals < 3)); then
    end_attended TERM
  else
    end_attended KILL
  fi
}

end_attended() {
  kill "-$1" "$attended" 2>/dev/null || true
}

# Waits for the command and leaves its exit code in attend_status. A background process and `wait`, because bash
# lets a foreground process finish before it looks at a signal. The command keeps our standard input, does not
# ignore Ctrl-C as bash's background processes do, inherits no lock, and is asked to end when this script is killed.
attend() {
  attended=starting
  env --default-signal=INT,QUIT setpriv --pdeathsig TERM "$@" <&0 8>&- 9>&- &
  attended=$!
  ((signals == 0)) || end_attended TERM
  wait_for_attended
  attended=
}

# A signal interrupts `wait`, which then knows nothing of the command: ask again. Bash's own word on a killed
# process goes unheard; the exit code says it.
wait_for_attended() {
  local before
  while true; do
    before=$signals
    attend_status=0
    wait "$attended" 2>/dev/null || attend_status=$?
    [[ $signals != "$before" ]] || return 0
  done
}

# For steps on the way: a signal ends the script with the step.
attend_step() {
  attend "$@"
  ((signals == 0)) || exit "$interrupted"
  return "$attend_status"
}
