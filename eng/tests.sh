# Runs test projects one after the other and adds up what they report. Sourced.

results=$root/artifacts/test-results
passed=0
failed=0
skipped=0

test_projects() {
  local project
  for project in "$root"/tests/*/*.Tests.csproj; do
    [[ ! -f $project ]] || basename "$project" .csproj
  done
}

run_project() {
  local project=$1 began=$SECONDS
  local assembly=$root/artifacts/bin/$project/debug/$project.dll
  if [[ ! -f $assembly ]]; then
    count_as_failed "$project" "it was not built; is it in Events.sln?"
    return
  fi
  test_assembly "$assembly" "$results/$project" >"$results/$project.log" 2>&1 </dev/null
  read_counters "$results/$project.trx"
  ((signals == 0)) || exit "$interrupted"
  report "$project" "$((SECONDS - began)) s"
}

# A project that hangs is ended with all its processes, for `timeout` gives them a group of their own.
test_assembly() {
  local assembly=$1 name=${2##*/}
  attend timeout --kill-after=30s "${TEST_TIMEOUT:-30m}" dotnet test "$assembly" ${filter:+--filter "$filter"} \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results"
}

# Skipped is what was not executed: the attribute notExecuted stays 0.
read_counters() {
  local counters
  counters=$(grep -m1 -o '<Counters [^>]*>' "$1" 2>/dev/null || true)
  project_total=$(counter total)
  project_passed=$(counter passed)
  project_skipped=$((project_total - $(counter executed)))
  project_failed=$((project_total - project_passed - project_skipped))
}

counter() {
  local value
  value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters")
  printf '%s' "${value:-0}"
}

report() {
  local project=$1 duration=$2
  passed=$((passed + project_passed))
  failed=$((failed + project_failed))
  skipped=$((skipped + project_skipped))
  ((project_total == 0 && attend_status == 0)) ||
    echo "$project: $project_passed passed, $project_failed failed, $project_skipped skipped ($duration)"
  ((project_failed == 0)) || print_failures "$results/$project.log"
  ! ended_badly "$project" || report_crash "$project"
}

# An exit code other than 0 without a failed test means the project crashed, hung, or never got to its tests.
ended_badly() {
  ((attend_status != 0)) || return 1
  ((project_failed == 0 || attend_status >= 124)) || grep -q '^Test Run Aborted' "$results/$1.log"
}

report_crash() {
  local reason="it ended with code $attend_status before all its tests had run"
  ((attend_status != 124 && attend_status != 137)) || reason="it had not ended after ${TEST_TIMEOUT:-30m}"
  tail -n 40 "$results/$1.log"
  count_as_failed "$1" "$reason; the end of its output is above"
}

count_as_failed() {
  failed=$((failed + 1))
  echo "$1: counted as failed, for $2"
}

# The runner's own frames and progress lines say nothing about the failure.
print_failures() {
  awk '/^  (Passed|Skipped) |^(Passed|Failed)!|^Results File:|^Test Run / { failing = 0 }
       /^  Failed / { failing = 1 }
       failing && !/^\[xUnit.net/ && !/at System\.(Reflection|RuntimeMethodHandle)/' "$1"
}
