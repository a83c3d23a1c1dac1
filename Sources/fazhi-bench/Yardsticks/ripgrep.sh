#!/bin/sh
# Counts the lines of a folder's files that match patterns, and prints the seconds that took.
# Usage: ripgrep.sh PATTERNS FOLDER
set -eu
command -v rg > /dev/null
start=$(date +%s%N)
matches=$(rg --threads 1 --no-ignore --count-matches --no-filename --file "$1" "$2" | awk '{ sum += $1 } END { print sum }')
end=$(date +%s%N)
echo "$start $end $matches" | awk '{ printf "%.6f %s\n", ($2 - $1) / 1e9, $3 }'
