package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is at work with the files of volumes: the runs of containers, each by a mark in its run folder, which another helper
 * finds and no reboot leaves; and exports and imports, which end with the helper. With the volume's lock.
 */
final class VolumeHolds {
    private final State state;
    private final Path runs;
    private final Map<String, Integer> exports = new ConcurrentHashMap<>();
    private final Set<String> imports = ConcurrentHashMap.newKeySet();

    /**
     * @param runs holds the run folder of each container
     */
    VolumeHolds(State state, Path runs) {
        this.state = state;
        this.runs = runs;
    }

    private Path marks(String container) {
        return runs.resolve(container).resolve("volumes");
    }

    /** Notes that the run of a container has a volume. */
    void mark(String container, Volume volume) {
        try {
            Files.createDirectories(marks(container));
            Files.write(marks(container).resolve(volume.id()), new byte[0]);
        } catch (IOException e) {
            throw VolumeFolders.failure("use volume " + volume.name(), e);
        }
    }

    void unmark(String container, Volume volume) {
        try {
            Files.deleteIfExists(marks(container).resolve(volume.id()));
        } catch (IOException e) {
            throw VolumeFolders.failure("give volume " + volume.name() + " back", e);
        }
    }

    /** Ids of the volumes that the run of a container has. */
    List<String> marked(String container) {
        if (!Files.isDirectory(marks(container))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(marks(container))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw VolumeFolders.failure("list the volumes of container " + container, e);
        }
    }

    /** Whether nobody is at work with its files. */
    boolean idle(Volume volume) {
        return holders(volume).isEmpty() && !exports.containsKey(volume.id()) && !imports.contains(volume.id());
    }

    private List<String> holders(Volume volume) {
        return state.volumeUsers(volume.id()).stream()
                .filter(user -> Files.exists(marks(user.id()).resolve(volume.id())))
                .map(ContainerRecord::name)
                .toList();
    }

    void beginExport(Volume volume) {
        requireNoImport(volume, "export");
        exports.merge(volume.id(), 1, Integer::sum);
    }

    void endExport(Volume volume) {
        exports.computeIfPresent(volume.id(), (id, count) -> count == 1 ? null : count - 1);
    }

    void beginImport(Volume volume) {
        requireNoContainer(volume);
        requireNoTransfer(volume, "import into");
        imports.add(volume.id());
    }

    void endImport(Volume volume) {
        imports.remove(volume.id());
    }

    /** IN_USE while an import is under way. */
    void requireNoImport(Volume volume, String verb) {
        if (imports.contains(volume.id())) {
            throw busy(volume, verb, "an import into it is under way");
        }
    }

    /** IN_USE while an export or import is under way. */
    void requireNoTransfer(Volume volume, String verb) {
        requireNoImport(volume, verb);
        if (exports.containsKey(volume.id())) {
            throw busy(volume, verb, "an export of it is under way");
        }
    }

    private static EngineException busy(Volume volume, String verb, String why) {
        return EngineException.of(ErrorKind.IN_USE, "could not %s volume %s: %s".formatted(verb, volume.name(), why))
                .about(volume.id())
                .hint("Wait until that has ended, or cancel its job.");
    }

    private void requireNoContainer(Volume volume) {
        List<String> running = holders(volume);
        if (!running.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not import into volume %s: containers run with it: %s"
                                    .formatted(volume.name(), running.stream().collect(Collectors.joining(", "))))
                    .about(volume.id())
                    .detail("containers", running)
                    .hint("Stop them first.");
        }
    }
}
