# The .NET SDK, and quiet builds. Sourced.

prepare_dotnet() {
  # The scripts read what the SDK prints, so it must speak English.
  export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
  export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
  find_dotnet
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "Expected .NET SDK $(wanted_sdk) or a later 10.0, found $(found_sdks). Install the .NET 10 SDK."
}

find_dotnet() {
  local folder
  command -v dotnet >/dev/null && return
  for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    if [[ -n $folder && -x $folder/dotnet ]]; then
      export PATH="$folder:$PATH"
      return
    fi
  done
  fail "Expected the command 'dotnet', found none on the path or in its usual folders. Install the .NET 10 SDK."
}

wanted_sdk() {
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json"
}

found_sdks() {
  local sdks
  sdks=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ')
  printf '%s' "${sdks:-none}"
}

# Builds of one clone wait for one another, for they share its folders. No build server outlives the build.
build() {
  local target=$1 configuration=$2 log=$data/$script-build.log
  attend_step flock --no-fork "$data/build.lock" dotnet build "$root/$target" --configuration "$configuration" \
    --nologo --tl:off -v quiet -clp:NoSummary --disable-build-servers >"$log" 2>&1 </dev/null && return
  awk '!seen[$0]++' "$log" >&2
  say "The build of '$target' failed; its errors are above."
  return 1
}
