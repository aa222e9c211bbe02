package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the options of the driver {@code local} mean.
 *
 * @param type of the file system that is mounted; null to find out
 * @param device what is mounted; null for a plain folder
 * @param mountOptions as of mount(8)
 * @param uid owner of the volume's folder; null for the one of the first use
 * @param gid group of it; null likewise
 * @param copies whether the first use copies what the root filesystem has there
 * @param bounded whether it shall have a size or a number of files of its own
 */
record LocalOptions(
        @Nullable String type,
        @Nullable String device,
        List<String> mountOptions,
        @Nullable Integer uid,
        @Nullable Integer gid,
        boolean copies,
        boolean bounded) {
    private static final Set<String> OWN = Set.of("uid", "gid", "size", "inodes", "noquota", "copy", "nocopy");
    private static final Set<String> FLAGS = Set.of("noquota", "copy", "nocopy");
    private static final String KNOWN = "Use type, device, o, uid, gid, copy and nocopy.";

    LocalOptions {
        mountOptions = List.copyOf(mountOptions);
    }

    /** Those of a volume that is known. */
    static LocalOptions of(Volume volume) {
        return parse(volume.options());
    }

    /**
     * Reads options as they are given; those within {@code o} that are not mount(8)'s may stand alone as well.
     *
     * @throws EngineException INVALID_ARGUMENT for one that is unknown or makes no sense
     */
    static LocalOptions parse(Map<String, String> given) {
        String type = text(given, "type");
        String device = text(given, "device");
        boolean mounted = type != null || device != null;
        Map<String, String> own = new LinkedHashMap<>();
        List<String> mountOptions = new ArrayList<>();
        for (Map.Entry<String, String> option : given.entrySet()) {
            String key = option.getKey();
            if (key.equals("o")) {
                read(option.getValue(), mounted, own, mountOptions);
            } else if (OWN.contains(key)) {
                put(own, key, option.getValue());
            } else if (!key.equals("type") && !key.equals("device")) {
                throw refused("there is no option \"" + key + "\" of the driver local", KNOWN);
            }
        }
        if (!mounted && !mountOptions.isEmpty()) {
            throw refused(
                    "the option o has \"" + mountOptions.get(0) + "\", but there is no type and device to mount",
                    "Give a type and a device, or leave that out.");
        }
        if (own.containsKey("copy") && own.containsKey("nocopy")) {
            throw refused("copy and nocopy are both given", "Leave one of them out.");
        }
        return new LocalOptions(
                type,
                device(type, device),
                mountOptions,
                number(own, "uid"),
                number(own, "gid"),
                !own.containsKey("nocopy"),
                own.containsKey("size") || own.containsKey("inodes"));
    }

    /** Whether a file system is mounted for as long as containers use the volume. */
    boolean mounted() {
        return device != null;
    }

    /** Whether files can be written to what is mounted. */
    boolean writable() {
        return !mountOptions.contains("ro");
    }

    /** What is mounted, where something is. */
    String requireDevice() {
        return Objects.requireNonNull(device);
    }

    /** A file system that is mounted has its own uid, gid and size. */
    private static void read(String list, boolean mounted, Map<String, String> own, List<String> mountOptions) {
        for (String option : list.split(",", -1)) {
            if (option.isBlank() || hasNul(option)) {
                throw refused("the option o has an empty part", "Write it like o=uid=1000,nocopy.");
            }
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (FLAGS.contains(key) || (OWN.contains(key) && !mounted)) {
                put(own, key, equals < 0 ? "" : option.substring(equals + 1));
            } else {
                mountOptions.add(option);
            }
        }
    }

    private static void put(Map<String, String> own, String key, String value) {
        if (own.put(key, value) != null) {
            throw refused("the option " + key + " is given twice", "Leave one of them out.");
        }
    }

    private static @Nullable String text(Map<String, String> given, String key) {
        String value = given.get(key);
        if (value != null && (value.isBlank() || hasNul(value))) {
            throw refused("the option " + key + " is empty or no text", "Leave it out, or give it a value.");
        }
        return value;
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static @Nullable String device(@Nullable String type, @Nullable String device) {
        if (type == null || device != null) {
            return device;
        }
        if (!type.equals("tmpfs")) {
            throw refused("there is a type, " + type + ", but no device", "Give the device to mount.");
        }
        return type;
    }

    private static @Nullable Integer number(Map<String, String> own, String key) {
        String value = own.get(key);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}")) {
            throw refused("the option " + key + " is \"" + value + "\", which is no id", "Give a number from 0 on.");
        }
        return Integer.valueOf(value);
    }

    private static EngineException refused(String reason, String hint) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not take the volume's options: " + reason)
                .hint(hint);
    }
}
