package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A container that leaves a machine as it runs, and arrives on another; what {@link MovedContainerTest} runs in them. */
final class MovedContainer extends CheckpointEngineTest {
    private static final Duration SLOW = Duration.ofMinutes(3);

    private MovedContainer() {}

    /** Takes {@code leave} and the file of the archive, or {@code arrive}, the file and the last number of the start. */
    public static void main(String[] arguments) throws IOException {
        MovedContainer ferry = new MovedContainer();
        ferry.open();
        try {
            Path archive = Path.of(arguments[1]);
            if (arguments[0].equals("leave")) {
                System.out.println("left at " + ferry.leave(archive));
            } else {
                System.out.println("goes on from " + ferry.arrive(archive, Integer.parseInt(arguments[2])));
            }
        } finally {
            ferry.nothingIsLeft();
        }
        System.exit(0);
    }

    private int leave(Path archive) throws IOException {
        Container container = started("counter", "ferry");
        await().atMost(SLOW).until(() -> last(container) >= 10);
        take("ferry", "on-its-way", STOPPING);
        try (OutputStream bytes = Files.newOutputStream(archive)) {
            engine.checkpoints().exportArchive("on-its-way", Compression.ZSTD, bytes, Progress.NONE);
        }
        return last(container);
    }

    private int arrive(Path archive, int then) throws IOException {
        try (InputStream bytes = Files.newInputStream(archive)) {
            engine.checkpoints().importArchive(bytes, null, Progress.NONE);
        }
        RestoreRequest request = RestoreRequest.inPlace("on-its-way");
        assertThat(engine.checkpoints().preflight(request))
                .noneMatch(found -> found.severity() == Finding.Severity.ERROR);
        Container container = engine.containers()
                .require(engine.checkpoints().restore(request, Progress.NONE).id());
        await().atMost(SLOW).until(() -> last(container) >= then + 5);
        assertThat(numbers(container)).startsWith(1, 2, 3).doesNotHaveDuplicates();
        return numbers(container).stream()
                .filter(number -> number > then)
                .findFirst()
                .orElseThrow();
    }
}
