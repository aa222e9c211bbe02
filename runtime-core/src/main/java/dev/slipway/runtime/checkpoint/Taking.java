package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.FrozenContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.oci.CheckpointRequest;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one checkpoint of a container that is held under its lock. */
final class Taking {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final OciRuntime runtime;
    private final UpperTar tar;
    private final SavedConfig configs;
    private final CheckpointFolders folders;
    private final InstantSource clock;

    Taking(OciRuntime runtime, UpperTar tar, SavedConfig configs, CheckpointFolders folders, InstantSource clock) {
        this.runtime = runtime;
        this.tar = tar;
        this.configs = configs;
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * Freezes the container, saves its files, then its processes, so that both are of one moment. On any failure it
     * goes on; the caller discards the folder.
     *
     * @return what to save in the catalogue
     */
    List<Change> take(
            FrozenContainer container,
            String id,
            String name,
            CheckpointOptions options,
            Map<String, String> host,
            Progress progress) {
        String containerId = container.record().id();
        Path folder = folders.begin(id);
        Instant now = clock.instant();
        configs.write(folder, container.record().config());
        progress.at("freeze", 0.1);
        runtime.pause(containerId);
        boolean goesOn = true;
        try {
            Path upper = container.upper();
            if (upper != null && !empty(upper)) {
                progress.at("files", 0.2);
                tar.save(upper, folder.resolve(Checkpoints.UPPER));
            }
            progress.check();
            progress.at("processes", 0.5);
            dump(container, folder, options);
            goesOn = options.leaveRunning();
        } finally {
            if (goesOn) {
                resume(containerId);
            }
        }
        progress.at("save", 0.9);
        Path finished = folders.finish(id);
        Checkpoint checkpoint = new Checkpoint(
                id,
                name,
                now,
                containerId,
                container.record().name(),
                finished.toString(),
                CheckpointFolders.size(finished),
                options,
                null,
                host);
        Event event = new Event(
                0,
                clock.instant(),
                Event.Type.CHECKPOINT,
                "create",
                id,
                name,
                Map.of("container", containerId, "containerName", checkpoint.containerName()));
        return List.of(new Change.AddCheckpoint(checkpoint), new Change.Append(event));
    }

    private void dump(FrozenContainer container, Path folder, CheckpointOptions options) {
        try {
            runtime.checkpoint(
                    container.record().id(),
                    new CheckpointRequest(folder.resolve(Checkpoints.IMAGES), folder, options));
        } catch (EngineException e) {
            throw CriuDiagnosis.explain("checkpoint", container.record().name(), folder.resolve("dump.log"), e)
                    .about(container.record().id());
        }
        new CriuImages(folder.resolve(Checkpoints.IMAGES)).requireComplete();
    }

    private void resume(String containerId) {
        try {
            runtime.resume(containerId);
        } catch (EngineException e) {
            LOG.warn("container {} could not be thawed after its checkpoint: {}", containerId, e.message());
        }
    }

    private static boolean empty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
