package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The privileges of capabilities(7). */
public final class Capabilities {
    private static final String BOUNDING = "CapBnd:";

    /** By number. */
    private static final List<String> NAMES = List.of(
            "CAP_CHOWN",
            "CAP_DAC_OVERRIDE",
            "CAP_DAC_READ_SEARCH",
            "CAP_FOWNER",
            "CAP_FSETID",
            "CAP_KILL",
            "CAP_SETGID",
            "CAP_SETUID",
            "CAP_SETPCAP",
            "CAP_LINUX_IMMUTABLE",
            "CAP_NET_BIND_SERVICE",
            "CAP_NET_BROADCAST",
            "CAP_NET_ADMIN",
            "CAP_NET_RAW",
            "CAP_IPC_LOCK",
            "CAP_IPC_OWNER",
            "CAP_SYS_MODULE",
            "CAP_SYS_RAWIO",
            "CAP_SYS_CHROOT",
            "CAP_SYS_PTRACE",
            "CAP_SYS_PACCT",
            "CAP_SYS_ADMIN",
            "CAP_SYS_BOOT",
            "CAP_SYS_NICE",
            "CAP_SYS_RESOURCE",
            "CAP_SYS_TIME",
            "CAP_SYS_TTY_CONFIG",
            "CAP_MKNOD",
            "CAP_LEASE",
            "CAP_AUDIT_WRITE",
            "CAP_AUDIT_CONTROL",
            "CAP_SETFCAP",
            "CAP_MAC_OVERRIDE",
            "CAP_MAC_ADMIN",
            "CAP_SYSLOG",
            "CAP_WAKE_ALARM",
            "CAP_BLOCK_SUSPEND",
            "CAP_AUDIT_READ",
            "CAP_PERFMON",
            "CAP_BPF",
            "CAP_CHECKPOINT_RESTORE");

    private Capabilities() {}

    /** The name of a capability, also of one that this version does not know: {@code CAP_63}. */
    public static String name(int number) {
        return number < NAMES.size() ? NAMES.get(number) : "CAP_" + number;
    }

    /** Names of those that this process may hand on, its bounding set: nobody it starts can have more. */
    public static List<String> ofThisProcess() {
        long bits = bounding();
        List<String> names = new ArrayList<>();
        for (int number = 0; number < NAMES.size(); number++) {
            if ((bits >>> number & 1) == 1) {
                names.add(NAMES.get(number));
            }
        }
        return names;
    }

    private static long bounding() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(BOUNDING))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring(BOUNDING.length()).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.INTERNAL, "could not read the own capabilities: " + e.getMessage(), e);
        }
    }
}
