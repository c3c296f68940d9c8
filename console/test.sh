#!/usr/bin/env bash
# Tests the console: lint, pure logic, and Chromium against real servers. What came of it is written
# where the summary of ./socmate test looks; where something cannot be done a sentence says so.
set -u
cd "$(dirname "$0")"

skipped() {
  echo "console: $1."
  exit 0
}

report() { printf '%s' "--reporter=dot --reporter=junit --outputFile=target/surefire-reports/TEST-console-$1.xml"; }

[ -f target/classes/console/manifest.json ] || skipped "not tested: it was left out of this build"
rm -f target/surefire-reports/*.xml
npm run lint --silent || exit 1
npx vitest run --project unit $(report unit) || exit 1

chromium=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$chromium" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium >/dev/null 2>&1
fi
[ -x "$chromium" ] || skipped "journeys skipped: there is no Chromium (set CHROMIUM to one)"

# The journeys' report counts what failed.
CHROMIUM=$chromium npx vitest run --project journeys $(report journeys) || exit 1
[ "${1:-}" = --full ] || exit 0
[ -d measure/node_modules/lighthouse ] || (cd measure && npm install --no-save --no-package-lock --loglevel=error) ||
  echo "console: Lighthouse could not be fetched; all else is measured."
CHROMIUM=$chromium npx vitest run --project measure
