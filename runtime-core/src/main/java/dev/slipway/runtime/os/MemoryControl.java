package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The interface of the version 1 memory controller for notices, {@code cgroup.event_control}. */
public final class MemoryControl {
    /** Goes away with its cgroup. */
    public static final String EVENT_CONTROL = "cgroup.event_control";

    private static final String OOM_CONTROL = "memory.oom_control";

    private MemoryControl() {}

    /**
     * Has the kernel signal when memory runs out in a cgroup or in one above it, and when the cgroup is removed.
     *
     * @param cgroup its folder in the hierarchy of the memory controller
     */
    public static void signalOutOfMemory(Path cgroup, EventFd event) throws IOException {
        Path control = cgroup.resolve(OOM_CONTROL);
        try (Descriptor descriptor = new Descriptor(
                Native.check(Native.C.open(control.toString(), Native.O_CLOEXEC, 0), "open " + control))) {
            Files.writeString(cgroup.resolve(EVENT_CONTROL), event.number() + " " + descriptor.number());
        }
    }
}
