package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Mounts the root filesystem of a container that does not run, for whoever wants to look into it. A mark in its run
 * folder tells such a mount from one that a start left which was cut; both are gone after a reboot.
 */
@SuppressWarnings("try") // a lock is held, not looked at
final class Mounting {
    private final Machinery parts;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final Rootfs rootfs;

    Mounting(Machinery parts, Ledger ledger, Lifecycle lifecycle, Rootfs rootfs) {
        this.parts = parts;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.rootfs = rootfs;
    }

    /** Where the root filesystem is; it is mounted if it was not. */
    Path mount(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.MOUNT);
            Layout layout = parts.layout();
            if (!rootfs.layered(container.config())) {
                return Path.of(container.config().rootfs());
            }
            if (!rootfs.mounted(container)) {
                mark(id);
                rootfs.mount(container.config());
                ledger.tell(ledger.event(container.config(), "mount"));
            }
            return layout.rootfs(id);
        }
    }

    private void mark(String id) {
        Folders.create(parts.layout().run(id));
        try {
            Files.write(parts.layout().mountMark(id), new byte[0]);
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not mount the root filesystem of container " + id + ": " + e, e)
                    .about(id);
        }
    }

    /** Takes it back; one that is not mounted is no error. */
    void unmount(String id) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.UNMOUNT);
            boolean mounted = Files.exists(parts.layout().mountMark(id));
            lifecycle.release(id);
            if (mounted) {
                ledger.tell(ledger.event(container.config(), "unmount"));
            }
        }
    }
}
