# Shared by the scripts of installer/: where things are, and how a script speaks. Sourced, not run.

# shellcheck disable=SC2034  # used by those who source this
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
project=$(dirname "$here")
private=/usr/local/lib/slipway

say() {
    printf '%s\n' "$*"
}

# fail MESSAGE [WHAT TO DO]: an error is what happened and what to do about it.
fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    shift
    for remedy in "$@"; do
        printf '  %s\n' "$remedy" >&2
    done
    exit 1
}

need_root() {
    [ "$(id -u)" = 0 ] || fail "this needs root: $1" "Run it as root, for example: sudo $here/${0##*/}"
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# names FILE: the lines of a list without comments and blanks.
names() {
    sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$1"
}
