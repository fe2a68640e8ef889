# Sourced by the commands beside it: builds the programs when a source is newer than the last build.

# Modules whose programs the local run starts.
programs="sandbox ingress-service token-service sync-service projection-service"
# What they are built from, beside themselves.
libraries="contract access telemetry database deploy/embedded deploy/local"

require() {
  command -v "$1" >/dev/null && return
  echo "$1 is not on the PATH: install $2." >&2
  exit 1
}

is_stale() { # home
  local stamp="$1/deploy/local/target/built" module
  [ -f "$stamp" ] || return 0
  for module in $programs; do
    [ -f "$1/$module/target/quarkus-app/quarkus-run.jar" ] || return 0
  done
  for module in $programs $libraries; do
    [ -z "$(find "$1/$module/pom.xml" "$1/$module/src/main" -newer "$stamp" -print -quit)" ] || return 0
  done
  [ -n "$(find "$1/pom.xml" -newer "$stamp" -print -quit)" ]
}

build_if_stale() { # home
  require java "a JDK, 17 or newer"
  is_stale "$1" || return 0
  require mvn "Maven, 3.8 or newer"
  local log="$1/deploy/local/target/build.log" modules
  modules="$(echo $programs deploy/local | tr ' ' ',')"
  mkdir -p "$1/deploy/local/target"
  echo "Building (the first time downloads the dependencies, which takes some minutes):"
  if ! mvn -f "$1/pom.xml" --batch-mode --no-transfer-progress -DskipTests -pl "$modules" -am package 2>&1 |
    tee "$log" | sed -un 's/^\[INFO\] Building \(.*[^ ]\) \{1,\}0\..*\(\[.*\]\)$/  \2 \1/p'; then
    grep -m 20 '^\[ERROR\]' "$log" >&2
    echo "The build failed; all that it said is in deploy/local/target/build.log." >&2
    exit 1
  fi
  touch "$1/deploy/local/target/built"
}
