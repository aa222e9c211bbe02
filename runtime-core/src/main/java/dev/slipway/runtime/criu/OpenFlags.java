package dev.slipway.runtime.criu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags of open(2) by name, as x86 numbers them; what has no name is in hexadecimal. */
final class OpenFlags {
    private static final int ACCESS = 3;
    private static final List<String> ACCESSES = List.of("O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE");
    /** Larger ones before those that they hold. */
    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(00000100, "O_CREAT");
        NAMES.put(00000200, "O_EXCL");
        NAMES.put(00000400, "O_NOCTTY");
        NAMES.put(00001000, "O_TRUNC");
        NAMES.put(00002000, "O_APPEND");
        NAMES.put(00004000, "O_NONBLOCK");
        NAMES.put(00020000, "O_ASYNC");
        NAMES.put(00040000, "O_DIRECT");
        NAMES.put(00100000, "O_LARGEFILE");
        NAMES.put(020200000, "O_TMPFILE");
        NAMES.put(00200000, "O_DIRECTORY");
        NAMES.put(00400000, "O_NOFOLLOW");
        NAMES.put(01000000, "O_NOATIME");
        NAMES.put(02000000, "O_CLOEXEC");
        NAMES.put(04010000, "O_SYNC");
        NAMES.put(00010000, "O_DSYNC");
        NAMES.put(010000000, "O_PATH");
    }

    private OpenFlags() {}

    /** The names, access first. */
    static List<String> names(int flags) {
        List<String> names = new ArrayList<>();
        names.add(ACCESSES.get(flags & ACCESS));
        int left = flags & ~ACCESS;
        for (Map.Entry<Integer, String> each : NAMES.entrySet()) {
            if ((left & each.getKey()) == each.getKey()) {
                names.add(each.getValue());
                left &= ~each.getKey();
            }
        }
        if (left != 0) {
            names.add("0x" + Integer.toHexString(left));
        }
        return names;
    }
}
