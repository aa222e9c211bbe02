package dev.slipway.runtime.os;

import java.nio.file.Path;

/** A file that was found and is held, whatever becomes of its name. */
public final class OpenFile implements AutoCloseable {
    private final Descriptor descriptor;

    OpenFile(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** A path of this process, and of its children, that leads to this very file until it is closed. */
    public Path path() {
        return path(descriptor);
    }

    static Path path(Descriptor descriptor) {
        return Path.of(
                "/proc", Long.toString(ProcessHandle.current().pid()), "fd", Integer.toString(descriptor.number()));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
