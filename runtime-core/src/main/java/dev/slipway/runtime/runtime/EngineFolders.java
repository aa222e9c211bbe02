package dev.slipway.runtime.runtime;

import dev.slipway.runtime.container.Layout;
import dev.slipway.runtime.container.Reboot;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The engine's two folders, and the file that tells in which boot it last ran. */
final class EngineFolders {
    private final RuntimeConfig config;
    private final Layout layout;

    EngineFolders(RuntimeConfig config) {
        this.config = config;
        this.layout = new Layout(config.root(), config.runRoot());
    }

    Layout layout() {
        return layout;
    }

    void makeRoot() {
        make(config.root());
    }

    void makeRunRoot() {
        for (Path folder : List.of(
                config.runRoot(),
                layout.exits(),
                layout.runs(),
                layout.views(),
                layout.execs(),
                layout.runtimeRoot(),
                layout.namespaces(),
                layout.bundles(),
                layout.volumes(),
                config.root().resolve("bundles"),
                config.checkpointDir())) {
            make(folder);
        }
    }

    /** Whether the machine was started anew since the engine last ran. A file that outlived a reboot holds another boot's id. */
    Reboot since(String boot) {
        try {
            return Files.readString(layout.alive()).strip().equals(boot) ? Reboot.NO : Reboot.YES;
        } catch (NoSuchFileException e) {
            return Reboot.UNKNOWN;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read " + layout.alive() + ": " + e, e);
        }
    }

    /** Requires that there are no containers, as it must be where there is no state that would know them. */
    void requireNoContainers() {
        Set<String> found = new TreeSet<>();
        for (Path folder : List.of(layout.bundles(), layout.runtimeRoot())) {
            found.addAll(names(folder));
        }
        if (!found.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not open the engine: its state is missing from " + config.root()
                                    + ", where there are containers: " + String.join(", ", found))
                    .hint("They are left as they are. Put a backup of the state in its place, such as"
                            + " state.backup.mv.db. To give them up, end their processes, and move "
                            + layout.bundles() + " and " + layout.runtimeRoot() + " away.");
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not list the folder " + folder + ": " + e, e);
        }
    }

    /** Written last, so that a refresh that failed is tried again at the next start. */
    void writeAlive(String boot) {
        Path fresh = layout.alive().resolveSibling("alive.new");
        try {
            Files.writeString(fresh, boot + "\n");
            Files.move(fresh, layout.alive(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + layout.alive() + ": " + e, e);
        }
    }

    private static void make(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not make the folder " + folder + ": " + e, e);
        }
    }
}
