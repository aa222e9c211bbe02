#!/usr/bin/env bash
# Lists what running Slipway may leave on a machine, one a line and sorted: leaks.sh [TEXT], only what contains TEXT.
# Two listings that differ show a leak: a mount, network namespace, interface, address, packet filter chain, cgroup,
# process or file.
set -euo pipefail

programs='^(conmon|runc|criu|catatonit|Xvfb|openbox|xdotool|qemu-system-x86|skopeo|docker-registry)$'

# The CNI plugins make these once for a machine and keep them.
shared_chains='CNI-(FORWARD|ADMIN|ISOLATION-STAGE-[12]|HOSTPORT-(DNAT|MASQ|SETMARK))'
shared_filters="^(:$shared_chains |-A (FORWARD|PREROUTING|OUTPUT|POSTROUTING) .*-j $shared_chains$|-A $shared_chains (-m (comment --comment .*|mark --mark [0-9a-fx/]+) )?-j (RETURN|CNI-ADMIN|MASQUERADE|MARK .*)$)"

mounts() {
    sed -n 's/^[^ ]* [^ ]* [^ ]* [^ ]* \([^ ]*\) .*/mount \1/p' /proc/self/mountinfo | grep -E 'slipway|nsfs|netns' || true
}

namespaces() {
    find /run/netns -mindepth 1 -maxdepth 1 -printf 'network namespace %p\n' 2>/dev/null || true
}

interfaces() {
    find /sys/class/net -mindepth 1 -maxdepth 1 \( -name 'veth*' -o -name 'slip*' -o -name 'swt*' -o -name 'swr*' -o -name 'cni*' \) -printf 'interface %f\n'
}

addresses() {
    local file
    for file in /var/lib/cni/networks/*/[0-9]*; do
        [ ! -f "$file" ] || printf 'address %s %s\n' "$file" "$(head -n 1 "$file" | tr -d '\r')"
    done
    find /var/lib/cni/networks -mindepth 1 -maxdepth 1 -name '*slipway-*' -printf 'address range %p\n' 2>/dev/null || true
    find /var/lib/cni/results /var/lib/cni/cache -type f -printf 'network result %p\n' 2>/dev/null || true
}

# Rules and chains of both families; iptables shows those that it keeps in nftables too. Programs that use nftables
# themselves have a table of their own.
filters() {
    local program
    for program in iptables ip6tables; do
        ! command -v "$program-save" >/dev/null || "$program-save" 2>/dev/null |
            { grep -E '^:CNI-|^-A .*(CNI|slipway| (slip|swt|swr)[0-9a-zA-Z]+ )' || true; } |
            sed -E 's/ \[[0-9]+:[0-9]+\]$//' | { grep -vE "$shared_filters" || true; } | sed "s/^/filter of $program /"
    done
    ! command -v nft >/dev/null || nft list tables 2>/dev/null | { grep -iE 'cni|slipway' || true; } | sed 's/^/filter /'
}

cgroups() {
    find /sys/fs/cgroup -maxdepth 7 -type d -path '*slipway*' -printf 'cgroup %p\n' 2>/dev/null || true
}

# Without a program for each: there are hundreds.
processes() {
    local directory name words line
    for directory in /proc/[0-9]*; do
        { read -r name <"$directory/comm" && mapfile -d '' -t words <"$directory/cmdline"; } 2>/dev/null || continue
        line="${words[*]} "
        if [ "$line" != " " ] && { [[ $name =~ $programs ]] || [[ $line == *' dev.slipway.'*.Main* ]]; }; then
            printf 'process %s %.300s\n' "${directory#/proc/}" "$line"
        fi
    done
}

files() {
    find "${TMPDIR:-/tmp}" /run /var/lib /etc/cni/net.d -mindepth 1 -maxdepth 1 \
        \( -name '*slipway*' -o -name 'junit*' -o -name '.X*-lock' \) -printf 'file %p\n' 2>/dev/null || true
}

{ mounts; namespaces; interfaces; addresses; filters; cgroups; processes; files; } | grep -F -- "${1:-}" | sort -u || true
