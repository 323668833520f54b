#!/usr/bin/env bash
# Prints the directory to put in front of PATH so that `pulumi` and its Node.js language host are found; an empty line when PATH
# has them already. Everything else goes to stderr. Without Pulumi, both are built with Go: once per version and user, into a cache.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
oldest_cli=3.216.0

say() { printf '%s\n' "$@" >&2; }
fail() { say "$@"; exit 1; }

# at_least <lowest> <version>
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$1" ]; }

# required <module directory> <Go module>: the version that go.mod pins
required() { sed -n "s|^[[:space:]]*\(require \)\{0,1\}$2 v\([^ ]*\).*|\2|p" "$here/$1/go.mod"; }

pulumi_on_path() {
  local cli version tool
  cli=$(command -v pulumi) || return 1
  version=$(PULUMI_SKIP_UPDATE_CHECK=true pulumi version 2>/dev/null | sed 's/^v//') || return 1
  if ! at_least "$oldest_cli" "$version"; then
    say "The pulumi on PATH ($cli) is version ${version:-unknown}; $oldest_cli or later is needed, so it is not used."
    return 1
  fi
  cli=$(node -p 'require("fs").realpathSync(process.argv[1])' "$cli")
  for tool in pulumi-language-nodejs pulumi-resource-pulumi-nodejs; do
    if ! command -v "$tool" >/dev/null && [ ! -x "$(dirname "$cli")/$tool" ]; then
      say "The pulumi on PATH ($cli) comes without $tool, so it is not used."
      return 1
    fi
  done
}

if pulumi_on_path; then
  echo
  exit
fi

cli_version=$(required cli github.com/pulumi/pulumi/pkg/v3)
host_version=$(required language-host github.com/pulumi/pulumi/sdk/v3)
cache=${PULUMI_ASTROZERO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pulumi-astrozero}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
installed=$cache/pulumi-$cli_version-nodejs-$host_version

if [ -x "$installed/bin/pulumi" ]; then
  echo "$installed/bin"
  exit
fi

ways="Either install Pulumi $oldest_cli or later (https://www.pulumi.com/docs/install/),
or install Go (https://go.dev/dl/) and run this again: it then builds Pulumi."
command -v go >/dev/null || fail "The Pulumi CLI is not installed, and Go, which could build it, is not either." "$ways"
go_problem=$(cd "$here/cli" && GOWORK=off go list -m 2>&1 >/dev/null) || fail "The Pulumi CLI is not installed, and this Go cannot build it: $go_problem" "$ways"

launcher=$here/../../node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs
[ -f "$launcher" ] || fail "node_modules/@pulumi/pulumi is missing: run \`make install\` first."

mkdir -p "$cache"
lock=$installed.lock
work=$installed.partial.$$
child=

# Whoever builds touches the lock every second: one that has not been touched for a minute was left by a build that was killed.
waited=
until mkdir "$lock" 2>/dev/null; do
  [ -n "$waited" ] || say "Waiting for another build of Pulumi to finish."
  waited=1
  if [ -n "$(find "$lock" -prune -mmin +1 2>/dev/null)" ]; then
    rmdir "$lock" 2>/dev/null || true
  fi
  sleep 1
done

clean_up() {
  if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; fi
  rm -rf "$work"
  rmdir "$lock" 2>/dev/null || true
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

if [ -x "$installed/bin/pulumi" ]; then
  echo "$installed/bin"
  exit
fi

rm -rf "$installed".partial.*
mkdir -p "$work/bin"
SECONDS=0
next_report=15

# go_quietly <what its output counts> <arguments of go…>
go_quietly() {
  local counted=$1
  shift
  GOWORK=off GOBIN=$work/bin CGO_ENABLED=0 go "$@" >"$work/packages" 2>"$work/log" &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    sleep 1
    touch "$lock"
    if [ "$SECONDS" -ge "$next_report" ]; then
      say "  $((SECONDS / 60)) min $((SECONDS % 60)) s: $(wc -l <"$work/log" | tr -d ' ') $counted"
      next_report=$((SECONDS + 15))
    fi
  done
  if ! wait "$child"; then
    child=
    tail -n 20 "$work/log" >&2
    fail "Go could not build Pulumi (its last lines are above). It needs access to a Go module proxy (\`go help goproxy\`) and 5 GB of disk." "$ways"
  fi
  child=
}

# build <module directory> <package> <version> [<build flags…>]
build() {
  local package=$2 version=$3
  cd "$here/$1"
  shift 3
  go_quietly "modules downloaded for ${package##*/}" list -mod=readonly "$@" -deps "$package"
  go_quietly "of at most $(wc -l <"$work/packages" | tr -d ' ') packages of ${package##*/} compiled" install -v -mod=readonly -trimpath "$@" \
    -ldflags "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v$version" "$package"
}

say "Building Pulumi $cli_version with $(cd "$here/cli" && go env GOVERSION), once for this user: about 8 minutes on two cores; 150 MB in $cache and up to 4 GB in Go's own caches."
build language-host github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs "$host_version"
build cli github.com/pulumi/pulumi/pkg/v3/cmd/pulumi "$cli_version" -tags "osusergo grpcnotrace"
cp "$launcher" "$work/bin/"
chmod +x "$work/bin/pulumi-resource-pulumi-nodejs"
rm -f "$work/log" "$work/packages"
built=$(PULUMI_SKIP_UPDATE_CHECK=true PULUMI_HOME=$work/bin/home "$work/bin/pulumi" version) || fail "The pulumi that was built does not start."
rm -rf "$work/bin/home"
mv "$work" "$installed"
say "Built Pulumi $built in $((SECONDS / 60)) min $((SECONDS % 60)) s."
echo "$installed/bin"
