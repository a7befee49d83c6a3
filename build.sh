#!/usr/bin/env bash
# The developer's one command: ./build.sh [test|format|browser|bench]   (no word: restore, format check, build)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/eng/setup.sh"
cd "$root"

build() {
  need dotnet ".NET SDK 10"
  say "Restoring packages (locked)"
  dotnet restore --locked-mode -v quiet >&2
  say "Building (warnings are errors)"
  # One compiler for all projects, whatever the machine's settings say: half the time. It is sent home afterwards.
  dotnet build --no-restore -c Release -v quiet --nologo -p:UseSharedCompilation=true >&2
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
}

# Style and analyzers are checked by the build, where a warning is an error; what is left is the white space.
check_format() {
  say "Checking the format"
  dotnet format whitespace --no-restore --verify-no-changes --verbosity quiet >&2
}

# Everything the tests run against for real: PostgreSQL, Chromium, Microsoft's npm packages.
ensure_peers() {
  need node "Node.js 20"
  need_apt /usr/lib/postgresql/15/bin/postgres postgresql-15
  need_apt /usr/bin/chromium chromium
  ensure_webchat
  if [ ! -e tests/conformance/node_modules/.package-lock.json ] || [ tests/conformance/package-lock.json -nt tests/conformance/node_modules/.package-lock.json ]; then
    say "Installing the npm peers"
    npm ci --prefix tests/conformance --no-audit --no-fund --loglevel=error >&2
  fi
}

run() { # run PROJECT
  say "Testing $1"
  dotnet "artifacts/bin/$1/release/$1.dll" --no-ansi --no-progress >&2
}

test_all() {
  build
  check_format
  ensure_peers
  run Awareness.Tests
  run Awareness.Storage.Tests
  run Awareness.Channels.Tests
  run Awareness.App.Tests
  run Awareness.Browser.Tests
  say "Checking the content"
  dotnet artifacts/bin/Awareness.App/release/Awareness.App.dll check >&2
  say "Measuring the answers against their floors"
  dotnet artifacts/bin/Awareness.App/release/Awareness.App.dll eval --gate >&2
  say "Conformance with Microsoft's packages"
  node --test --test-concurrency=2 tests/conformance/*.test.js >&2 # most of their time is waiting
  say "All tests passed"
}

case "${1:-build}" in
  build) build; check_format ;;
  test) test_all ;;
  format) dotnet format >&2 ;;
  browser) build; ensure_peers; run Awareness.Browser.Tests ;;
  bench) build; need_apt /usr/bin/wrk wrk; . tests/lucene/lucene.sh; ensure_lucene; shift; LUCENE_CLASS_PATH="$(lucene_class_path)" dotnet artifacts/bin/Awareness.Benchmarks/release/Awareness.Benchmarks.dll "$@" ;;
  *) fail "Unknown word '$1': ./build.sh [test|format|browser|bench]" ;;
esac
