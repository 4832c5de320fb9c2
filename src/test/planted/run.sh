#!/usr/bin/env bash
# Plants each fault in a copy of this checkout and expects every test that its patch names to go red. The checkout stays as it is.
#   src/test/planted/run.sh                   all faults
#   src/test/planted/run.sh no-fence …        only these
# Exit code 1 where a test stays green, where a patch does not apply, or where a test is red without any fault.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
copy=$(mktemp -d "${TMPDIR:-/tmp}/planted.XXXXXX")
trap 'rm -rf "$copy"' EXIT
chmod 755 "$copy" # PostgreSQL may run as somebody else

patches=()
if [ $# -eq 0 ]; then
  patches=("$here"/*.patch)
else
  for name in "$@"; do
    patches+=("$here/$name.patch")
  done
fi

tests_of() {
  sed -n 's/^Red: //p' "$@" | tr ' ' '\n' | sort -u
}

# Only what changed is compiled: a patch never changes what other files see.
run_tests() {
  rm -rf "$copy/target/surefire-reports"
  (cd "$copy" && ./mvnw -B -ntp test -DskipAnalysis -Dspotless.check.skip \
    -Dmaven.compiler.useIncrementalCompilation=false -Dtest="$(paste -sd, -)") >"$copy/maven.log" 2>&1 || true
}

# Whether the reports hold that test, failed.
is_red() {
  local report
  report=$(find "$copy/target/surefire-reports" -name "TEST-*.${1%#*}.xml" 2>/dev/null)
  [ -n "$report" ] && awk -v method="${1#*#}" '
    /<testcase / { ours = $0 ~ "name=\"" method "[\"({\\[]" }
    ours && /<(failure|error)[ >]/ { red = 1 }
    END { exit !red }' "$report"
}

# Whether the reports hold that test at all.
has_run() {
  grep -qs "<testcase name=\"${1#*#}[\"({[]" "$copy"/target/surefire-reports/TEST-*."${1%#*}".xml
}

(cd "$root" && tar --exclude=./target --exclude=./.git -cf - .) | tar -xf - -C "$copy"

failed=0
row() {
  printf '%-32s %-80s %s\n' "$@"
}

row FAULT TEST RESULT
tests_of "${patches[@]}" | run_tests
for test in $(tests_of "${patches[@]}"); do
  if ! has_run "$test" || is_red "$test"; then
    row "(none)" "$test" "not green: nothing can be said"
    failed=1
  fi
done
if [ $failed -ne 0 ]; then
  tail -30 "$copy/maven.log"
  exit 1
fi

for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  if ! git -C "$copy" apply "$patch"; then
    row "$name" "" "DOES NOT APPLY"
    failed=1
    continue
  fi
  tests_of "$patch" | run_tests
  for test in $(tests_of "$patch"); do
    if is_red "$test"; then
      row "$name" "$test" red
    elif has_run "$test"; then
      row "$name" "$test" GREEN
      failed=1
    else
      row "$name" "$test" "DID NOT RUN"
      failed=1
    fi
  done
  git -C "$copy" apply -R "$patch"
done
exit $failed
