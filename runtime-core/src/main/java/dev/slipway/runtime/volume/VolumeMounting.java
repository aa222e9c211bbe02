package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.storage.DeviceMount;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Mounts the volumes that are devices, from the first who uses one to the last. With the volume's lock. */
final class VolumeMounting {
    private final State state;
    private final InstantSource clock;
    private final VolumeFolders folders;
    private final VolumeHolds holds;
    private final DeviceMount devices;

    VolumeMounting(State state, InstantSource clock, VolumeFolders folders, VolumeHolds holds, DeviceMount devices) {
        this.state = state;
        this.clock = clock;
        this.folders = folders;
        this.holds = holds;
        this.devices = devices;
    }

    boolean mounted(Volume volume) {
        return devices.mounted(folders.data(volume.name()));
    }

    /** Mounts it, unless it is mounted. */
    void mount(Volume volume, LocalOptions options) {
        if (mounted(volume)) {
            return;
        }
        try {
            devices.mount(options.type(), options.requireDevice(), options.mountOptions(), folders.data(volume.name()));
        } catch (EngineException e) {
            throw EngineException.of(e.kind(), "could not use volume " + volume.name() + ": " + reason(e), e)
                    .about(volume.id())
                    .hint("Look whether its type, device and options are those that mount(8) takes.");
        }
        state.commit(List.of(VolumeEvents.of(clock.instant(), volume, "mount")));
    }

    private static String reason(EngineException e) {
        return e.message().replaceFirst("^could not mount ", "");
    }

    /** Takes a volume that is a device away, unless somebody is at work with it; one that is not mounted is no error. */
    void unmountIfIdle(Volume volume) {
        Path data = folders.data(volume.name());
        if (LocalOptions.of(volume).mounted() && holds.idle(volume) && devices.mounted(data)) {
            devices.unmount(data);
            state.commit(List.of(VolumeEvents.of(clock.instant(), volume, "unmount")));
        }
    }

    /** Whether the file system of the volumes can bound what one of them takes. */
    boolean canBound() {
        return devices.hasProjectQuotas(folders.root());
    }
}
