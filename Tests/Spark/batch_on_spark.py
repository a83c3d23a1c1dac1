"""Judges reports on Spark: the program is shipped as a file, and each partition is piped through it.

Usage: batch_on_spark.py FAZHI OUTPUT REPORT...

On a real cluster, give `--master` to spark-submit and read the reports from where they are; the rest stays.
"""

import json
import os
import stat
import subprocess
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def judge(documents):
    """The result lines of the documents of a partition, in order."""
    program = SparkFiles.get("fazhi")
    os.chmod(program, os.stat(program).st_mode | stat.S_IXUSR)
    lines = [json.dumps({"id": path, "text": text}, ensure_ascii=False) for path, text in documents]
    # Status 2 says that some line is an error line; the lines are there all the same.
    done = subprocess.run(
        [program, "batch", "--stdin-reports", "--evidence", "--jobs", "1"],
        input="".join(line + "\n" for line in lines).encode(), stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 2):
        raise RuntimeError(f"fazhi ended with {done.returncode}")
    return done.stdout.decode().splitlines()


def main():
    program, output, reports = sys.argv[1], sys.argv[2], sys.argv[3:]
    master = os.environ.get("SPARK_TEST_MASTER", "local[2]")
    spark = SparkSession.builder.master(master).appName("fazhi").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addFile(program)
    documents = [(path, open(path, encoding="utf-8").read()) for path in reports]
    lines = spark.sparkContext.parallelize(documents, 4).mapPartitions(judge).collect()
    with open(output, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    spark.stop()


if __name__ == "__main__":
    main()
