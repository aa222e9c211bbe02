package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of an event in the form in which they come back from disk. */
final class Attributes {
    private Attributes() {}

    /** The same event with its revision, its numbers as Integer, Long or Double. */
    static Change.Append stamped(Change.Append append, long revision) {
        Event event = append.event();
        Map<String, Object> plain = new TreeMap<>();
        event.attributes().forEach((key, value) -> plain.put(key, plain(key, value)));
        return new Change.Append(
                new Event(revision, event.time(), event.type(), event.action(), event.id(), event.name(), plain));
    }

    private static Object plain(String key, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> single(key, each)).toList();
        }
        return single(key, value);
    }

    private static Object single(String key, Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number == (int) number) {
                return (int) number;
            }
            return number;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw EngineException.of(
                ErrorKind.INVALID_ARGUMENT,
                "could not save an event: attribute %s is no string, number, boolean or list of such".formatted(key));
    }
}
