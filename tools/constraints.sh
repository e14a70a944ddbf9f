#!/bin/sh
# constraints.sh: writes constraints.txt anew, from the newest versions that pyproject.toml allows.
set -eu
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
python3 -m venv "$fresh"
"$fresh/bin/python" -m pip install --quiet --disable-pip-version-check '.[test]' editables
{
    echo "# Versions that the tests are run with; made by tools/constraints.sh."
    "$fresh/bin/python" -m pip freeze --disable-pip-version-check --exclude vbhc
} >constraints.txt
