# Where this clone keeps its things, and how the scripts speak. Sourced; $root is the clone's folder.

script=${0##*/}
data=$root/.data

# Speaks on standard error, so that the output of `./run <command>` stays the command's own.
say() {
  printf '%s: %s\n' "$script" "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

prepare_clone() {
  find_system_tools
  make_data_folder
  find_home
}

# Debian keeps runuser in sbin, which the path of a bare environment leaves out.
find_system_tools() {
  export PATH="$PATH:/usr/sbin:/sbin"
}

make_data_folder() {
  [[ -d $data ]] || install -d -m 755 "$data" || fail "Cannot make the folder '$data'. Give the clone to the user who runs ./$script."
  [[ -w $data ]] || fail "Cannot write to '$data', which belongs to '$(stat -c %U "$data")'. Run ./$script as that user, or delete the folder."
}

# Without a home of its own the .NET SDK neither finds the user's package sources nor a place for packages.
find_home() {
  local home
  for home in "${HOME:-}" "$(home_of_this_user)" "$data/home"; do
    [[ $home != "$data/home" ]] || mkdir -p "$home"
    if [[ -d $home && -w $home ]]; then
      export HOME=$home
      return
    fi
  done
}

home_of_this_user() {
  getent passwd "$(id -u)" | cut -d: -f6 || true
}

# Tells this clone from every other one on the machine.
clone_key() {
  printf '%s' "$root" | sha256sum | cut -c1-12
}

port_is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
