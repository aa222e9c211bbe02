package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and groups of a root filesystem, by name or number. */
final class Users {
    private static final int LARGEST = 1 << 20;
    private static final int ID_FIELD = 2;
    private static final int GROUP_FIELD = 3;

    private final Path etc;

    Users(Path rootfs) {
        this.etc = rootfs.resolve("etc");
    }

    /** Sets {@code process.user} to {@code user} or {@code user:group}; INVALID_ARGUMENT if there is no such one. */
    void set(ObjectNode process, String user) {
        String[] parts = user.split(":", -1);
        if (parts.length > 2 || parts[0].isEmpty()) {
            throw unknown(user);
        }
        String[] entry = entry("passwd", parts[0]);
        long uid = entry == null ? number(parts[0]) : number(entry[ID_FIELD]);
        long gid = 0;
        if (parts.length == 2) {
            String[] group = entry("group", parts[1]);
            gid = group == null ? number(parts[1]) : number(group[ID_FIELD]);
        } else if (entry != null) {
            gid = number(entry[GROUP_FIELD]);
        }
        process.putObject("user").put("uid", uid).put("gid", gid);
    }

    /** The line of a name; of a number too, because the user's group is there. */
    private String @Nullable [] entry(String file, String name) {
        for (String line : lines(file)) {
            String[] fields = line.split(":", -1);
            if (fields.length > GROUP_FIELD - ("group".equals(file) ? 1 : 0)
                    && (fields[0].equals(name) || fields[ID_FIELD].equals(name))) {
                return fields;
            }
        }
        return null;
    }

    /** No link is followed: it would lead out of the root filesystem, with the engine's eyes. */
    private List<String> lines(String name) {
        Path file = etc.resolve(name);
        try {
            if (!Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)
                    || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > LARGEST) {
                return List.of();
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read " + file + ": " + e, e);
        }
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) >= (1L << 32) - 1) {
            throw unknown(text);
        }
        return Long.parseLong(text);
    }

    private static EngineException unknown(String user) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not run as user \"" + user + "\": the root filesystem does not know it")
                .hint("Use a name of its /etc/passwd, or numbers: 1000:1000.");
    }
}
