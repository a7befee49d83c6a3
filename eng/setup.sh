# Sourced by ./awareness and ./build.sh: finds or installs what a fresh machine lacks, and says what it is doing.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

webchat_version=4.18.1
webchat_sha512=7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==

say() { printf '%s\n' "── $*" >&2; }
fail() { printf '%s\n' "✗ $*" >&2; exit 1; }

need() { # need COMMAND WHAT-IT-IS
  command -v "$1" >/dev/null || fail "$2 is missing ($1 is not on the PATH). Install it and run this again."
}

# Installs Debian packages when a command or file is missing: as root at once, otherwise the command to run is named.
need_apt() { # need_apt PROBE PACKAGE...
  local probe=$1; shift
  if [ -e "$probe" ] || command -v "$probe" >/dev/null; then return; fi
  if [ "$(id -u)" -ne 0 ]; then fail "Missing: $*. Install with: sudo apt-get install -y --no-install-recommends $*"; fi
  say "Installing $* (Debian packages)"
  apt-get install -y -q --no-install-recommends "$@" >&2 || { apt-get update -q >&2 && apt-get install -y -q --no-install-recommends "$@" >&2; } || fail "apt-get could not install: $*"
}

# Builds the product when a source is newer than what was built.
ensure_product() {
  local built="$root/artifacts/bin/Awareness.App/release/Awareness.App.dll"
  need dotnet ".NET SDK 10"
  if [ -e "$built" ] && [ -z "$(find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" -newer "$built" \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.sql' -o -name '*.css' -o -name '*.js' -o -name '*.html' \) -print -quit)" ]; then return; fi
  say "Building the product (about a minute the first time)"
  dotnet build "$root/src/Awareness.App" -c Release -v quiet --nologo >&2 || fail "The build failed; the lines above say where."
  touch "$built"
}

# Fetches Microsoft's Web Chat for the page, checks it and compresses it once.
ensure_webchat() {
  local web="$root/artifacts/web" file
  file="$web/webchat-$webchat_version.js"
  if [ -e "$file.br" ]; then return; fi
  need npm "Node.js with npm"
  say "Fetching Web Chat $webchat_version from the npm registry"
  mkdir -p "$web/tmp"
  (cd "$web/tmp" && npm pack "botframework-webchat@$webchat_version" --silent >/dev/null) || fail "npm could not fetch botframework-webchat@$webchat_version. The page also works without it: run again with AWARENESS_NO_WEBCHAT=1."
  local tarball="$web/tmp/botframework-webchat-$webchat_version.tgz"
  [ "$(openssl dgst -sha512 -binary "$tarball" | base64 -w0)" = "$webchat_sha512" ] || fail "The fetched Web Chat is not the one we know (checksum differs): $tarball"
  tar -xzf "$tarball" -C "$web/tmp" package/dist/webchat.js
  say "Compressing Web Chat (once, about ten seconds)"
  node -e '
    const fs = require("fs"), zlib = require("zlib"), [from, to] = process.argv.slice(1), raw = fs.readFileSync(from);
    fs.writeFileSync(to, raw);
    fs.writeFileSync(to + ".gz", zlib.gzipSync(raw, { level: 9 }));
    fs.writeFileSync(to + ".br", zlib.brotliCompressSync(raw, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 10, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }));
  ' "$web/tmp/package/dist/webchat.js" "$file.part" && mv "$file.part" "$file" && mv "$file.part.gz" "$file.gz" && mv "$file.part.br" "$file.br"
  rm -rf "$web/tmp"
}
