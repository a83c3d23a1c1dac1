#!/bin/sh
# Judges the sample reports on a local Spark cluster of two workers, and compares with a local run.
# Needs Java (apt-get install default-jre-headless); PySpark comes from PyPI into a folder of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
fazhi=$root/.build/release/fazhi
[ -x "$fazhi" ] || { echo "spark-test: run 'make release' first" >&2; exit 2; }
command -v java > /dev/null || { echo "spark-test: apt-get install default-jre-headless" >&2; exit 2; }
environment=${SPARK_ENVIRONMENT:-$root/.build/spark}
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import pyspark' 2> /dev/null || "$environment/bin/pip" install --quiet pyspark
export PYSPARK_PYTHON="$environment/bin/python"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# Each report several times, so that every worker has some.
mkdir "$results/reports"
for copy in 1 2 3 4; do
  for report in Reports/*.txt; do cp "$report" "$results/reports/$copy-$(basename "$report")"; done
done
printf 'no report' > "$results/reports/5-broken.txt"

# Two workers, each a process of its own that is sent the program and its documents.
SPARK_TEST_MASTER='local-cluster[2,1,1024]' "$PYSPARK_PYTHON" "$here/batch_on_spark.py" \
  "$fazhi" "$results/spark.jsonl" "$results"/reports/*.txt

"$PYSPARK_PYTHON" - "$results"/reports/*.txt > "$results/documents.jsonl" << 'END'
import json, sys
for path in sys.argv[1:]:
    print(json.dumps({"id": path, "text": open(path, encoding="utf-8").read()}, ensure_ascii=False))
END
"$fazhi" batch --stdin-reports --evidence < "$results/documents.jsonl" > "$results/local.jsonl" || [ $? -eq 2 ]
cmp "$results/spark.jsonl" "$results/local.jsonl"
echo "spark-test: $(wc -l < "$results/local.jsonl") result lines, the same on Spark and here"
