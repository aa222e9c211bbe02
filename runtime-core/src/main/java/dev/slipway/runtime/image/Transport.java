package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A form in which images are moved: how they lie somewhere, by the words of containers-transports(5). */
public enum Transport {
    /** A registry. */
    DOCKER,
    /** A tar as {@code docker save} writes it. */
    DOCKER_ARCHIVE,
    /** A tar of an OCI layout. */
    OCI_ARCHIVE,
    /** A folder in the OCI layout form. */
    OCI,
    /** A folder with a manifest and its blobs side by side. */
    DIR;

    private static final Map<String, String> ARCHITECTURES =
            Map.of("x86_64", "amd64", "aarch64", "arm64", "i386", "386", "x86", "386");

    /** The word on the wire and on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it names a file or folder of the host. */
    public boolean onHost() {
        return this != DOCKER;
    }

    /** Whether it is one file. */
    public boolean archive() {
        return this == DOCKER_ARCHIVE || this == OCI_ARCHIVE;
    }

    /** The kind of this machine's processor, in Go's word, as images tell theirs. */
    public static String architecture() {
        String mine = System.getProperty("os.arch");
        return ARCHITECTURES.getOrDefault(mine, mine);
    }

    /** The transport of this word, with or without {@code :} or {@code ://} after it; INVALID_ARGUMENT. */
    public static Transport ofWord(String word) {
        String bare = word.replaceFirst(":(//)?$", "");
        return Arrays.stream(values())
                .filter(each -> each.word().equals(bare))
                .findFirst()
                .orElseThrow(() -> EngineException.of(
                                ErrorKind.INVALID_ARGUMENT, "could not use the transport \"" + word + "\": unknown")
                        .hint("Use one of "
                                + Arrays.stream(values()).map(Transport::word).collect(Collectors.joining(", "))
                                + "."));
    }
}
