#!/usr/bin/env bash
# Says how many tests of each group ran and how many were skipped, from the reports of the last run: test-groups.sh [PROJECT].
# Fails when a group ran none, and when one was skipped in the emulated machine.
# A group is a module, or a folder of reports of its own in the installer's: system, window, machine.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/common.sh"

project=${1:-$project}
groups=(conformance runtime-core state protocol service gui installer system window machine)

reports() {
    case $1 in
        conformance) say "$project/src/test/conformance/target/surefire-reports" ;;
        protocol | service) say "$project/privileged-helper/$1/target/surefire-reports" ;;
        system | window | machine) say "$project/installer/target/$1-reports" ;;
        *) say "$project/$1/target/surefire-reports" ;;
    esac
}

# sum FOLDER ATTRIBUTE: of all test suites that are reported there.
sum() {
    { grep -ohs '<testsuite [^>]*>' "$1"/TEST-*.xml || true; } |
        sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" | awk '{ all += $1 } END { print all + 0 }'
}

outcome=0
printf '%-14s %8s %8s\n' group run skipped
for group in "${groups[@]}"; do
    folder=$(reports "$group")
    skipped=$(sum "$folder" skipped)
    run=$(($(sum "$folder" tests) - skipped))
    verdict=
    if [ "$run" = 0 ]; then
        verdict="   none ran"
    elif [ "$group" = machine ] && [ "$skipped" != 0 ]; then
        verdict="   none may be skipped"
    fi
    [ -z "$verdict" ] || outcome=1
    printf '%-14s %8d %8d%s\n' "$group" "$run" "$skipped" "$verdict"
done
exit "$outcome"
