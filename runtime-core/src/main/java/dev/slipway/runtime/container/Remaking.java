package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.VolumeUse;
import dev.slipway.runtime.volume.VolumeChanges;
import dev.slipway.runtime.volume.VolumeUses;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes containers again, or like others, with the files they are to have. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Remaking {
    private final Machinery parts;
    private final Operations operations;

    Remaking(Machinery parts, Operations operations) {
        this.parts = parts;
        this.operations = operations;
    }

    /** As {@link ProcessImages#create}. */
    ContainerRecord create(ContainerConfig config, @Nullable String name, @Nullable String id, NewFiles files) {
        String newId = id == null ? parts.names().id() : Names.checkId(id);
        if (parts.state().container(newId).isPresent()) {
            throw EngineException.of(
                            ErrorKind.CONTAINER_EXISTS, "could not create container " + newId + ": it exists already")
                    .about(newId);
        }
        String pod = config.pod();
        try (Locks.Held staying = pod == null ? () -> {} : parts.locks().holdPod(pod);
                Locks.Held held = parts.locks().hold(newId)) {
            boolean made = false;
            try {
                if (operations.rootfs().layered(config)) {
                    Folders.create(parts.layout().upper(newId));
                    files.upper(
                            parts.layout().upper(newId),
                            operations.rootfs().lowers(config.edit().id(newId).build()));
                }
                Folders.create(parts.layout().bundle(newId));
                files.log(parts.layout().log(newId));
                ContainerRecord created = operations
                        .pins()
                        .keeping(config.imageId(), () -> addWithVolumes(copy(config, newId), name, files));
                made = true;
                return created;
            } finally {
                if (!made) {
                    Folders.delete(parts.layout().bundle(newId));
                }
            }
        }
    }

    private ContainerRecord addWithVolumes(ContainerConfig config, @Nullable String name, NewFiles files) {
        VolumeUses.Refill refill = new VolumeUses.Refill() {
            @Override
            public boolean has(VolumeUse use) {
                return files.has(use);
            }

            @Override
            public void fill(VolumeUse use, Path data) {
                files.volume(use, data);
            }
        };
        try (VolumeChanges claim = parts.volumes().uses().claimAgain(config.volumes(), refill)) {
            ContainerConfig using = config.edit().volumes(claim.uses()).build();
            ContainerRecord added = parts.names()
                    .withName(name, free -> operations.ledger().add(using.withName(free), claim.changes()));
            claim.saved();
            return added;
        }
    }

    private ContainerConfig copy(ContainerConfig original, String id) {
        return original.edit()
                .id(id)
                .created(parts.clock().instant())
                .rootfs(
                        original.imageId() == null
                                ? original.rootfs()
                                : parts.layout().rootfs(id).toString())
                .build();
    }
}
