# Installing Debian packages, only those that are missing. Sourced, not run.

apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# missing_packages: those of packages.txt of which no alternative is installed, and a JDK and Maven when there is none.
missing_packages() {
    local line name found
    while read -r line; do
        found=
        for name in ${line//|/ }; do
            if installed "$name"; then
                found=yes
            fi
        done
        [ -n "$found" ] || printf '%s\n' "$line"
    done < <(names "$here/packages.txt")
    have javac || printf 'default-jdk-headless\n'
    have mvn || printf 'maven\n'
}

# available ALTERNATIVES: the first of "a|b" that apt can install.
available() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    fail "apt offers none of: $1" "Check that Debian's main archive is among apt's sources (apt-cache policy)."
}

# no_database_of_its_own: PostgreSQL is installed for its programs; its package would make a database and start a server.
no_database_of_its_own() {
    mkdir -p /etc/postgresql-common/createcluster.d
    printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.d/slipway.conf
}

install_missing_packages() {
    local missing wanted=() line
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    have apt-get || fail "these packages are missing and there is no apt-get: $(echo $missing)" \
        "Install them by this system's own means; installer/packages.txt names what each is for."
    need_root "packages are missing: $(echo $missing)"
    say "Installing by apt: $(echo $missing)"
    apt_get update >"$log" 2>&1 || fail "apt-get update failed: $(tail -n 3 "$log")" "The whole log: $log"
    for line in $missing; do
        wanted+=("$(available "$line")") || exit 1
    done
    case " ${wanted[*]} " in *" postgresql-"*) no_database_of_its_own ;; esac
    apt_get install -y --no-install-recommends "${wanted[@]}" >"$log" 2>&1 ||
        fail "apt-get install failed: $(grep -E '^(E|W|dpkg):?' "$log" | tail -n 5)" "The whole log: $log"
}
