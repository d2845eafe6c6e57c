#!/usr/bin/env bash
# A Python of 3.11 or later in, .venv out; does nothing where .venv works already.
set -euo pipefail
cd "$(dirname "$0")/.."

if .venv/bin/python -m pip --version >/dev/null 2>&1; then exit 0; fi

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if new_enough "$candidate"; then
        echo "Making .venv with $("$candidate" --version)"
        "$candidate" -m venv --clear .venv && exit 0
        echo "error: $candidate can make no virtual environment" >&2
        echo "  hint: on Debian and Ubuntu, install the package python3-venv" >&2
        exit 1
    fi
done
echo "error: no Python 3.11 or later was found" >&2
echo "  hint: install one, or name it: make site PYTHON=/path/to/python3" >&2
exit 1
