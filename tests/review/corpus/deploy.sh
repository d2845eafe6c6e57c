#!/bin/sh
# FG-0018: pin the version (silent model updates)
set -eu
MODEL="${MODEL:-assistant-4.2.0#FG-9999}"
echo "deploying $MODEL # FG-9998"  # see FG-0017, Regression suite
