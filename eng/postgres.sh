# A PostgreSQL of this clone's own: loopback only, its own port, data in a folder of its own. Sourced.

server_user=
cluster_folder=
cluster_port=
cluster_in_use=

# The shop's server: keeps its data, and is shared by all ./run of this clone until the last of them ends.
use_kept_postgres() {
  if [[ -n ${ConnectionStrings__Postgres:-} ]]; then
    postgres_words="the PostgreSQL of ConnectionStrings__Postgres"
    return
  fi
  place_cluster postgres
  find_postgres "$(cluster_version)"
  open_locks
  flock 9
  cluster_in_use=yes
  start_kept_cluster
  flock --shared 8
  flock --unlock 9
  offer_cluster
}

# The last one to leave stops the server. Each user holds lock 8, and a killed one holds it no longer.
leave_kept_postgres() {
  [[ -n $cluster_in_use ]] || return 0
  flock 9
  flock --unlock 8
  ! flock --nonblock 8 || stop_cluster
  flock --unlock 9
}

# The tests' server: made anew and thrown away, so it need not survive a power cut.
use_throwaway_postgres() {
  if [[ -n ${ConnectionStrings__Postgres:-} ]]; then
    postgres_words="the PostgreSQL of ConnectionStrings__Postgres"
    return
  fi
  place_cluster test-postgres
  find_postgres ""
  discard_cluster
  cluster_in_use=yes
  make_cluster --no-sync
  start_cluster -c fsync=off -c full_page_writes=off -c synchronous_commit=off
  offer_cluster
}

leave_throwaway_postgres() {
  [[ -n $cluster_in_use ]] || return 0
  discard_cluster
}

offer_cluster() {
  postgres_words="PostgreSQL $pg_version on port $cluster_port"
  export ConnectionStrings__Postgres="Host=127.0.0.1;Port=$cluster_port;Username=postgres;Database=postgres"
}

# Lock 9 is held while starting or stopping, lock 8 while using.
open_locks() {
  exec 8>"$data/postgres-users.lock" 9>"$data/postgres-start.lock"
}

# The server refuses to run as root, so root hands it to the user of Debian's package, who must be able to reach the folder.
place_cluster() {
  local name=$1
  cluster_folder=$data/$name
  ((EUID == 0)) || return 0
  server_user=$(owner_of_cluster)
  check_server_user
  as_server test -x "$data" 2>/dev/null || place_cluster_outside "$name"
}

owner_of_cluster() {
  local owner
  owner=$(stat -c %U "$cluster_folder" 2>/dev/null || true)
  [[ -n $owner && $owner != root && $owner != UNKNOWN ]] || owner=postgres
  printf '%s' "$owner"
}

# The user comes with Debian's package.
check_server_user() {
  id "$server_user" >/dev/null 2>&1 || find_postgres ""
  id "$server_user" >/dev/null 2>&1 ||
    fail "Expected the user '$server_user' to run PostgreSQL, for it refuses root; found no such user. Make it: useradd --system $server_user"
}

# The folder outside carries the clone's key; without our note it is left over from a clone that is gone.
place_cluster_outside() {
  local name=$1 note=$data/$1.folder
  server_user=postgres
  cluster_folder=/var/lib/events-$name-$(clone_key)
  if [[ ! -f $note && -d $cluster_folder && -n $(cluster_version) ]]; then
    find_postgres "$(cluster_version)"
    discard_cluster
  fi
  printf '%s\n' "$cluster_folder" >"$note"
  say "user 'postgres' may not enter this folder, so PostgreSQL's data goes to '$cluster_folder'"
}

cluster_version() {
  cat "$cluster_folder/PG_VERSION" 2>/dev/null || true
}

# The server and its tools get no settings meant for someone else's server, none of our locks, and a folder they may enter.
as_server() {
  local command=(env -u PGDATA -u PGHOST -u PGPORT -u PGUSER -u PGDATABASE -u PGOPTIONS -u PGSERVICE "$@")
  ((EUID != 0)) || command=(runuser -u "$server_user" -- "${command[@]}")
  (cd / && "${command[@]}" 8>&- 9>&-)
}

pg_ctl() {
  as_server "$pg_bin/pg_ctl" -D "$cluster_folder" -w -t 120 "$@" >/dev/null 2>&1 </dev/null
}

start_kept_cluster() {
  if cluster_is_ready; then
    return
  fi
  [[ -n $(cluster_version) ]] || make_cluster
  start_cluster -c max_wal_size=256MB -c wal_keep_size=512MB
}

# The id in postmaster.pid may by now belong to another process; the server itself stands in its data folder.
cluster_runs() {
  local id_of_server folder
  id_of_server=$(line_of_pid_file 1)
  folder=$(as_server readlink "/proc/${id_of_server:-none}/cwd") || return 1
  [[ $folder == "$cluster_folder" ]]
}

cluster_is_ready() {
  cluster_runs && [[ $(line_of_pid_file 8) == ready* ]] || return 1
  cluster_port=$(line_of_pid_file 4)
}

line_of_pid_file() {
  sed -n "$1p" "$cluster_folder/postmaster.pid" 2>/dev/null || true
}

# Made beside its place and moved there when complete: a half-made folder is never taken for a cluster.
make_cluster() {
  local unfinished=$cluster_folder.unfinished log=$data/initdb.log
  rm -rf "$unfinished" "$cluster_folder"
  install -d -m 700 ${server_user:+-o "$server_user"} "$unfinished"
  init_database "$unfinished" C.UTF-8 "$@" >"$log" 2>&1 || init_database "$unfinished" C "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    fail "PostgreSQL could not make '$unfinished'; its words are above."
  }
  mv "$unfinished" "$cluster_folder"
}

init_database() {
  local folder=$1 locale=$2
  shift 2
  as_server "$pg_bin/initdb" -D "$folder" -U postgres -A trust -E UTF8 --locale="$locale" --wal-segsize=1 --no-instructions "$@" </dev/null
}

# Another process may take the port between our look and the server's start, hence the repetition.
start_cluster() {
  local attempt log=$cluster_folder/server.log
  for attempt in 1 2 3 4 5; do
    choose_port "$attempt"
    rm -f "$log"
    pg_ctl -l "$log" -o "-p $cluster_port $(settings_of_cluster) $*" start && return
    if cluster_is_ready; then
      return
    fi
    grep -qsE 'bind|in use|already exists' "$log" || break
    sleep 1
  done
  tail -n 20 "$log" >&2 || true
  fail "PostgreSQL $pg_version did not start on '$cluster_folder'; the end of its log is above."
}

settings_of_cluster() {
  printf '%s ' -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200
}

# The port of last time if it is free; else one below those that outgoing connections use.
choose_port() {
  local attempt=$1 memory=$data/${cluster_folder##*/}.port
  cluster_port=$(cat "$memory" 2>/dev/null || true)
  while [[ -z $cluster_port ]] || ((attempt > 1)) || port_is_taken "$cluster_port"; do
    cluster_port=$((20000 + RANDOM % 12000))
    attempt=1
  done
  printf '%s\n' "$cluster_port" >"$memory"
}

stop_cluster() {
  if cluster_runs; then
    pg_ctl -m fast stop || say "PostgreSQL does not stop; its data is in '$cluster_folder'"
  elif [[ -n $cluster_port ]]; then
    tail -n 5 "$cluster_folder/server.log" >&2 || true
    say "PostgreSQL ended before it was told to; the end of its log is above"
  fi
}

discard_cluster() {
  ! cluster_runs || pg_ctl -m immediate stop || true
  rm -rf "$cluster_folder" "$cluster_folder.unfinished"
}
