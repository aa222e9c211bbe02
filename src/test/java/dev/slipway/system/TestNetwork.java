package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A test's own default network. CNI keeps a network's bridge and its file of reservations when nobody uses them any more. */
record TestNetwork(String name, String bridge) {
    private static final Path RANGES = Path.of("/var/lib/cni/networks");
    private static final List<String> OF_THE_RANGE = List.of("lock", "last_reserved_ip.0");
    private static final int LONGEST_INTERFACE = 15;

    static TestNetwork of(TestFolder folder) {
        var bridge = "swt" + Long.toString(Math.abs((long) folder.name().hashCode()), Character.MAX_RADIX);
        assertThat(bridge).hasSizeLessThanOrEqualTo(LONGEST_INTERFACE);
        return new TestNetwork(folder.name().toLowerCase(Locale.ROOT), bridge);
    }

    /** The file that reserves an address. */
    Path reservation(String address) {
        return RANGES.resolve(name).resolve(address);
    }

    /** The addresses that are reserved. */
    List<String> reserved() {
        return files(RANGES.resolve(name)).stream()
                .filter(file -> !OF_THE_RANGE.contains(file))
                .toList();
    }

    /** Removes what stays of it; fails while an address is reserved or an interface hangs on the bridge. */
    void remove() {
        assertThat(reserved()).as("addresses still reserved").isEmpty();
        var device = Path.of("/sys/class/net", bridge);
        if (Files.exists(device)) {
            assertThat(files(device.resolve("brif")))
                    .as("interfaces still on the bridge")
                    .isEmpty();
            Programs.run("ip", "link", "delete", bridge);
        }
        removeRange(name);
    }

    /** Removes the files of a network's range, which CNI leaves. */
    static void removeRange(String name) {
        try {
            for (var file : files(RANGES.resolve(name))) {
                Files.delete(RANGES.resolve(name).resolve(file));
            }
            Files.deleteIfExists(RANGES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
