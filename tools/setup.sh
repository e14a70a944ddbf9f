#!/bin/sh
# setup.sh VENV: makes the virtual environment VENV, or brings it up to date; says what is missing where it cannot.
set -eu
venv=$1

stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# python3 may be too old while a newer one stands beside it under its own name; PYTHON=… chooses one.
found= old= bare=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old="$old $python=$version"; continue; }
    "$python" -c 'import venv, ensurepip' 2>/dev/null || { bare="$bare $python"; continue; }
    found=$python
    break
done
if [ -z "$found" ]; then
    [ -z "$bare" ] || stop "Python without the modules venv and ensurepip:$bare" \
        "on Debian or Ubuntu: apt-get install python3-venv"
    [ -z "$old" ] || stop "Python 3.11 or later is needed; found only:$old" \
        "install a newer one, or name it: make PYTHON=/path/to/python3.12 …"
    stop "python3 is missing; install Python 3.11 or later" \
        "on Debian or Ubuntu: apt-get install python3 python3-venv"
fi

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    echo "setup: making $venv with $found ($version)"
    rm -rf "$venv"
    "$found" -m venv "$venv"
fi
echo "setup: installing vbhc and what its tests use into $venv"
# The constraints also hold for the build of the package itself.
PIP_CONSTRAINT=constraints.txt "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-warn-script-location --editable '.[test]' || stop "pip could not install the packages (see above); is there a network?"
