#!/usr/bin/env bash
# Builds the web site into tmp/site. vitepress fails on a dead link by itself, but not on what it warns of.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p tmp
npx --no-install vitepress build site 2>&1 | tee tmp/site.log
if grep -iE 'warn|\(!\)' tmp/site.log >/dev/null; then
  echo "The site was built with warnings." >&2
  exit 1
fi
