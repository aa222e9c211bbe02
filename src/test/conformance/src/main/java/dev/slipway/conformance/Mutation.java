package dev.slipway.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to break one row's behaviour. Its file has {@code row:}, {@code file:} and {@code breaks:} lines, then the text
 * to replace after {@code --- was} and its replacement after {@code --- becomes}. White space counts only as being there
 * or not, so that a new format of the source does no harm.
 *
 * @param name that of its file, without its ending
 * @param source the file to break, from the project's folder
 * @param breaks what no longer holds, in a few words
 * @param was what stands there exactly once
 */
record Mutation(String name, RowId row, String source, String breaks, String was, String becomes) {
    private static final String ENDING = ".mutation";
    private static final Pattern FORM = Pattern.compile(
            "row: (\\S+)\nfile: (\\S+)\nbreaks: ([^\n]+)\n--- was\n(.+?)\n--- becomes\n(.*)", Pattern.DOTALL);

    /** All that lie in a folder, by row and name. */
    static List<Mutation> all(Path folder) throws IOException {
        List<Mutation> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    /** Throws IllegalArgumentException for a file that is not of the form. */
    static Mutation read(Path file) throws IOException {
        Matcher form = FORM.matcher(Files.readString(file));
        if (!form.matches()) {
            throw new IllegalArgumentException(file + " is no mutation: row, file, breaks, was, becomes");
        }
        String name = file.getFileName().toString();
        return new Mutation(
                name.substring(0, name.length() - ENDING.length()),
                RowId.of(form.group(1)),
                form.group(2),
                form.group(3).strip(),
                form.group(4).strip(),
                form.group(5).strip());
    }

    /** The broken source; throws IllegalArgumentException unless what it replaces stands there exactly once. */
    String apply(String text) {
        Matcher found = Pattern.compile(
                        Arrays.stream(was.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("mutation " + name + " finds nothing to replace in " + source);
        }
        int start = found.start();
        int end = found.end();
        if (found.find()) {
            throw new IllegalArgumentException("mutation " + name + " finds its text more than once in " + source);
        }
        return text.substring(0, start) + becomes + text.substring(end);
    }
}
