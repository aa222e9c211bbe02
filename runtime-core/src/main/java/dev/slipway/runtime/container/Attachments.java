package dev.slipway.runtime.container;

import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Streams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is attached to what, by the id of the container or exec session. */
final class Attachments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Map<String, Set<Attachment>> open = new ConcurrentHashMap<>();
    private final Executor workers;

    Attachments(Executor workers) {
        this.workers = workers;
    }

    /** Connects to the process whose monitor has its sockets in this folder. */
    Attachment connect(String id, Path folder, Streams streams) {
        Attachment attachment = Attachment.connect(folder, streams, closed -> forget(id, closed));
        open.compute(id, (key, known) -> {
            Set<Attachment> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(attachment);
            return all;
        });
        return attachment;
    }

    private void forget(String id, Attachment closed) {
        open.computeIfPresent(id, (key, all) -> {
            all.remove(closed);
            return all.isEmpty() ? null : all;
        });
    }

    /** Lets the monitor of a process that has ended come to tell so, whoever is slow to read. */
    void drain(String id) {
        open.getOrDefault(id, Set.of()).forEach(attachment -> {
            try {
                workers.execute(() -> drain(attachment));
            } catch (RejectedExecutionException e) {
                LOG.debug("the engine stops: attachments of {} are not drained", id);
            }
        });
    }

    private static void drain(Attachment attachment) {
        try {
            attachment.drain();
        } catch (IOException e) {
            LOG.debug("an attachment is not drained", e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(all -> all.forEach(Attachment::close));
    }
}
