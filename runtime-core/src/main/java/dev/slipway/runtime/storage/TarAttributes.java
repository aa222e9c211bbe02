package dev.slipway.runtime.storage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The extended attributes of a tar's entry that are taken over: the user's and file capabilities. Those of
 * {@code trusted.overlay} would change what an overlay shows, so they and all others are left out.
 */
final class TarAttributes {
    private static final String PREFIX = "SCHILY.xattr.";
    private static final char UNDECODABLE = '\uFFFD';

    private TarAttributes() {}

    static Map<String, byte[]> of(TarArchiveEntry entry) {
        Map<String, byte[]> attributes = new LinkedHashMap<>();
        entry.getExtraPaxHeaders().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                String name = key.substring(PREFIX.length());
                if (name.startsWith("user.") || name.equals("security.capability")) {
                    if (value.indexOf(UNDECODABLE) >= 0) {
                        throw TarPath.refused(
                                entry.getName(), "has an attribute " + name + " that cannot be read", "bad-attribute");
                    }
                    attributes.put(name, value.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        return attributes;
    }
}
