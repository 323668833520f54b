#!/usr/bin/env bash
# Prints the path of a Chromium for the test of the console: that of PULUMI_ASTROZERO_CHROMIUM, one on PATH, or Debian's package, which is
# installed when this user may. Everything else goes to stderr.
set -euo pipefail

fail() { printf '%s\n' "$@" >&2; exit 1; }

if [ -n "${PULUMI_ASTROZERO_CHROMIUM:-}" ]; then
  [ -x "$PULUMI_ASTROZERO_CHROMIUM" ] || fail "PULUMI_ASTROZERO_CHROMIUM names no program: $PULUMI_ASTROZERO_CHROMIUM"
  echo "$PULUMI_ASTROZERO_CHROMIUM"
  exit
fi

on_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! on_path; then
  ways="Install Chromium or Google Chrome, or name one in PULUMI_ASTROZERO_CHROMIUM."
  command -v apt-get >/dev/null || fail "The test of the console needs Chromium. $ways"
  [ "$(id -u)" = 0 ] || fail "The test of the console needs Chromium, and only root can install it: sudo apt-get install chromium. $ways"
  echo "Installing Debian's package chromium, once." >&2
  export DEBIAN_FRONTEND=noninteractive
  # Another installation may be going on.
  install() { apt-get -o DPkg::Lock::Timeout=300 "$@" >&2; }
  if ! { install -qq update && install -qq install --yes --no-install-recommends chromium fonts-dejavu-core; }; then
    fail "Debian's package chromium could not be installed (see above). $ways"
  fi
  on_path || fail "Debian's package chromium brought no program of that name. $ways"
fi
