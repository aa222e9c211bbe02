package dev.slipway.runtime.os;

import java.io.IOException;
import java.nio.file.Path;

/** Extended attributes of files in every name space of xattr(7), which the JDK knows only of {@code user}. */
public final class ExtendedAttributes {
    /** Sets an attribute of this very file, not of what it may link to. */
    public void set(Path file, String name, byte[] value) throws IOException {
        Native.check(Native.C.lsetxattr(file.toString(), name, value, value.length, 0), "set attribute " + name);
    }
}
