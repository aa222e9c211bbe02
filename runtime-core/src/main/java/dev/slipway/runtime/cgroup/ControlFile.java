package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes the files of a cgroup. A file that isn't there, or goes away with its cgroup, reads as empty. */
final class ControlFile {
    /** The number of a file that has none, or whose word {@code max} means no limit. */
    static final long NONE = -1;

    private ControlFile() {}

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(
                file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The words of a file that has them in one line. */
    static Set<String> words(Path file) {
        Set<String> words = new LinkedHashSet<>(List.of(text(file).split("\\s+", -1)));
        words.remove("");
        return words;
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /** The number in the file, {@link #NONE} if there is none; one beyond the range of long counts as its end. */
    static long number(Path file) {
        return number(text(file));
    }

    static long number(String word) {
        if (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NONE;
        }
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The numbers of a file whose lines are a key, a space and a number. */
    static Map<String, Long> keyed(Path file) {
        Map<String, Long> values = new HashMap<>();
        for (String line : lines(file)) {
            int space = line.indexOf(' ');
            long value = space < 0 ? NONE : number(line.substring(space + 1));
            if (value != NONE) {
                values.put(line.substring(0, space), value);
            }
        }
        return values;
    }
}
