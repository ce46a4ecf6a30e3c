# Copydesk: everything a fresh Debian 12 with a Swift 6 toolchain needs is one `make` away.
#
#   make run      install what is missing, build, run the three analyses on Examples/articles
#   make test     install what is missing, build, run every test
#   make check    what a change must pass: format, imports, tests, plugin checks
#   make install  put the program and its plugins under PREFIX (default /usr/local)

PREFIX ?= /usr/local
BUILD_PACKAGES = pkg-config liblua5.4-dev libpcre2-dev libstemmer-dev libsqlite3-dev \
                 libjansson-dev libmd-dev
TEST_PACKAGES = lua5.4
BINARY = .build/release/copydesk
ANALYSES = entity-counts sentiment troop-numbers
TEST_FLAGS = --disable-xctest

.PHONY: all run test check lint imports plugins-check sanitize install deps test-deps build clean help

all: build

help:
	@sed -n '3,6s/^# *//p' Makefile

deps:
	@.github/install-packages $(BUILD_PACKAGES)

test-deps:
	@.github/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)

build: deps
	swift build -c release

run: build
	@for analysis in $(ANALYSES); do \
	  printf '\n== %s ==\n' "$$analysis"; \
	  $(BINARY) run "$$analysis" -f table Examples/articles || exit $$?; \
	done

test: test-deps
	swift build --build-tests
	swift test --skip-build $(TEST_FLAGS)

lint:
	swift format lint --strict -r Package.swift Sources Tests Plugins Examples

# Refuses an import that Package.swift does not declare.
imports: deps
	swift build --build-tests --explicit-target-dependency-import-check error

plugins-check: build
	@for plugin in Plugins/*/ Examples/plugins/*/; do \
	  $(BINARY) plugins check "$$plugin" && $(BINARY) plugins test "$$plugin" || exit $$?; \
	done

check: lint imports test plugins-check

# The bridge to Lua under AddressSanitizer, in a build folder of its own.
sanitize: test-deps
	swift test $(TEST_FLAGS) --sanitize address --scratch-path .build/address \
	  --filter LuaRuntimeTests

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/copydesk/plugins"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/copydesk"
	cp -R $(addprefix Plugins/,$(ANALYSES)) "$(DESTDIR)$(PREFIX)/share/copydesk/plugins/"

clean:
	rm -rf .build
