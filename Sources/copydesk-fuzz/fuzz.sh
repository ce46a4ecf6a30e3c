#!/bin/sh
# Runs the fuzz targets one after another: fuzz.sh SECONDS [TARGET…]
#
# The corpus starts with the string literals and the fixtures of the tests and the examples, and grows in
# .build/fuzz-corpus. An input that breaks something is kept in .build/fuzz-findings, and ends the run.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-tokens numbers dates quotes entities readers pages}
binary=.build/fuzz/release/copydesk-fuzz
corpus=.build/fuzz-corpus
findings=.build/fuzz-findings
mkdir -p "$corpus/seeds" "$findings"

# A file for each string literal, without the marks of marked text.
find Tests -name '*.swift' -print0 | sort -z | xargs -0 cat |
  awk -v folder="$corpus/seeds" '
    {
      line = $0
      while (match(line, /"([^"\\]|\\.)*"/)) {
        text = substr(line, RSTART + 1, RLENGTH - 2)
        line = substr(line, RSTART + RLENGTH)
        gsub(/⟦|⟧/, "", text); gsub(/\\"/, "\"", text); gsub(/\\n/, "\n", text)
        if (length(text) > 7 && !(text in seen)) {
          seen[text] = 1
          name = sprintf("%s/%05d", folder, ++count)
          printf "%s", text > name
          close(name)
        }
      }
    }'
find Examples Tests/ArticleReadersTests/Fixtures -type f -size -16k -exec cp {} "$corpus/seeds" \;

failed=""
for target in $targets; do
  echo "== $target: $seconds s =="
  mkdir -p "$corpus/$target"
  SWIFT_BACKTRACE=enable=no COPYDESK_FUZZ_TARGET=$target "$binary" -print_final_stats=1 -max_total_time="$seconds" -max_len=4096 -timeout=20 \
    -rss_limit_mb=2048 -verbosity="${FUZZ_VERBOSITY:-0}" \
    -artifact_prefix="$findings/$target-" "$corpus/$target" "$corpus/seeds" || failed="$failed $target"
done
if [ -n "$failed" ]; then
  echo "findings in:$failed; the inputs are in $findings" >&2
  exit 1
fi
