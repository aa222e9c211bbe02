package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.RootText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and groups of a root filesystem, by name or number. */
final class Users {
    private static final int LARGEST = 1 << 20;
    private static final int ID_FIELD = 2;
    private static final int GROUP_FIELD = 3;

    private static final int MEMBERS_FIELD = 3;

    private final RootText files;

    Users(RootText files) {
        this.files = files;
    }

    /**
     * Sets {@code process.user} to {@code user} or {@code user:group}; INVALID_ARGUMENT if there is no such one. Without a
     * group the user is in all that it is a member of. Its own group is among the additional ones too: else what a file
     * refuses to that group could be had after a program has changed the effective one (CVE-2022-2989).
     */
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
        ObjectNode node = process.putObject("user").put("uid", uid).put("gid", gid);
        ArrayNode groups = node.putArray("additionalGids").add(gid);
        if (parts.length == 1 && entry != null) {
            groupsOf(entry[0], gid).forEach(groups::add);
        }
    }

    private List<Long> groupsOf(String name, long primary) {
        List<Long> found = new ArrayList<>();
        for (String line : lines("group")) {
            String[] fields = line.split(":", -1);
            if (fields.length > MEMBERS_FIELD
                    && Arrays.asList(fields[MEMBERS_FIELD].split(",")).contains(name)
                    && isNumber(fields[ID_FIELD])) {
                long gid = Long.parseLong(fields[ID_FIELD]);
                if (gid != primary && !found.contains(gid)) {
                    found.add(gid);
                }
            }
        }
        return found;
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

    private List<String> lines(String name) {
        String path = "/etc/" + name;
        try {
            String text = files.read(path, LARGEST);
            return text == null ? List.of() : text.lines().toList();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not read the container's " + path + ": " + e, e);
        }
    }

    private static long number(String text) {
        if (!isNumber(text)) {
            throw unknown(text);
        }
        return Long.parseLong(text);
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,10}") && Long.parseLong(text) < (1L << 32) - 1;
    }

    private static EngineException unknown(String user) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not run as user \"" + user + "\": the root filesystem does not know it")
                .hint("Use a name of its /etc/passwd, or numbers: 1000:1000.");
    }
}
