#!/usr/bin/env bash
# Runs a command, and whatever that starts, under another version of Node, given in full or in part: tools/node/with.sh 24 npx jest
# The binary comes from npm (the packages node-<platform>-<architecture> behind the package `node`) and stays in the user's cache.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "Usage: ${0##*/} <version of Node> <command…>" >&2
  exit 2
fi
wanted=$1
shift

# The package `node` fetches the binary in an install script, which npm may block; the platform's own package needs none.
package=node-$(node -p 'process.platform + "-" + process.arch')
cache=${PULUMI_ASTROZERO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pulumi-astrozero}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
installed=$cache/node-$wanted

if [ ! -x "$installed/node_modules/$package/bin/node" ]; then
  echo "Installing Node $wanted from npm into $installed." >&2
  mkdir -p "$cache"
  work=$(mktemp -d "$installed.partial.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  npm install --prefix "$work" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error "$package@$wanted" >&2
  version=$("$work/node_modules/$package/bin/node" --version)
  case $version in
    "v$wanted" | "v$wanted".*) ;;
    *)
      echo "$package@$wanted brought Node $version." >&2
      exit 1
      ;;
  esac
  # Another run may have been faster; what it installed is as good.
  [ -d "$installed" ] || mv "$work" "$installed"
  rm -rf "$work"
  trap - EXIT
fi

PATH=$installed/node_modules/$package/bin:$PATH exec "$@"
