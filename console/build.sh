#!/usr/bin/env bash
# Builds the console into target/classes/console, where Maven packs it; says so in one sentence and
# goes on where it cannot. Nothing is built anew while no source is newer.
set -u
cd "$(dirname "$0")"

left_out() {
  echo "console: left out: $1."
  rm -rf target/classes/console
  exit 0
}

[ "${1:-}" != skip ] || left_out "-DskipConsole"
command -v node >/dev/null || left_out "there is no Node (20.19 or newer builds it)"
command -v npm >/dev/null || left_out "there is no npm"
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  left_out "Node $(node --version) is older than 20.19"

modules=node_modules/.package-lock.json
if [ ! -f "$modules" ] || [ package-lock.json -nt "$modules" ]; then
  # Not "npm ci": it refuses everything where a registry lacks an optional package of one platform.
  npm install --no-save --prefer-offline --no-progress --loglevel=error ||
    left_out "npm could not fetch its libraries, for the reason above"
fi

built=target/classes/console/manifest.json
api=../adapters-http/src/main/resources/openapi.yaml
if [ -f "$built" ] && [ -z "$(find src public ./*.* $api -newer "$built" -print -quit)" ]; then
  exit 0
fi
npm run build --silent
