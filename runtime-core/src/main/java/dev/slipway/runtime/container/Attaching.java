package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Console;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Attaches to the first process of a container. Its lock is held while the connection is made, not while it is used. */
@SuppressWarnings("try") // a lock is held, not looked at
final class Attaching {
    private final Machinery parts;
    private final Lifecycle lifecycle;
    private final Attachments attachments;

    Attaching(Machinery parts, Lifecycle lifecycle, Attachments attachments) {
        this.parts = parts;
        this.lifecycle = lifecycle;
        this.attachments = attachments;
    }

    Attachment attach(String id, Streams streams) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.ATTACH);
            requireStdin(container, streams);
            return connect(id, streams);
        }
    }

    Attachment start(String id, boolean recursive, Streams streams) {
        requireStdin(lifecycle.require(id), streams);
        AtomicReference<@Nullable Attachment> attached = new AtomicReference<>();
        boolean started = false;
        try {
            lifecycle.start(id, recursive, () -> attached.set(connect(id, streams)));
            Attachment attachment = attached.get();
            if (attachment == null) {
                throw new IllegalStateException("started without a call");
            }
            started = true;
            return attachment;
        } finally {
            Attachment left = attached.get();
            if (!started && left != null) {
                left.close();
            }
        }
    }

    void resize(String id, int width, int height) {
        try (Locks.Held held = parts.locks().hold(id)) {
            ContainerRecord container = lifecycle.require(id, Operation.ATTACH);
            if (!container.config().terminal()) {
                throw EngineException.of(
                                ErrorKind.STATE_INVALID,
                                "could not resize the terminal of container " + container.name() + ": it has none")
                        .about(id)
                        .hint("Create it with a terminal.");
            }
            new Console(parts.layout().bundle(id)).resize(width, height);
        }
    }

    private Attachment connect(String id, Streams streams) {
        return attachments.connect(id, parts.layout().bundle(id), streams);
    }

    private static void requireStdin(ContainerRecord container, Streams streams) {
        if (streams.stdin()
                && !container.config().stdin()
                && !container.config().terminal()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not attach to container " + container.name()
                                    + ": its standard input is not kept open")
                    .about(container.id())
                    .hint("Attach without stdin, or create it with stdin or a terminal.");
        }
    }
}
