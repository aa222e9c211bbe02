#!/usr/bin/env bash
# Runs in the emulated machine: takes commands over a virtio port, one at a time. A line in is "NUMBER BASE64"; lines out are
# "NUMBER| OUTPUT", and at last "NUMBER= STATUS". By the number a client tells what is meant for it from what another, that
# is gone, did not wait for.

[ ! -b /dev/vdb ] || mountpoint -q /build || mount /dev/vdb /build
exec 3<>/dev/virtio-ports/slipway
while true; do
    # While nobody is connected a read ends at once.
    while read -r number command <&3; do
        status=$({
            {
                code=0
                bash -c "$(base64 -d <<<"$command")" </dev/null 2>&1 3>&- 4>&- || code=$?
                echo "$code" >&4
            } | mawk -W interactive -v number="$number" '{ print number "| " $0 }' >&3
        } 4>&1)
        printf '%s= %s\n' "$number" "$status" >&3
    done
    sleep 0.05
done
