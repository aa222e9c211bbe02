package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;

/** Puts a file or folder in the place of another, and that one in its own, in one step, renameat2(2). */
public final class Exchange {
    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;

    private Exchange() {}

    /** Exchanges two files or folders of one file system. */
    public static void swap(Path one, Path other) throws IOException {
        Native.check(
                Native.C.renameat2(AT_FDCWD, one.toString(), AT_FDCWD, other.toString(), RENAME_EXCHANGE),
                "exchange " + one + " and " + other);
    }
}
