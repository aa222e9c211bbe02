package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Volumes that come or go with a commit that the holder makes: their folders are ready for it, and their locks are held
 * until this is closed. Closed without {@link #saved}, all is as before.
 */
public final class VolumeChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeChanges.class);

    private final VolumeFolders folders;
    private final VolumeLocks.Held locks;
    private final List<Volume> added = new ArrayList<>();
    private final List<Volume> removed = new ArrayList<>();
    private final List<VolumeUse> uses = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean saved;

    VolumeChanges(VolumeFolders folders, VolumeLocks.Held locks) {
        this.folders = folders;
        this.locks = locks;
    }

    void add(Volume volume, LocalOptions options, Change event) {
        folders.requireFree(volume.name());
        folders.stage(volume, options);
        added.add(volume);
        changes.add(new Change.AddVolume(volume));
        changes.add(event);
    }

    void remove(Volume volume, Change event) {
        folders.putAside(volume);
        removed.add(volume);
        changes.add(new Change.RemoveVolume(volume.id()));
        changes.add(event);
    }

    void use(VolumeUse use) {
        uses.add(use);
    }

    /** What a new container has of them. */
    public List<VolumeUse> uses() {
        return List.copyOf(uses);
    }

    /** What is to be saved; those that go come after the change that frees them. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The new volume of this name; null if there is none among them. */
    @Nullable
    Volume addedAs(String name) {
        return added.stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The changes are saved: brings folders to their places, and deletes files.
     *
     * @throws EngineException STORAGE if that failed for one; it is tried again at the next opening
     */
    public void saved() {
        saved = true;
        added.forEach(folders::settle);
        EngineException first = null;
        for (Volume volume : removed) {
            try {
                folders.discard(volume);
            } catch (EngineException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        try {
            if (!saved) {
                added.forEach(folders::unstage);
                removed.forEach(this::putBack);
            }
        } finally {
            locks.close();
        }
    }

    private void putBack(Volume volume) {
        try {
            folders.putBack(volume);
        } catch (EngineException e) {
            LOG.error("{}; it is tried again when the helper starts", e.message(), e);
        }
    }
}
