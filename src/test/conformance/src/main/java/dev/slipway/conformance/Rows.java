package dev.slipway.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of rows: a file with a heading ({@code # Name}) before the rows that belong together, and a row a line, its
 * number, phrase and reason set apart by {@code |}. The reason may be left out.
 *
 * @param sections the rows by heading, in the order of the file
 */
record Rows(Map<String, List<Row>> sections) {
    /** Throws IllegalArgumentException, which names the line, for a file that is not such a list. */
    static Rows read(Path file) throws IOException {
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        Set<RowId> known = new HashSet<>();
        List<Row> section = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ")) {
                section = sections.computeIfAbsent(line.substring(2).strip(), heading -> new ArrayList<>());
            } else if (!line.isBlank()) {
                Row row = row(line);
                if (!known.add(row.id())) {
                    throw new IllegalArgumentException("row " + row.id() + " is twice in " + file);
                }
                section.add(row);
            }
        }
        return new Rows(sections);
    }

    private static Row row(String line) {
        String[] parts = line.split("\\|", 3);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("\"" + line + "\" is no row: number | phrase | reason");
        }
        return new Row(RowId.of(parts[0].strip()), parts[1].strip(), parts.length == 2 ? "" : parts[2].strip());
    }

    List<Row> all() {
        return sections.values().stream().flatMap(List::stream).toList();
    }

    boolean has(RowId id) {
        return all().stream().anyMatch(row -> row.id().equals(id));
    }
}
