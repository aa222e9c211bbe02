package dev.slipway.runtime.network;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives a bridge a hardware address again that lost its own: one that never got to the end of an ADD takes that of its
 * first port, and has none once that port is gone. The bridge plugin then fails until somebody deletes the bridge
 * (containernetworking/plugins, issue 620).
 */
final class BridgeAddress {
    private static final String NONE = "00:00:00:00:00:00";

    private final ProgramRunner programs;

    BridgeAddress(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Does nothing where the network has no bridge, or one with an address. */
    void restore(Network network) {
        String bridge = network.bridge();
        if (bridge == null || !NONE.equals(of(bridge))) {
            return;
        }
        programs.run(Program.of(
                ErrorKind.NETWORK, List.of("ip", "link", "set", "dev", bridge, "address", locallyAdministered())));
    }

    private static String of(String bridge) {
        try {
            return Files.readString(Path.of("/sys/class/net").resolve(bridge).resolve("address"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String locallyAdministered() {
        int low = ThreadLocalRandom.current().nextInt();
        return String.format(
                Locale.ROOT, "02:5a:%02x:%02x:%02x:%02x", low >>> 24, low >>> 16 & 0xff, low >>> 8 & 0xff, low & 0xff);
    }
}
