package dev.slipway.runtime.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that an engine started which died: they go on, and what they take would be taken after it was given back. A name
 * server that one of them started is none of them.
 */
final class OrphanedPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPlugins.class);
    private static final Path PROC = Path.of("/proc");
    private static final long PAUSE_NANOS = 5_000_000;
    private static final String CONTAINER = "CNI_CONTAINERID=";

    private final List<Path> folders;
    private final Duration limit;

    OrphanedPlugins(List<Path> folders, Duration limit) {
        this.folders = List.copyOf(folders);
        this.limit = limit;
    }

    /** Waits until none is at work for one of these containers; one that does not end in time is left alone. */
    void awaitEnd(Set<String> containers) {
        if (containers.isEmpty()) {
            return;
        }
        List<Long> atWork = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksFor(containers, pid))
                .toList();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!atWork.isEmpty()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            atWork = atWork.stream().filter(pid -> worksFor(containers, pid)).toList();
        }
        if (!atWork.isEmpty()) {
            LOG.warn("CNI plugins that an engine before this one started do not end: {}", atWork);
        }
    }

    /** One that has ended and that nobody waits for has no program any more. */
    private boolean worksFor(Set<String> containers, long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        try {
            Path program = Files.readSymbolicLink(process.resolve("exe"));
            return folders.stream().anyMatch(program::startsWith)
                    && List.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                                    .split("\0", -1))
                            .stream()
                            .anyMatch(variable -> variable.startsWith(CONTAINER)
                                    && containers.contains(variable.substring(CONTAINER.length())));
        } catch (IOException e) {
            return false; // it is a thread of the kernel, or has ended
        }
    }
}
