package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Filters of lists of volumes: the values of a key are alternatives, the keys must all hold. */
final class VolumeFilter {
    private static final String KEYS = "name, id, label, driver, anonymous or dangling";

    private VolumeFilter() {}

    /**
     * Whether a volume is wanted.
     *
     * @param filters key to values: {@code name} a part of it, {@code id} a prefix, {@code label} {@code key} or {@code
     *     key=value}, {@code driver}, {@code anonymous} and {@code dangling} (no container uses it) {@code true} or {@code false}
     * @throws EngineException INVALID_ARGUMENT for a key or a word that there is not
     */
    static Predicate<Volume> of(Map<String, List<String>> filters, State state) {
        Predicate<Volume> wanted = volume -> true;
        for (Map.Entry<String, List<String>> each : filters.entrySet()) {
            Predicate<Volume> any = volume -> false;
            for (String value : each.getValue()) {
                any = any.or(one(each.getKey(), value, state));
            }
            wanted = wanted.and(any);
        }
        return wanted;
    }

    private static Predicate<Volume> one(String key, String value, State state) {
        return switch (key) {
            case "name" -> volume -> volume.name().contains(value);
            case "id" -> volume -> volume.id().startsWith(value);
            case "label" -> volume -> labelled(volume.labels(), value);
            case "driver" -> volume -> volume.driver().equals(value);
            case "anonymous" -> {
                boolean wanted = truth(key, value);
                yield volume -> volume.anonymous() == wanted;
            }
            case "dangling" -> {
                boolean wanted = truth(key, value);
                yield volume -> state.volumeUsers(volume.id()).isEmpty() == wanted;
            }
            default -> throw refused("there is no filter \"" + key + "\"").hint("Use " + KEYS + ".");
        };
    }

    private static boolean truth(String key, String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw refused(key + " is \"" + word + "\"").hint("Use true or false.");
        }
        return word.equals("true");
    }

    private static boolean labelled(Map<String, String> labels, String wanted) {
        int equals = wanted.indexOf('=');
        return equals < 0
                ? labels.containsKey(wanted)
                : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
    }

    private static EngineException refused(String reason) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not take the filters: " + reason);
    }
}
