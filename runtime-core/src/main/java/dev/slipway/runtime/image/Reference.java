package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image: {@code [registry/]path[:tag][@digest]}, by the grammar that registries share.
 *
 * @param registry {@code host[:port]}; null for a short name
 * @param path of the repository below it
 * @param tag null for none
 * @param digest {@code sha256:} and 64 hexadecimal digits; null for none
 */
record Reference(
        @Nullable String registry,
        String path,
        @Nullable String tag,
        @Nullable String digest) {
    static final String LOCAL = "localhost";
    static final String LATEST = "latest";
    private static final String DOCKER = "docker.io";
    private static final int LONGEST_NAME = 255;

    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*");
    private static final Pattern REGISTRY =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]+)?");
    private static final Pattern TAIL =
            Pattern.compile("(.+?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

    /** Reads a name; INVALID_ARGUMENT if it is none. */
    static Reference parse(String text) {
        Matcher matcher = TAIL.matcher(text);
        if (text.length() <= LONGEST_NAME + 200 && matcher.matches()) {
            String name = String.valueOf(matcher.group(1));
            int slash = name.indexOf('/');
            String first = slash < 0 ? "" : name.substring(0, slash);
            boolean full = first.equals(LOCAL) || first.contains(".") || first.contains(":");
            String path = full ? name.substring(slash + 1) : name;
            if (PATH.matcher(path).matches()
                    && name.length() <= LONGEST_NAME
                    && (!full || REGISTRY.matcher(first).matches())) {
                return new Reference(full ? first : null, path, matcher.group(2), matcher.group(3));
            }
        }
        String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
        throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not read \"" + shown + "\": it is no image's name")
                .hint("Write it like registry/path:tag, in lower case.");
    }

    /** Whether {@link #parse} would take it. */
    static boolean isOne(String text) {
        try {
            parse(text);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    boolean isShort() {
        return registry == null;
    }

    /** The same below a registry, as that one would complete it, if it has none. */
    Reference in(String newRegistry) {
        if (registry != null) {
            return this;
        }
        boolean official = newRegistry.equals(DOCKER) && path.indexOf('/') < 0;
        return new Reference(newRegistry, official ? "library/" + path : path, tag, digest);
    }

    /** The same with {@code latest} if it has neither tag nor digest; of both only the digest, which is the stronger. */
    Reference complete() {
        if (digest != null) {
            return new Reference(registry, path, null, digest);
        }
        return tag == null ? new Reference(registry, path, LATEST, null) : this;
    }

    /** Registry and path. */
    String repository() {
        return registry == null ? path : registry + "/" + path;
    }

    @Override
    public String toString() {
        return repository() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
