package dev.slipway.helper.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.runtime.error.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A section of the configuration, read key by key; what nobody has read is an unknown key. */
final class Section {
    private final ConfigText text;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    private Section(ConfigText text, String path, JsonNode node) {
        this.text = text;
        this.path = path;
        this.node = node;
    }

    static Section root(ConfigText text) {
        return new Section(text, "", text.tree());
    }

    Section section(String key) {
        known.add(key);
        JsonNode inner = node.path(key);
        if (!inner.isMissingNode() && !inner.isObject()) {
            throw wrong(key, "must be a section");
        }
        return new Section(text, name(key), inner.isMissingNode() ? MissingNode.getInstance() : inner);
    }

    /** Gives the string to {@code then} if the key is there. */
    void string(String key, Consumer<String> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            if (!value.isTextual() || value.asText().isEmpty()) {
                throw wrong(key, "must be a string that is not empty");
            }
            apply(key, () -> then.accept(value.asText()));
        }
    }

    /** Gives what {@code parse} makes of the string; what that refuses is told with its line. */
    <T> void parsed(String key, Function<String, T> parse, Consumer<T> then) {
        string(key, value -> {
            try {
                then.accept(parse.apply(value));
            } catch (EngineException e) {
                throw wrong(key, "is refused: " + e.message());
            }
        });
    }

    void path(String key, Consumer<Path> then) {
        string(key, value -> {
            if (!value.startsWith("/")) {
                throw wrong(key, "must be an absolute path");
            }
            then.accept(Path.of(value));
        });
    }

    void bool(String key, Consumer<Boolean> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            if (!value.isBoolean()) {
                throw wrong(key, "must be true or false");
            }
            then.accept(value.asBoolean());
        }
    }

    void number(String key, long least, long most, Consumer<Long> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
                throw wrong(key, "must be a whole number from " + least + " to " + most);
            }
            then.accept(value.asLong());
        }
    }

    void seconds(String key, Consumer<Duration> then) {
        number(key, 0, 86_400, value -> then.accept(Duration.ofSeconds(value)));
    }

    void paths(String key, Consumer<List<Path>> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            List<Path> paths = new ArrayList<>();
            for (JsonNode one : value) {
                if (!one.isTextual() || !one.asText().startsWith("/")) {
                    throw wrong(key, "must be a list of absolute paths");
                }
                paths.add(Path.of(one.asText()));
            }
            if (!value.isArray() || paths.isEmpty()) {
                throw wrong(key, "must be a list of absolute paths");
            }
            then.accept(paths);
        }
    }

    /** A list of strings, none empty. */
    void strings(String key, Consumer<List<String>> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            List<String> strings = new ArrayList<>();
            for (JsonNode one : value) {
                if (!one.isTextual() || one.asText().isEmpty()) {
                    throw wrong(key, "must be a list of strings that are not empty");
                }
                strings.add(one.asText());
            }
            if (!value.isArray()) {
                throw wrong(key, "must be a list of strings that are not empty");
            }
            then.accept(strings);
        }
    }

    /** A list of {@code NAME=value}. */
    void environment(String key, Consumer<Map<String, String>> then) {
        JsonNode value = read(key);
        if (!value.isMissingNode()) {
            Map<String, String> variables = new LinkedHashMap<>();
            for (JsonNode one : value) {
                int equals = one.asText().indexOf('=');
                if (!one.isTextual() || equals < 1) {
                    throw wrong(key, "must be a list of NAME=value");
                }
                variables.put(one.asText().substring(0, equals), one.asText().substring(equals + 1));
            }
            if (!value.isArray()) {
                throw wrong(key, "must be a list of NAME=value");
            }
            then.accept(variables);
        }
    }

    /** Refuses a key of the contract that this version does not serve. */
    void later(String key, String what) {
        if (node.has(key)) {
            throw wrong(key, "is for " + what + ", which this version does not have yet: leave it out");
        }
    }

    /** Names of the keys that are there. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Refuses keys that nobody has read. */
    void end() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw wrong(key, "is not a key this version knows");
            }
        }
    }

    EngineException wrong(String key, String reason) {
        return text.wrong(name(key), reason);
    }

    /** What a value is refused with elsewhere is told with its line. */
    private void apply(String key, Runnable then) {
        try {
            then.run();
        } catch (IllegalArgumentException e) {
            throw wrong(key, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode read(String key) {
        known.add(key);
        return node.path(key);
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
