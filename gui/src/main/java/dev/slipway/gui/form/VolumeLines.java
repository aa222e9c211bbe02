package dev.slipway.gui.form;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls.VolumeOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Volumes of a container as people type them: {@code data:/var/lib/data}, {@code data:/srv:ro,noexec}, {@code /tmp/cache}, one a line. */
public final class VolumeLines {
    private static final Pattern LINE =
            Pattern.compile("(?:(?<name>[a-zA-Z0-9][a-zA-Z0-9_.-]*):)?(?<place>/[^:]*)(?::(?<options>[a-z,]+))?");
    private static final Set<String> OPTIONS = Set.of(
            "ro",
            "rw",
            "copy",
            "nocopy",
            "suid",
            "nosuid",
            "dev",
            "nodev",
            "exec",
            "noexec",
            "private",
            "rprivate",
            "slave",
            "rslave");

    private VolumeLines() {}

    /** What is wrong with a text, a sentence; empty for nothing. */
    public static String fault(String text) {
        Set<String> places = new HashSet<>();
        for (String line : Checks.lines(text)) {
            Optional<VolumeOption> volume = volume(line);
            if (volume.isEmpty()) {
                return Texts.get("form.volume", line);
            }
            List<String> options = volume.get().options();
            Optional<String> unknown = options == null
                    ? Optional.empty()
                    : options.stream()
                            .filter(option -> !OPTIONS.contains(option))
                            .findFirst();
            if (unknown.isPresent()) {
                return Texts.get("form.volume.option", unknown.get());
            }
            if (!places.add(volume.get().destination())) {
                return Texts.get("form.volume.twice", volume.get().destination());
            }
        }
        return "";
    }

    /** The volumes of a text with which nothing is wrong. */
    public static List<VolumeOption> read(String text) {
        return Checks.lines(text).stream()
                .flatMap(line -> volume(line).stream())
                .toList();
    }

    private static Optional<VolumeOption> volume(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String options = matcher.group("options");
        return Optional.of(new VolumeOption(
                matcher.group("name"),
                matcher.group("place"),
                options == null ? null : List.of(options.split(",", -1))));
    }
}
