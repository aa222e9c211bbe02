package dev.slipway.gui.form;

import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be typed into a field: each tells what is wrong with a text, a sentence, and takes an empty one for none given. */
public final class Checks {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern VARIABLE = Pattern.compile("[^=\\s][^=]*=.*");
    private static final Pattern CORES = Pattern.compile("\\d+(-\\d+)?(,\\d+(-\\d+)?)*");
    private static final Pattern SIGNAL = Pattern.compile("(SIG)?[A-Z][A-Z0-9+-]*|[1-9]\\d?");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,62}[a-zA-Z0-9])?");

    private static final Pattern INTERFACE = Pattern.compile("[^/\\s]{1,15}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:(?:[a-zA-Z0-9][a-zA-Z0-9.-]*|\\[[0-9a-fA-F:]+\\])(?::\\d{1,5})?/)?"
                    + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
                    + "(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    private Checks() {}

    /** A name of an image: {@code [registry/]path[:tag][@digest]}. */
    public static String reference(String text) {
        return text.isBlank() || REFERENCE.matcher(text.strip()).matches() ? "" : Texts.get("form.reference");
    }

    /** A name of a container, a pod, a volume or a network. */
    public static String name(String text) {
        return text.isBlank() || NAME.matcher(text.strip()).matches() ? "" : Texts.get("import.name.form");
    }

    /** A name of a container or a pod, not of one that is there already. */
    public static String newName(String text, World world) {
        String name = text.strip();
        if (name.isEmpty() || !name(text).isEmpty()) {
            return name(text);
        }
        boolean taken = world.containers().stream()
                        .anyMatch(container -> container.name().equals(name))
                || world.pods().stream().anyMatch(pod -> pod.name().equals(name));
        return taken ? Texts.get("import.name.taken", name) : "";
    }

    /** An absolute path. */
    public static String path(String text) {
        return text.isBlank() || text.strip().startsWith("/") ? "" : Texts.get("form.path");
    }

    /** A host name. */
    public static String hostname(String text) {
        return text.isBlank() || HOST.matcher(text.strip()).matches() ? "" : Texts.get("form.hostname");
    }

    /** {@code NAME=value} on each line. */
    public static String variables(String text) {
        return lines(text).stream()
                .filter(line -> !VARIABLE.matcher(line).matches())
                .findFirst()
                .map(line -> Texts.get("form.variable", line))
                .orElse("");
    }

    /** {@code key} or {@code key=value} on each line. */
    public static String labels(String text) {
        return lines(text).stream()
                .filter(line -> line.startsWith("="))
                .findFirst()
                .map(line -> Texts.get("form.label", line))
                .orElse("");
    }

    /** A time. */
    public static String time(String text) {
        return text.isBlank() || Quantities.seconds(text).isPresent() ? "" : Texts.get("form.time");
    }

    /** A time that isn't nothing. */
    public static String period(String text) {
        return text.isBlank() || Quantities.seconds(text).orElse(0) > 0 ? "" : Texts.get("form.period");
    }

    /** A size. */
    public static String size(String text) {
        return text.isBlank() || Quantities.bytes(text).isPresent() ? "" : Texts.get("form.size");
    }

    /** A whole number of at least {@code least}. */
    public static Function<String, String> whole(long least) {
        return text -> {
            if (text.isBlank()) {
                return "";
            }
            try {
                return Long.parseLong(text.strip()) < least ? Texts.get("form.least", least) : "";
            } catch (NumberFormatException e) {
                return Texts.get("form.whole", least);
            }
        };
    }

    /** A number above zero. */
    public static String cores(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            double cores = Double.parseDouble(text.strip());
            return cores > 0 && cores < 100_000 ? "" : Texts.get("form.cores");
        } catch (NumberFormatException e) {
            return Texts.get("form.cores");
        }
    }

    /** A list of cores. */
    public static String coreList(String text) {
        return text.isBlank() || CORES.matcher(text.strip()).matches() ? "" : Texts.get("form.coreList");
    }

    /** A signal by name or number. */
    public static String signal(String text) {
        return text.isBlank() || SIGNAL.matcher(text.strip()).matches() ? "" : Texts.get("form.signal");
    }

    /** A name of an interface of the host. */
    public static String hostInterface(String text) {
        return text.isBlank() || INTERFACE.matcher(text.strip()).matches() ? "" : Texts.get("form.interface");
    }

    /** A hardware address. */
    public static String mac(String text) {
        return text.isBlank() || MAC.matcher(text.strip()).matches() ? "" : Texts.get("form.mac");
    }

    /** Names under which others on a network find it, parted by commas. */
    public static String aliases(String text) {
        return words(text).stream()
                .map(Checks::hostname)
                .filter(fault -> !fault.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The words of a text, parted by commas or spaces. */
    public static List<String> words(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The lines of a text that say something. */
    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
