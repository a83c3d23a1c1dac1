# The tasks of the project; each works on a fresh machine with Swift 6.3 on Debian or Ubuntu.
.POSIX:
.PHONY: setup demo build test lint check-formats release install bench spark-test clean

PREFIX = /usr/local
SAMPLE = Reports/qinghe-2023.txt

setup:
	@sh .ci/setup

build: setup
	swift build

demo: setup
	swift run fazhi score $(SAMPLE)

test: setup
	swift test

# The style of the code, the structure of the checklists, and their examples.
lint: setup
	swift format lint --strict --parallel -r Package.swift Sources Tests
	swift run fazhi lint
	swift run fazhi test

# Opens the office and pipeline formats with other programs; needs Python 3 and a package index.
check-formats: build
	sh .ci/formats/formats.sh

release: setup
	swift build -c release --product fazhi --static-swift-stdlib -Xswiftc -static-executable

# The checklists are in the binary; nothing else has to be put in place.
install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/fazhi $(DESTDIR)$(PREFIX)/bin/fazhi

# Speed, beside ripgrep, Hyperscan and YARA-X where they are there; REPORTS says how many reports.
REPORTS = 2000
ROUNDS = 9

bench: setup
	@sh Sources/fazhi-bench/Yardsticks/bench.sh $(REPORTS) $(ROUNDS)

# Spark over result lines: needs Java; PySpark goes into a folder of its own.
spark-test: release
	@sh Tests/Spark/run.sh

clean:
	rm -rf .build
