package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.NetworkCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of containers on networks that share one helper; each leaves no network and no rule in the packet filter. */
abstract class NetworkedTest extends SharedHelperTest {
    private String before;
    private NetworkedContainers containers;

    @BeforeEach
    final void open() {
        before = NetworkedContainers.filters(folder());
        containers = new NetworkedContainers(client(), helperFolder());
    }

    @AfterEach
    final void removeAll() {
        client().containers().stream()
                .filter(container -> container.pod() == null)
                .forEach(container -> client().remove(container.id()));
        for (var network : client().call(NetworkCalls.LIST)) {
            if (network.removable()) {
                client().call(NetworkCalls.REMOVE, new NetworkCalls.Remove(network.name(), true));
            }
        }
        assertThat(NetworkedContainers.filters(folder())).isEqualTo(before);
    }

    final NetworkedContainers containers() {
        return containers;
    }

    /** Serves pages on port 8080, and has files that can be mounted over to find others. */
    final String web() {
        return imported(bundles().web());
    }

    /** Does nothing for long. */
    final String sleeping() {
        return imported(bundles().running("sleep-" + System.nanoTime(), "/bin/busybox", "sleep", "1000"));
    }

    private String imported(Path bundle) {
        try {
            for (var file : new String[] {"hosts", "resolv.conf"}) {
                Files.createDirectories(bundle.resolve("rootfs/etc"));
                Files.writeString(bundle.resolve("rootfs/etc").resolve(file), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client().importInPlace(bundle, null);
    }

    /** Makes a network, whose name has the test's in it, with a free range. */
    final String network(String name) {
        var whole = folder().name() + "-" + name;
        client().call(NetworkCalls.CREATE, NetworkCalls.Create.named(whole));
        return whole;
    }
}
