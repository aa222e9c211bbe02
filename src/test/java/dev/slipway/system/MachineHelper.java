package dev.slipway.system;

/** A helper in an emulated machine, as a unit of its systemd; its root outlives the machine's end, its run root does not. */
record MachineHelper(EmulatedMachine machine) {
    static final String SOCKET = "/run/ship/socket";
    static final String ROOT = "/var/lib/ship";
    static final String RUN_ROOT = "/run/ship/run";

    /** A root filesystem with busybox. */
    static final String ROOTFS = "/var/lib/ship-rootfs";

    /** Makes the unit and the root filesystem, and puts them on the disk. */
    static MachineHelper in(EmulatedMachine machine) {
        machine.put(
                "/etc/systemd/system/ship.service", """
                [Service]
                Environment=HOME=/root
                RuntimeDirectory=ship
                RuntimeDirectoryPreserve=yes
                ExecStart=%s/slipwayd --socket %s --root %s --runroot %s
                KillMode=process
                """.formatted(EmulatedMachine.installer(), SOCKET, ROOT, RUN_ROOT));
        machine.run(
                "cd $(mkdir -p %1$s/{bin,proc,dev,sys,tmp,etc} && echo %1$s/bin) && cp /bin/busybox . && ln -s busybox sh && ln -s busybox sleep && systemctl daemon-reload && sync"
                        .formatted(ROOTFS));
        return new MachineHelper(machine);
    }

    /** Starts it and waits until it listens; fails with its log when it does not. */
    void start() {
        machine.run("""
                systemctl start ship
                for i in $(seq 600); do
                    [ ! -S %s ] || exit 0
                    systemctl is-active --quiet ship || break
                    sleep 1
                done
                journalctl --boot --quiet --unit ship
                exit 1
                """.formatted(SOCKET));
    }
}
