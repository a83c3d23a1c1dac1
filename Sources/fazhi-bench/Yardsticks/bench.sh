#!/bin/sh
# Builds what is measured and what it is measured beside, and runs the benchmark.
# Usage: bench.sh [REPORTS [ROUNDS]]
set -eu
reports=${1:-2000}
rounds=${2:-9}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root"
swift build -c release --product fazhi-bench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/reports" "$folder/tools"
cp "$here/phrases.txt" "$here/yara.py" "$here/ripgrep.sh" "$folder/tools"
chmod +x "$folder/tools/ripgrep.sh"
cc -O2 -o "$folder/tools/hyperscan" "$here/hyperscan.c" -lhs 2> /dev/null || true
.build/release/fazhi-bench "$reports" "$rounds" "$folder" Reports
# The latency of a single report, as a whole process, beside one that does nothing.
if command -v hyperfine > /dev/null; then
  make --silent release > /dev/null
  hyperfine --shell=none --warmup 5 --runs 40 --style basic \
    ".build/release/fazhi score Reports/qinghe-2023.txt --format json --output /dev/null" \
    "/usr/bin/python3 -c pass"
else
  echo "latency of one report: not measured; apt-get install hyperfine"
fi
