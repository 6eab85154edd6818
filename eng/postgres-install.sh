# Finds PostgreSQL's server programs, or installs Debian's. Sourced.

oldest_postgres=15

# Leaves the folder of initdb and pg_ctl in pg_bin. A data folder is served only by the version that made it.
find_postgres() {
  local made_by=$1
  look_for_postgres "$made_by" && return
  [[ -z ${PG_BIN:-} ]] ||
    fail "Expected PG_BIN to be the folder of PostgreSQL ${made_by:-$oldest_postgres or later}, got '$PG_BIN'. Correct it, or unset it to have one looked for."
  install_postgres "$made_by"
  look_for_postgres "$made_by" || fail_without_postgres "$made_by"
}

look_for_postgres() {
  local made_by=$1 folder version
  while read -r folder; do
    version=$(version_in "$folder") || continue
    if [[ $version == "${made_by:-$version}" ]] && ((version >= oldest_postgres)); then
      pg_bin=$folder
      pg_version=$version
      return 0
    fi
  done < <(postgres_folders)
  return 1
}

postgres_folders() {
  if [[ -n ${PG_BIN:-} ]]; then
    printf '%s\n' "$PG_BIN"
    return
  fi
  printf '%s\n' /usr/lib/postgresql/*/bin | sort --reverse --version-sort
  ! command -v postgres >/dev/null || dirname "$(readlink -f "$(command -v postgres)")"
}

version_in() {
  local folder=$1
  [[ -x $folder/initdb && -x $folder/pg_ctl ]] || return 1
  "$folder/postgres" --version 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/p' | grep .
}

fail_without_postgres() {
  local made_by=$1
  [[ -z $made_by ]] ||
    fail "Expected PostgreSQL $made_by, which made '$cluster_folder', found none. Install postgresql-$made_by, or delete that folder with its data."
  fail "Expected PostgreSQL $oldest_postgres or later, found none in /usr/lib/postgresql or on the path. Install it (as root: apt-get install postgresql), or set PG_BIN to the folder of its programs, or ConnectionStrings__Postgres to a server you have."
}

install_postgres() {
  local made_by=$1
  may_install || fail_without_postgres "$made_by"
  say "installing PostgreSQL from Debian, without a server of its own"
  apt_get update || say "apt-get update failed; trying with the package lists there are"
  apt_get install postgresql-common || fail_to_install
  forbid_main_cluster
  apt_get install "postgresql${made_by:+-$made_by}" || {
    allow_main_cluster
    fail_to_install
  }
  allow_main_cluster
}

may_install() {
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || sudo -n true 2>/dev/null
}

as_administrator() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}

apt_get() {
  as_administrator env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
    --no-install-recommends "$@" >>"$data/install.log" 2>&1 </dev/null
}

fail_to_install() {
  tail -n 20 "$data/install.log" >&2
  fail "PostgreSQL could not be installed; the end of apt-get's words is above. Install the package 'postgresql' yourself, or set PG_BIN or ConnectionStrings__Postgres."
}

# Debian's package makes and starts a cluster `main` at its first installation. Nobody asked for that one; once the
# package is there, the setting no longer matters to it and goes back to what it was.
forbid_main_cluster() {
  local settings=/etc/postgresql-common/createcluster.conf
  as_administrator cp -p "$settings" "$settings.before"
  as_administrator sed -i -e '/^#* *create_main_cluster/d' -e '1i create_main_cluster = false' "$settings"
}

allow_main_cluster() {
  local settings=/etc/postgresql-common/createcluster.conf
  as_administrator mv "$settings.before" "$settings"
}
