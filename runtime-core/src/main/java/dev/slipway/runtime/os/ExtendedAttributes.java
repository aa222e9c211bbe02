package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Extended attributes of files in every name space of xattr(7), which the JDK knows only of {@code user}. */
public final class ExtendedAttributes {
    private static final int USUAL = 256;
    private static final int LONGEST = 65_536;

    /** The value of an attribute of this very file; null if it has none of that name, or its file system has no such. */
    public byte @Nullable [] get(Path file, String name) throws IOException {
        byte[] value = new byte[USUAL];
        long length = Native.C.lgetxattr(file.toString(), name, value, value.length);
        if (length < 0 && Native.error() == Native.ERANGE) {
            value = new byte[LONGEST];
            length = Native.C.lgetxattr(file.toString(), name, value, value.length);
        }
        if (length >= 0) {
            return Arrays.copyOf(value, (int) length);
        }
        int error = Native.error();
        if (error == Native.ENODATA || error == Native.EOPNOTSUPP) {
            return null;
        }
        throw Native.failure("read attribute " + name + " of " + file, error);
    }

    /** Sets an attribute of this very file, not of what it may link to. */
    public void set(Path file, String name, byte[] value) throws IOException {
        Native.check(Native.C.lsetxattr(file.toString(), name, value, value.length, 0), "set attribute " + name);
    }
}
