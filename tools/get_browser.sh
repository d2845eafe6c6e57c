#!/usr/bin/env bash
# Makes sure that a Chromium or Chrome is there for the browser tests; tests/conftest.py finds it.
set -euo pipefail
cd "$(dirname "$0")/.."

for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
bundled=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)')
if [ -x "$bundled" ]; then exit 0; fi

if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    echo "No Chromium or Chrome found: installing the Debian package chromium for the browser tests"
    apt-get update --quiet --quiet
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends chromium
else
    echo "No Chromium or Chrome found: having Playwright download one for the browser tests"
    .venv/bin/playwright install chromium
fi
