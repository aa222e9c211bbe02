package dev.slipway.runtime.oci;

import dev.slipway.runtime.state.CheckpointOptions;
import java.util.ArrayList;
import java.util.List;

/** The options that runc's checkpoint and restore share. */
public final class CriuFlags {
    private CriuFlags() {}

    /** The flags for those of {@code options} that hold at the dump and at the restore. */
    public static List<String> of(CheckpointOptions options) {
        List<String> flags = new ArrayList<>();
        if (options.tcpEstablished()) {
            flags.add("--tcp-established");
        }
        if (options.fileLocks()) {
            flags.add("--file-locks");
        }
        if (options.externalUnixSockets()) {
            flags.add("--ext-unix-sk");
        }
        if (options.shellJob()) {
            flags.add("--shell-job");
        }
        return flags;
    }
}
