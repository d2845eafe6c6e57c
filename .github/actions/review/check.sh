#!/usr/bin/env bash
# The action's inputs as CATALOGUE, PATHS, FAIL_ON, BASELINE and SARIF in; annotations out.
set -euo pipefail

checker=$(dirname "${BASH_SOURCE[0]}")/../../../tools/check_citations.py
options=(--fail-on "${FAIL_ON:-error}")
paths=()
while IFS= read -r line; do
    [[ -z $line ]] || options+=(--catalogue "$line")
done <<<"$CATALOGUE"
while IFS= read -r line; do
    [[ -z $line ]] || paths+=("$line")
done <<<"${PATHS:-.}"
[[ -z ${BASELINE:-} ]] || options+=(--baseline "$BASELINE")

# Code scanning wants the file even when the job fails.
if [[ -n ${SARIF:-} ]]; then
    status=0
    python3 "$checker" "${options[@]}" --format sarif -- "${paths[@]}" >"$SARIF" || status=$?
    ((status < 2)) || exit "$status"
fi
python3 "$checker" "${options[@]}" --format github -- "${paths[@]}"
