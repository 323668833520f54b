#!/usr/bin/env bash
# Packs the package as it would be published, and lets others judge: publint the manifest, "Are the Types Wrong?" what compilers see,
# npm whether it could be published.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" >/dev/null
tarball=$(echo "$work"/*.tgz)
npx --no-install publint run "$tarball" --strict
npx --no-install attw "$tarball" --format ascii --no-color
# Forced: otherwise it would fail from one release until the version is raised.
npm publish --dry-run --force --loglevel=error
