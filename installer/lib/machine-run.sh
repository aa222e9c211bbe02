# Starting, asking and ending an emulated machine. Sourced, not run. A machine that was started is a folder, machine:
# root (its disk's changes), pid, port (a socket; see machine-agent.sh), console (what its kernel said).

machine_memory=2048
machine_limit=180
machine_silence=300

# start_machine [DISK]: a fresh machine from the kept one, with DISK, if there is one, as /build.
start_machine() {
    mkdir -p "$machine"
    [ ! -e "$machine/root" ] || fail "there is a machine in $machine" "Take it away first: $here/machine stop"
    qemu-img create -q -f qcow2 -F raw -b "$kept/disk" "$machine/root"
    [ $# = 0 ] || mv "$1" "$machine/build"
    boot_machine
}

# boot_machine: with the disks as they are.
boot_machine() {
    local disks=(-drive "file=$machine/root,if=virtio,format=qcow2,cache=writeback")
    [ ! -e "$machine/build" ] || disks+=(-drive "file=$machine/build,if=virtio,format=raw")
    rm -f "$machine/port"
    # Without KVM, with which guests hang on some hosts. The emulator's TSCs are in step, although the kernel's test, which
    # emulated processors are too slow for, says no; without them each look at the clock is an exit from the machine.
    qemu-system-x86_64 -name slipway-machine -accel tcg,thread=multi -cpu max -smp 2 -m "$machine_memory" -nodefaults -display none -nic none \
        -kernel "$kept/kernel" -initrd "$kept/initrd" \
        -append "root=/dev/vda rw console=ttyS0 quiet panic=-1 mitigations=off psi=1 tsc=reliable" \
        "${disks[@]}" -chardev "file,id=console,path=$machine/console,append=on" -serial chardev:console \
        -device virtio-serial -chardev "socket,id=port,path=$machine/port,server=on,wait=off" -device virtserialport,chardev=port,name=slipway \
        -object rng-random,id=random,filename=/dev/urandom -device virtio-rng-pci,rng=random \
        >"$machine/qemu.log" 2>&1 </dev/null &
    echo $! >"$machine/pid"
    local waiting
    for waiting in $(seq 100); do
        [ ! -S "$machine/port" ] || break
        sleep 0.05
    done
    (machine_wait=$machine_limit; ask_machine true) || {
        say "$(tail -n 5 "$machine/console" "$machine/qemu.log" 2>&1)" >&2
        fail "the machine did not start" "What its kernel said: $machine/console"
    }
}

# machine_runs: whether its emulator lives; a process that came later by the same number is another.
machine_runs() {
    [ -r "$machine/pid" ] && grep -qF "$machine/port" "/proc/$(<"$machine/pid")/cmdline" 2>/dev/null
}

# ask_machine COMMAND: runs it in the machine by bash, prints what it prints, and ends as it ended; with 255 if the machine ended
# first, or if machine_wait is set and that many seconds passed without a line.
ask_machine() {
    local number=$RANDOM$RANDOM from to line status=255 socat wait=${machine_wait:-1000000}
    machine_runs || fail "no machine runs in $machine" "Start one: $here/machine start"
    coproc LINK { exec socat - "UNIX-CONNECT:$machine/port"; }
    from=${LINK[0]} to=${LINK[1]} socat=$LINK_PID
    printf '%s %s\n' "$number" "$(base64 -w 0 <<<"$1")" >&"$to"
    while IFS= read -r -t "$wait" -u "$from" line; do
        case $line in
            "$number| "*) printf '%s\n' "${line#"$number| "}" ;;
            "$number= "*) status=${line#"$number= "}; break ;;
        esac
    done
    kill "$socat" 2>/dev/null || true
    wait "$socat" 2>/dev/null || true
    return "$status"
}

# cut_machine: takes its power away. Its disks stay.
cut_machine() {
    machine_runs || return 0
    kill -KILL "$(<"$machine/pid")"
    while machine_runs; do sleep 0.05; done
    rm -f "$machine/pid" "$machine/port"
}

# reboot_machine: has its system start anew, in the same emulator.
reboot_machine() {
    local before waiting
    before=$(boot_of_machine)
    # The system may be gone before it has answered.
    machine_wait=20 ask_machine "systemctl --no-block reboot" || true
    for waiting in $(seq "$machine_limit"); do
        [ "$(machine_wait=2 boot_of_machine || true)" = "$before" ] || [ -z "$(machine_wait=2 boot_of_machine || true)" ] || return 0
        sleep 1
    done
    fail "the machine did not start anew" "What its kernel said: $machine/console"
}

boot_of_machine() {
    ask_machine "cat /proc/sys/kernel/random/boot_id"
}

# stop_machine: ends it, and takes it away.
stop_machine() {
    cut_machine
    rm -rf "$machine"
}
