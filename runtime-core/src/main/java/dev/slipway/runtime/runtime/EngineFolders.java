package dev.slipway.runtime.runtime;

import dev.slipway.runtime.container.Layout;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

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
                layout.execs(),
                layout.runtimeRoot(),
                layout.namespaces(),
                layout.bundles(),
                config.root().resolve("bundles"),
                config.checkpointDir())) {
            make(folder);
        }
    }

    /** Whether the engine ran in this boot before. A file that outlived a reboot holds another boot's id. */
    boolean ranInBoot(String boot) {
        try {
            return Files.readString(layout.alive()).strip().equals(boot);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read " + layout.alive() + ": " + e, e);
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
