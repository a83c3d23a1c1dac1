# The tasks of the project; each works on a fresh machine with Swift 6.3 on Debian or Ubuntu.
.POSIX:
.PHONY: setup demo build test lint release install clean

PREFIX = /usr/local
SAMPLE = Reports/qinghe-2023.txt

# libyaml is the only system package that building, testing and the main job need.
setup:
	@pkg-config --exists yaml-0.1 2>/dev/null || .ci/install libyaml-dev pkg-config

build: setup
	swift build

demo: setup
	@swift build --product fazhi 1>&2
	@swift run --skip-build fazhi score $(SAMPLE)

test: setup
	swift test

lint: setup
	swift format lint --strict --parallel -r Package.swift Sources Tests
	swift build --product fazhi
	swift run --skip-build fazhi lint
	swift run --skip-build fazhi test

release: setup
	swift build -c release --product fazhi --static-swift-stdlib

# The checklists are in the binary; nothing else has to be put in place.
install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/fazhi $(DESTDIR)$(PREFIX)/bin/fazhi

clean:
	rm -rf .build
