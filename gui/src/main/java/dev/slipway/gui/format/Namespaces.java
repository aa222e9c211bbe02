package dev.slipway.gui.format;

import dev.slipway.gui.text.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kinds of namespace as people read them, the most telling first. */
public final class Namespaces {
    /** The kinds that a pod's containers can share. */
    public static final List<String> SHAREABLE = List.of("net", "ipc", "uts", "pid", "cgroup");

    private Namespaces() {}

    /** Some kinds within a sentence: {@code network, IPC, host name}. */
    public static String words(Collection<String> kinds) {
        return SHAREABLE.stream()
                .filter(kinds::contains)
                .map(kind -> Texts.get("namespace." + kind))
                .map(name -> name.equals(name.toUpperCase(Locale.ROOT)) ? name : name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
