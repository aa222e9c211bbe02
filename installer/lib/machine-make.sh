# Making the emulated machine's disk, kernel and initial RAM disk, and keeping them for the next run. Sourced, not run.

machine_cache=${SLIPWAY_CACHE:-/var/cache/slipway}/machine
machine_suite=bookworm
machine_size=4G

# machine_recipe: what names a kept machine; another recipe is another machine.
machine_recipe() {
    cat "$here/machine-packages.txt" "$here/lib/machine-make.sh" "$here/lib/machine-agent.sh" | sha256sum | cut -c 1-12
}

# make_machine: makes it unless it is kept, and sets kept to its folder. One at a time; others wait for it.
make_machine() {
    local lock program
    kept=$machine_cache/$(machine_recipe)
    [ ! -e "$kept/disk" ] || return 0
    need_root "a machine's root filesystem has files of every user"
    for program in debootstrap mke2fs; do
        have "$program" || fail "$program is missing" "Install what making a machine needs: $here/setup"
    done
    mkdir -p "$machine_cache"
    exec {lock}>"$machine_cache/lock"
    flock "$lock"
    if [ ! -e "$kept/disk" ]; then
        say "Making the emulated machine (once; a few minutes)"
        (make_machine_in "$machine_cache/$(basename "$kept").new")
    fi
    exec {lock}>&-
}

# make_machine_in FOLDER: in a subshell, so that a failure takes everything away.
make_machine_in() {
    local new=$1 root=$1/root archive
    rm -rf "$new"
    # shellcheck disable=SC2064  # now, while it has a value
    trap "rm -rf '$new'" EXIT
    mkdir -p "$new" "$machine_cache/packages"
    log=$machine_cache/make.log
    find_debian_archive "the emulated machine"
    debootstrap --variant=minbase --cache-dir="$machine_cache/packages" --include="$(names "$here/machine-packages.txt" | paste -sd,)" \
        "$machine_suite" "$root" "$archive" >"$log" 2>&1 </dev/null ||
        fail "debootstrap failed: $(grep -E '^(E|W):' "$log" | tail -n 3)" "The whole log: $log"
    settle_machine "$root"
    mv "$root"/boot/vmlinuz-* "$new/kernel"
    mv "$root"/boot/initrd.img-* "$new/initrd"
    mke2fs -q -t ext4 -E lazy_itable_init=0,lazy_journal_init=0 -d "$root" "$new/disk" "$machine_size" >"$log" 2>&1 ||
        fail "the disk could not be made: $(tail -n 3 "$log")" "The whole log: $log"
    rm -rf "$root" "$kept"
    mv "$new" "$kept"
    # Those of older recipes; another tree may still use a young one.
    find "$machine_cache" -mindepth 1 -maxdepth 1 -type d ! -name packages ! -path "$kept" -mtime +7 -exec rm -rf {} +
}

# settle_machine ROOT: what makes a tree of packages this machine.
settle_machine() {
    local root=$1 unit
    echo slipway-machine >"$root/etc/hostname"
    printf '127.0.0.1 localhost slipway-machine\n' >"$root/etc/hosts"
    # One that is set, so that no start is a first one.
    sha256sum "$here/machine-packages.txt" | cut -c 1-32 >"$root/etc/machine-id"
    install -m 755 "$here/lib/machine-agent.sh" "$root/usr/local/sbin/slipway-machine-agent"
    cat >"$root/etc/systemd/system/slipway-machine-agent.service" <<'UNIT'
[Unit]
Description=Commands from the host
After=multi-user.target dev-virtio\x2dports-slipway.device
BindsTo=dev-virtio\x2dports-slipway.device

[Service]
Environment=HOME=/root LC_ALL=C.UTF-8
ExecStart=/usr/local/sbin/slipway-machine-agent
KillMode=process
Delegate=yes

[Install]
WantedBy=multi-user.target
UNIT
    mkdir -p "$root/build" "$root/etc/systemd/system/multi-user.target.wants" "$root/etc/systemd/system.conf.d"
    # The first process of a container ignores the signal by which the system ends what is left at a shutdown.
    printf '[Manager]\nDefaultTimeoutStopSec=5s\n' >"$root/etc/systemd/system.conf.d/slipway.conf"
    ln -s ../slipway-machine-agent.service "$root/etc/systemd/system/multi-user.target.wants/"
    for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
        getty@tty1.service serial-getty@ttyS0.service systemd-pstore.service; do
        ln -s /dev/null "$root/etc/systemd/system/$unit"
    done
    # Only what the disk needs: the whole set takes seconds to unpack in an emulated processor.
    sed -i 's/^MODULES=.*/MODULES=list/; s/^COMPRESS=.*/COMPRESS=lz4/' "$root/etc/initramfs-tools/initramfs.conf"
    printf 'virtio_pci\nvirtio_blk\n' >>"$root/etc/initramfs-tools/modules"
    rm -f "$root"/etc/apparmor.d/{lsb_release,nvidia_modprobe}
    chroot "$root" update-initramfs -u >>"$log" 2>&1 </dev/null || fail "no initial RAM disk could be made: $(tail -n 3 "$log")"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}/*
}
