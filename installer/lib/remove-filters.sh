#!/usr/bin/env bash
# Takes away the rules of the packet filter that the CNI plugins made for a network's members, for when no helper can:
# remove-filters.sh NETWORK. They are those that name it, the chains these lead to, and those for addresses it has given.
set -euo pipefail

network=${1:?the name of a network}
texts=("name: \\\"$network\\\"")
for address in "/var/lib/cni/networks/$network"/[0-9]*; do
    [ ! -f "$address" ] || texts+=(" ${address##*/}/32 " " ${address##*/}/128 ")
done

for program in iptables ip6tables; do
    command -v "$program-save" >/dev/null || continue
    for table in nat filter; do
        rules=$("$program-save" -t "$table" | grep '^-A ' | grep -F "$(printf '%s\n' "${texts[@]}")") || continue
        chains=$(sed -nE 's/.* -j (CNI-(DN-)?[0-9a-f]+)$/\1/p' <<<"$rules" | sort -u)
        {
            printf '*%s\n' "$table"
            sed 's/^-A /-D /' <<<"$rules"
            for chain in $chains; do
                printf -- '-F %s\n-X %s\n' "$chain" "$chain"
            done
            printf 'COMMIT\n'
        } | "$program-restore" --noflush
    done
done
