package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.state.ContainerRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds TCP in a pod while its containers are restored one after another: the first would send to a peer that is not there
 * yet, and the kernel would tell it that the connection is gone. A mark in the infra container's run folder says so to the
 * next engine, if this one dies meanwhile.
 */
public final class Standstill {
    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    private final Layout layout;
    private final Networks networks;

    Standstill(Layout layout, Networks networks) {
        this.layout = layout;
        this.networks = networks;
    }

    /** Ends it. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins it; close what is returned.
     *
     * @param infra runs; nothing is held where it is in the network namespace of the host
     * @throws EngineException STORAGE; NETWORK where the kernel can't hold them
     */
    public Held begin(ContainerRecord infra) {
        Path netns = netns(infra);
        if (isOfHost(netns)) {
            return () -> {};
        }
        try {
            Files.writeString(mark(infra.id()), "");
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not write " + mark(infra.id()) + ": " + Folders.reason(e), e);
        }
        boolean held = false;
        try {
            networks.holdTcp(netns);
            held = true;
            return () -> end(infra.id(), netns);
        } finally {
            if (!held) {
                end(infra.id(), netns);
            }
        }
    }

    private void end(String id, Path netns) {
        networks.releaseTcp(netns);
        try {
            Files.deleteIfExists(mark(id));
        } catch (IOException e) {
            LOG.warn("the mark {} could not be removed", mark(id), e);
        }
    }

    /** Ends it if a helper died meanwhile; with the container running. */
    void straighten(ContainerRecord container) {
        if (Files.exists(mark(container.id()))) {
            LOG.info("connections of container {} go on: a restore of its pod was cut", container.id());
            end(container.id(), netns(container));
        }
    }

    private static Path netns(ContainerRecord infra) {
        return Path.of("/proc", String.valueOf(infra.state().pid()), "ns/net");
    }

    private static boolean isOfHost(Path netns) {
        try {
            return Files.readSymbolicLink(netns).equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.NETWORK, "could not read " + netns + ": " + Folders.reason(e), e);
        }
    }

    private Path mark(String id) {
        return layout.run(id).resolve("held");
    }
}
