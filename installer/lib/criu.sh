# A CRIU that works on the running kernel: the system's, or a newer one in a prefix of its own. Sourced, not run.

criu_prefix=$private/criu
criu_wrapper=$private/bin/criu
criu_suite=forky
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# at_least A B: whether version A is B or a later one.
at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

# criu_works FILE: whether it does on the running kernel. From 6.16 on the kernel does not tell some options of network sockets,
# without which no CRIU before 4.2 saves a process that has one; its own check does not look at that.
criu_works() {
    "$1" check >/dev/null 2>&1 || return 1
    ! at_least "$(uname -r)" 6.16 || at_least "$(criu_version "$1")" 4.2
}

criu_version() {
    "$1" --version 2>/dev/null | sed -n 's/^Version: *//p'
}

# debian_archive: the address of the Debian archive that apt itself uses, whichever form its source files have.
debian_archive() {
    apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(CODENAME)|$(REPO_URI)' 'Created-By: Packages' |
        awk -F'|' -v codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" \
            '$1 == "Debian" && $2 == "main" && $3 == codename { print $4; exit }'
}

# private_apt ARGS...: apt-get with sources, lists and cache of its own, so that the system's stay as they are.
private_apt() {
    (cd "$work/packages" && apt_get \
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources" \
        -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
        -o APT::Get::List-Cleanup=0 -o APT::Sandbox::User=root "$@")
}

# find_debian_archive WHAT: sets archive to its address, from which WHAT is to be taken.
find_debian_archive() {
    archive=$(debian_archive)
    if [ -z "$archive" ]; then
        apt_get update >"$log" 2>&1 || fail "apt-get update failed: $(tail -n 3 "$log")" "The whole log: $log"
        archive=$(debian_archive)
    fi
    [ -n "$archive" ] || fail "apt's sources name no Debian archive to take $1 from" "Add Debian's main archive to apt's sources."
}

download_criu() {
    local archive signed=
    find_debian_archive "a newer CRIU"
    [ ! -r "$keyring" ] || signed="[signed-by=$keyring]"
    mkdir -p "$work"/{packages,sources,lists/partial,cache/archives/partial}
    printf 'deb %s %s %s main\n' "$signed" "$archive" "$criu_suite" >"$work/sources/debian.list"
    private_apt update >"$log" 2>&1 && private_apt download $(names "$here/criu-packages.txt" | sed "s|\$|/$criu_suite|") >>"$log" 2>&1 ||
        fail "could not download a newer CRIU: $(grep '^E:' "$log" | tail -n 3)" "The whole log: $log"
}

# write_criu_wrapper FILE PREFIX: a program named criu that runs the prefix's CRIU on the prefix's own libraries.
write_criu_wrapper() {
    local loader libraries
    loader=$(ls -d "$2"/usr/lib64/ld-linux-*.so.* "$2"/usr/lib/*/ld-linux-*.so.* 2>/dev/null | head -n 1)
    libraries=$(dirname "$(ls "$2"/usr/lib/*/libc.so.6)")
    printf '#!/bin/sh\nexec %s --library-path %s %s/usr/sbin/criu "$@"\n' "$loader" "$libraries" "$2" >"$1"
    chmod 755 "$1"
}

install_private_criu() {
    local package
    need_root "the system's CRIU doesn't work on this kernel, and a newer one goes to $private"
    mkdir -p "$private/bin"
    work=$(mktemp -d "$private/.criu.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    download_criu
    for package in "$work"/packages/*.deb; do
        dpkg -x "$package" "$work/root"
    done
    write_criu_wrapper "$work/criu" "$work/root"
    if ! criu_works "$work/criu"; then
        say "Neither the system's CRIU nor Debian's newer one works here: $("$work/criu" check 2>&1 | head -n 1)" >&2
        say "Containers run without it; checkpoint and restore need a system on which 'criu check' passes." >&2
        return 0
    fi
    criu=$criu_wrapper
    rm -rf "$criu_prefix"
    mv "$work/root" "$criu_prefix"
    write_criu_wrapper "$criu_wrapper" "$criu_prefix"
}

# working_criu: the path of a CRIU that works, or nothing.
working_criu() {
    local candidate
    for candidate in "$(command -v criu || true)" "$criu_wrapper"; do
        if [ -x "$candidate" ] && criu_works "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

install_working_criu() {
    criu=$(working_criu)
    [ -z "$criu" ] || return 0
    say "The system's CRIU doesn't work on kernel $(uname -r): taking a newer one from Debian $criu_suite into $criu_prefix"
    install_private_criu
}

criu_summary() {
    if [ -n "$criu" ]; then
        say "CRIU $(criu_version "$criu") ($criu)"
    else
        say "no CRIU"
    fi
}
