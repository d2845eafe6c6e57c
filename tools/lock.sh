#!/usr/bin/env bash
# Dependencies of pyproject.toml in, three lock files with a hash for every file out.
# One resolution serves every Python from 3.11 on; no address of an index is written.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-header \
        "${@:2}" --output-file "$1"
}

lock requirements.lock pyproject.toml --group build
lock requirements-dev.lock pyproject.toml --group dev
lock requirements-node.lock --group node
