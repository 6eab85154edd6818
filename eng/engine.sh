# Which Hangfire the clone is built on: NuGet's packages, or the embedded engine where the feed lacks them. Sourced.

engine_file=$data/engine.props

# Leaves the choice in the environment, where the build finds it.
choose_engine() {
  if [[ -n ${HangfireEngine:-} ]]; then
    check_engine "$HangfireEngine" "the environment variable HangfireEngine" "Unset it, or set it to one of the two."
    say "engine $HangfireEngine, as HangfireEngine says"
  elif [[ -f $engine_file ]]; then
    HangfireEngine=$(stored_engine)
    check_engine "$HangfireEngine" "'$engine_file'" "Delete the file to have the feed asked again."
  else
    ask_feed
  fi
  export HangfireEngine
}

check_engine() {
  local engine=$1 where=$2 remedy=$3
  [[ $engine == package || $engine == embedded ]] ||
    fail "Expected $where to say 'package' or 'embedded', got '$engine'. $remedy"
}

stored_engine() {
  sed -n 's:.*<HangfireEngine>\(.*\)</HangfireEngine>.*:\1:p' "$engine_file"
}

# Stores only what the feed really said: a feed out of reach is asked again next time.
ask_feed() {
  question_feed
  case $feed_answer in
    all-there)
      HangfireEngine=package
      store_engine
      say "the package feed has Hangfire: engine package from now on (stored in .data/engine.props)"
      ;;
    not-there)
      HangfireEngine=embedded
      store_engine
      say "the package feed does not have Hangfire: engine embedded from now on (stored in .data/engine.props)"
      ;;
    *)
      HangfireEngine=embedded
      say "the package feed gave no answer: engine embedded for this time"
      ;;
  esac
}

store_engine() {
  local unfinished=$engine_file.$$
  cat >"$unfinished" <<PROPS
<Project>
  <PropertyGroup>
    <HangfireEngine>$HangfireEngine</HangfireEngine>
  </PropertyGroup>
</Project>
PROPS
  mv "$unfinished" "$engine_file"
}

# Restores a scratch project inside the clone, where package sources and versions are those of the real projects.
question_feed() {
  local scratch
  scratch=$(mktemp -d "$data/engine-question.XXXXXX")
  write_scratch_project >"$scratch/Question.csproj"
  attend env HangfireEngine=package timeout 90 dotnet restore "$scratch/Question.csproj" \
    "-p:ArtifactsPath=$scratch/artifacts" --nologo --tl:off --disable-build-servers >"$scratch/log" 2>&1 </dev/null
  feed_answer=$(judge_restore "$scratch")
  rm -rf "$scratch"
  ((signals == 0)) || exit "$interrupted"
}

write_scratch_project() {
  cat <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hangfire.Core" />
    <PackageReference Include="Hangfire.AspNetCore" />
    <PackageReference Include="Hangfire.PostgreSql" />
    <PackageReference Include="Hangfire.InMemory" />
    <PackageReference Include="MediatR" />
  </ItemGroup>
</Project>
PROJECT
}

# A feed without the MediatR that is asked for answers with the next one, 13, which is no longer free: no use.
judge_restore() {
  local scratch=$1
  if ((attend_status == 0)) && grep -rqs '"MediatR/12\.' "$scratch/artifacts" --include=project.assets.json; then
    echo all-there
  elif ((attend_status == 0)) || grep -qE 'NU110[123]' "$scratch/log"; then
    echo not-there
  else
    echo no-answer
  fi
}
