package dev.slipway.runtime.criu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Images of a small process tree, really taken by CRIU under runc. */
final class TakenImages {
    private static final String SCRIPT =
            "(exec sleep 1000) & (exec sleep 2000 & wait) & i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done";

    private TakenImages() {}

    /** Takes them into {@code folder}/images, with the statistics beside them; nothing runs afterwards. */
    static Path take(Path folder) throws IOException {
        TestPrograms.rootfs(RuncContainer.rootfs(folder));
        try (RuncContainer container = new RuncContainer(
                folder, List.of("/bin/sh", "-c", SCRIPT), List.of("PATH=/bin", "COLOUR=dark green"))) {
            for (int lines = 0; lines < 3; lines++) {
                container.line();
            }
            return container.checkpoint();
        }
    }
}
