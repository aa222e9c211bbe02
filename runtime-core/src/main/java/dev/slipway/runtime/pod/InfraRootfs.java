package dev.slipway.runtime.pod;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The root filesystem of infra containers: one static program that waits and reaps, and nothing else. */
final class InfraRootfs {
    static final String PROGRAM = "/infra";

    private final Path rootfs;
    private final Path program;

    InfraRootfs(Path rootfs, Path program) {
        this.rootfs = rootfs;
        this.program = program;
    }

    /**
     * Makes it, or brings it up to date, and returns where it is.
     *
     * @throws EngineException UNSUPPORTED if the program is not installed; STORAGE
     */
    synchronized Path make() {
        if (!Files.isExecutable(program)) {
            throw EngineException.of(ErrorKind.UNSUPPORTED, "could not create the pod: " + program + " is not there")
                    .hint("Install catatonit.");
        }
        Path copy = rootfs.resolve(PROGRAM.substring(1));
        try {
            for (String folder : List.of("proc", "dev", "sys")) {
                Files.createDirectories(rootfs.resolve(folder));
            }
            if (!Files.exists(copy) || Files.mismatch(program, copy) >= 0) {
                Path fresh = Files.createTempFile(rootfs, "infra", ".new");
                Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not make the infra root filesystem: " + e, e);
        }
        return rootfs;
    }
}
