package dev.slipway.helper.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.List;

/**
 * The text of a configuration file with its tree, which can tell the line of a key.
 *
 * @param name of the file, for messages
 */
record ConfigText(String name, List<String> lines, JsonNode tree) {
    /** Parses TOML; INVALID_ARGUMENT with the line of the first error. */
    static ConfigText parse(String name, String text) {
        try {
            return new ConfigText(name, text.lines().toList(), new TomlMapper().readTree(text));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not read " + name + ", line " + line + ": " + e.getOriginalMessage(),
                            e)
                    .hint("Mend the line: the file is TOML.");
        }
    }

    /** An error about a key, named with its sections: {@code engine.root}. */
    EngineException wrong(String key, String reason) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT,
                        "could not read " + name + ", line " + line(key) + ": " + key + " " + reason)
                .hint("Mend or remove the line.");
    }

    /** The line where the key, or else its section, is; 1 if neither is found. */
    private int line(String key) {
        String section = "";
        int best = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[")) {
                section = line.replaceAll("[\\[\\]\"'\\s]|#.*", "");
                if (section.equals(key)) {
                    return i + 1;
                }
                if (key.startsWith(section + ".")) {
                    best = i + 1;
                }
            } else if (line.indexOf('=') > 0) {
                String own = line.substring(0, line.indexOf('=')).replaceAll("[\"'\\s]", "");
                String whole = section.isEmpty() ? own : section + "." + own;
                if (whole.equals(key) || whole.startsWith(key + ".")) {
                    return i + 1;
                }
            }
        }
        return best;
    }
}
