#!/usr/bin/env bash
# Prints the Python of a virtual environment that has schemathesis as requirements.txt pins it: made once, in the user's cache.
# Everything else goes to stderr.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wanted="make fuzz needs Python 3.10 or later, with its module venv."

if ! python=$(python3 -c 'import sys, venv; sys.version_info >= (3, 10) or sys.exit(1); print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
  echo "$wanted Found: $(python3 --version 2>&1 || true)" >&2
  exit 1
fi

version=$(sed -n 's/^schemathesis==//p' "$here/requirements.txt")
cache=${PULUMI_ASTROZERO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pulumi-astrozero}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
installed=$cache/schemathesis-$version-python-$python-$(cksum <"$here/requirements.txt" | cut -d ' ' -f 1)

if [ ! -x "$installed/bin/python" ]; then
  echo "Installing schemathesis $version from PyPI into $installed." >&2
  mkdir -p "$cache"
  work=$(mktemp -d "$installed.partial.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  if ! python3 -m venv "$work" >&2; then
    echo "$wanted" >&2
    exit 1
  fi
  "$work/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" >&2
  # Another run may have been faster; what it installed is as good.
  [ -d "$installed" ] || mv "$work" "$installed"
  rm -rf "$work"
  trap - EXIT
fi

echo "$installed/bin/python"
