# Finds Chromium for the browser tests, or installs Debian's. Sourced.

browser_project=Hangfire.Browser.Tests

# Without one those tests fail and say what to install; the others need none.
prepare_chromium() {
  wants_browser || return 0
  find_chromium && return
  if may_install; then
    install_chromium
    find_chromium && return
  fi
  say "no Chromium found: the tests of $browser_project will fail. Install it (as root: apt-get install chromium), or set CHROMIUM to the path of the program"
}

# All browser tests are slow ones; of a name it is asked whether the project has it.
wants_browser() {
  printf '%s\n' "${projects[@]}" | grep -qxF "$browser_project" || return 1
  case $filter in
    'Category!=Slow') return 1 ;;
    'FullyQualifiedName~'*) grep -rqF --include='*.cs' -- "${filter#*~}" "$root/tests/$browser_project" ;;
  esac
}

find_chromium() {
  [[ -z ${CHROMIUM:-} ]] || return 0
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM=$(command -v "$name") || continue
    export CHROMIUM
    return 0
  done
  return 1
}

install_chromium() {
  say "installing Chromium from Debian for the browser tests"
  apt_get update || say "apt-get update failed; trying with the package lists there are"
  apt_get install chromium || tail -n 20 "$data/install.log" >&2
}
