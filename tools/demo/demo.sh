#!/usr/bin/env bash
# One round of work with pulumi-astrozero: declare, apply, change, destroy, with the real Pulumi against a local Astro Zero.
# `make demo` installs and builds what this needs and puts Pulumi on PATH. Everything lives in a temporary folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\033[1;36m' dim=$'\033[2m' plain=$'\033[0m' color=always
else
  bold='' dim='' plain='' color=never
fi

step=0
title() {
  step=$((step + 1))
  printf '\n%s== %d. %s%s\n' "$bold" "$step" "$1" "$plain"
  shift
  [ $# -eq 0 ] || printf '%s\n' "$@"
  printf '\n'
}
shown() { printf '%s$ %s%s\n' "$dim" "$*" "$plain"; }
fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

if ! command -v pulumi >/dev/null || [ ! -f dist/cli/main.js ]; then fail "Run \`make demo\`: it builds what the demo needs."; fi

# Inside the repository, so that the edited program finds pulumi-astrozero as the example does; git ignores tmp/.
mkdir -p tmp
work=$(mktemp -d "$PWD/tmp/demo.XXXXXX")
emulator=
finish() {
  status=$?
  trap - EXIT
  if [ -n "$emulator" ]; then
    kill "$emulator" 2>/dev/null || true
    wait "$emulator" 2>/dev/null || true
  fi
  if [ "$status" -gt 128 ]; then
    printf "\n%sThe demo was stopped in step %d.%s\n" "$bold" "$step" "$plain" >&2
  elif [ "$status" -ne 0 ]; then
    printf "\n%sThe demo failed in step %d (exit code %d).%s\n" "$bold" "$step" "$status" "$plain" >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Nothing of the user's: no settings, no login, no state.
unset "${!ASTROZERO_@}" "${!PULUMI_@}"
export PULUMI_HOME=$work/home PULUMI_BACKEND_URL=file://$work/state PULUMI_CONFIG_PASSPHRASE=demo
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost
mkdir "$work/home" "$work/state" "$work/program"

requests() { grep -cE '^(GET|POST|PUT|DELETE) ' "$work/emulator.log" || true; }

# run_pulumi <directory> <arguments…>: shows the command and what it prints, without empty lines and without the lines that only say
# that a step begins; then counts the requests that reached the platform.
run_pulumi() {
  local directory=$1 before count status=0
  shift
  before=$(requests)
  shown pulumi "$@"
  pulumi --non-interactive --color "$color" --cwd "$directory" "$@" --stack demo --config-file "$work/program/Pulumi.demo.yaml" \
    --suppress-progress 2>&1 </dev/null | awk 'NF && !/ing \(0s\)/ { sub(/ +$/, ""); print; fflush() }' | tee "$work/output" || status=$?
  count=$(($(requests) - before))
  printf 'Requests to the platform: %d\n' "$count"
  printf '  step %d, %-34s %3d\n' "$step" "pulumi $1${2:+ $2}" "$count" >>"$work/summary"
  return "$status"
}

# edit <what> <sed script>: changes the copy of the program and shows the change.
edit() {
  cp "$work/program/index.ts" "$work/before.ts"
  sed "$2" "$work/before.ts" >"$work/program/index.ts"
  if cmp -s "$work/before.ts" "$work/program/index.ts"; then fail "examples/quickstart/index.ts no longer holds what the demo changes: $1"; fi
  diff -U 0 "$work/before.ts" "$work/program/index.ts" | grep '^[-+] ' || true
}

platform() { node tools/demo/platform.js "$@"; }

title "Start a local Astro Zero" "The emulator answers the calls of the platform's REST API; it needs no tenant and no network."
shown npx astrozero emulator
: >"$work/emulator.log"
node dist/cli/main.js emulator >>"$work/emulator.log" 2>&1 &
emulator=$!
waited=0
until grep -q '^export ASTROZERO_NAMESPACE=' "$work/emulator.log"; do
  kill -0 "$emulator" 2>/dev/null || fail "The emulator did not start:" "$(cat "$work/emulator.log")"
  [ "$waited" -lt 300 ] || fail "The emulator did not start within 30 seconds."
  waited=$((waited + 1))
  sleep 0.1
done
head -n 1 "$work/emulator.log"
eval "$(grep '^export ASTROZERO_' "$work/emulator.log")"

# The project as it will be edited; its stack settings serve the original, too.
cp examples/quickstart/index.ts examples/quickstart/package.json examples/quickstart/tsconfig.json "$work/program/"
grep -v '^main:' Pulumi.yaml >"$work/program/Pulumi.yaml"
pulumi --non-interactive --cwd "$work/program" stack init demo >"$work/output" 2>&1 || fail "$(cat "$work/output")"

title "Apply the schema of examples/quickstart" "Two picklists and three objects with their fields, declared in one TypeScript program."
run_pulumi . up --yes --skip-preview

title "See what exists on the platform now" "Read through the REST API, not from Pulumi's state."
platform list

title "Change the program and preview the change" "A new label and a new field, in a copy of the example:"
edit "the field vip" 's/^\(  *\)vip: checkbox.*/\1vip: checkbox({ label: "Key account" }),\
\1rating: number({ label: "Rating", length: 1 }),/'
run_pulumi "$work/program" preview --diff
echo
echo "Apply it:"
run_pulumi "$work/program" up --yes --skip-preview

title "Preview again" "Program, state and platform agree: nothing to do, and no request is needed to know it."
run_pulumi "$work/program" preview --expect-no-changes

title "Try to lose data" "A record gets a phone number; then the field goes from the program. The preview refuses:"
record=$(platform add demo__Customer__CST demo__code__CST=C-1 demo__phone__CST=555-0100)
edit "the field phone" '/^ *phone: phone(/d'
if run_pulumi "$work/program" preview --diff; then fail "The preview should have been refused."; fi
grep -q AZ102 "$work/output" || fail "The preview failed for another reason than AZ102."
platform remove demo__Customer__CST "$record"

title "Destroy everything" "The record is deleted, so nothing stands against it."
run_pulumi "$work/program" destroy --yes --skip-preview
echo
echo "What is left on the platform:"
platform assert-empty

title "Requests to the platform, counted by the emulator" "One sign-in for each command; to create, 3 for an object with all its fields and 2 for a picklist."
cat "$work/summary"
if grep '^defect: ' "$work/emulator.log"; then fail "The emulator met defects of its own (above)."; fi
