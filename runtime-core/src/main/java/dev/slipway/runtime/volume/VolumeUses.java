package dev.slipway.runtime.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What containers have of volumes: when they are made, run, end and are removed. With the container's lock, where there is one. */
@SuppressWarnings("try") // a lock is held, not looked at
public final class VolumeUses {
    private final VolumeParts parts;
    private final VolumeFilling filling;

    VolumeUses(VolumeParts parts) {
        this.parts = parts;
        this.filling = new VolumeFilling(parts.folders(), parts.copying());
    }

    /**
     * Gets the volumes of a new container ready: those that there are not are new ones, to be saved with it.
     *
     * @throws EngineException INVALID_ARGUMENT; STORAGE; EXHAUSTED; then nothing is left
     */
    public VolumeChanges claim(List<VolumeRequest> requests) {
        VolumeRequest.check(requests);
        List<String> names = requests.stream()
                .map(VolumeRequest::name)
                .filter(Objects::nonNull)
                .toList();
        VolumeChanges claim = new VolumeChanges(parts.folders(), parts.locks().holdAll(names));
        boolean ready = false;
        try {
            requests.stream()
                    .sorted(Comparator.comparing(VolumeRequest::place))
                    .forEach(request -> claim.use(use(request, claim)));
            ready = true;
            return claim;
        } finally {
            if (!ready) {
                claim.close();
            }
        }
    }

    /** Fills volumes that are made again. */
    public interface Refill {
        /** Whether there are files for the volume. */
        boolean has(VolumeUse use);

        /** Fills the new, empty folder of the volume. */
        void fill(VolumeUse use, Path data);
    }

    /**
     * Gets the volumes ready of a container that is made again: those that are there, by id or else by name, are used as
     * they are; those that are gone are new ones, under their old names, an anonymous one under a new one.
     *
     * @throws EngineException STORAGE; EXHAUSTED; what {@code refill} throws; then nothing is left
     */
    public VolumeChanges claimAgain(List<VolumeUse> uses, Refill refill) {
        VolumeChanges claim = new VolumeChanges(
                parts.folders(),
                parts.locks()
                        .holdAll(uses.stream().map(VolumeUse::name).distinct().toList()));
        boolean ready = false;
        try {
            Map<String, Volume> made = new HashMap<>();
            for (VolumeUse use : uses) {
                Volume volume = parts.state()
                        .volume(use.volume())
                        .or(() -> parts.state().volumeNamed(use.name()))
                        .orElse(null);
                if (volume == null) {
                    volume = made.computeIfAbsent(use.name(), name -> again(use, refill, claim));
                }
                claim.use(new VolumeUse(volume.id(), volume.name(), use.destination(), use.options()));
            }
            ready = true;
            return claim;
        } finally {
            if (!ready) {
                claim.close();
            }
        }
    }

    private Volume again(VolumeUse use, Refill refill, VolumeChanges claim) {
        boolean anonymous = use.name().equals(use.volume());
        boolean filled = refill.has(use);
        Volume volume = CreateVolume.named(anonymous ? null : use.name())
                .volume(parts.ids().get(), parts.clock().instant())
                .edit()
                .fresh(!filled)
                .build();
        claim.add(volume, LocalOptions.of(volume), VolumeEvents.of(volume.created(), volume, "create"));
        if (filled) {
            refill.fill(use, parts.folders().staged(volume));
        }
        return volume;
    }

    private VolumeUse use(VolumeRequest request, VolumeChanges claim) {
        Volume volume = claimed(request.name(), claim);
        return new VolumeUse(volume.id(), volume.name(), request.place(), request.options());
    }

    private Volume claimed(@Nullable String name, VolumeChanges claim) {
        Volume known = name == null ? null : parts.state().volumeNamed(name).orElse(claim.addedAs(name));
        if (known != null) {
            return known;
        }
        CreateVolume request = CreateVolume.named(name);
        Volume volume = request.volume(parts.ids().get(), parts.clock().instant());
        claim.add(volume, LocalOptions.of(volume), VolumeEvents.of(volume.created(), volume, "create"));
        return volume;
    }

    /** Shows the volumes of a container in the OCI configuration that it is run with. */
    public void show(ContainerConfig config, ObjectNode spec) {
        for (VolumeUse use : config.volumes()) {
            new Spec(spec)
                    .mount(use.destination(), parts.folders().data(use.name()), UseOptions.ofMount(use.options()));
        }
    }

    /**
     * Gets the volumes of a container ready for a run: mounts those that are devices, and fills those that are new. What
     * was done is undone by {@link #release}.
     *
     * @param rootfs its root filesystem, as it will see it
     * @param spec what it is run with
     * @throws EngineException STORAGE; EXHAUSTED; IN_USE while an import into one is under way
     */
    public void attach(ContainerConfig config, Path rootfs, ObjectNode spec) {
        for (VolumeUse use : config.volumes()) {
            try (VolumeLocks.Held held = parts.locks().hold(use.name())) {
                Volume volume = parts.state().lookupVolume(use.volume());
                parts.holds().requireNoImport(volume, "use");
                parts.folders().requireThere(volume);
                parts.holds().mark(config.id(), volume);
                LocalOptions options = LocalOptions.of(volume);
                if (options.mounted()) {
                    parts.mounting().mount(volume, options);
                }
                if (volume.fresh()) {
                    filling.fill(volume, options, use, rootfs, spec);
                    parts.state()
                            .commit(List.of(new Change.PutVolume(
                                    volume.edit().fresh(false).build())));
                }
            }
        }
    }

    /** Gives back what the run of a container had of volumes; one that has nothing is no error. */
    public void release(String container) {
        for (String id : parts.holds().marked(container)) {
            Volume volume = parts.state().volume(id).orElse(null);
            if (volume != null) {
                try (VolumeLocks.Held held = parts.locks().hold(volume.name())) {
                    parts.holds().unmark(container, volume);
                    parts.mounting().unmountIfIdle(volume);
                }
            }
        }
    }

    /** Gets the removal of those anonymous volumes ready that a container, to be removed in the same commit, is the last to use. */
    public VolumeChanges dropAnonymous(ContainerConfig config) {
        List<Volume> anonymous = config.volumeIds().stream()
                .flatMap(id -> parts.state().volume(id).stream())
                .filter(Volume::anonymous)
                .toList();
        VolumeChanges drop = new VolumeChanges(
                parts.folders(),
                parts.locks().holdAll(anonymous.stream().map(Volume::name).toList()));
        boolean ready = false;
        try {
            for (Volume volume : anonymous) {
                if (isTheLastOf(config, volume)) {
                    drop.remove(volume, VolumeEvents.of(parts.clock().instant(), volume, "remove"));
                }
            }
            ready = true;
            return drop;
        } finally {
            if (!ready) {
                drop.close();
            }
        }
    }

    private boolean isTheLastOf(ContainerConfig config, Volume volume) {
        List<ContainerRecord> users = parts.state().volumeUsers(volume.id());
        return users.size() == 1 && users.get(0).id().equals(config.id()) && isAtRest(volume);
    }

    private boolean isAtRest(Volume volume) {
        try {
            parts.holds().requireNoTransfer(volume, "remove");
            return true;
        } catch (EngineException busy) {
            if (busy.kind() != ErrorKind.IN_USE) {
                throw busy;
            }
            return false;
        }
    }
}
