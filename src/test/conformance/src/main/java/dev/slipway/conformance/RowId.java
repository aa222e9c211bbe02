package dev.slipway.conformance;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The number of a row of behaviour, such as {@code R-CTR-24}; in the order of its number within its family. */
record RowId(String family, int number) implements Comparable<RowId> {
    private static final Pattern FORM = Pattern.compile("R-([A-Z]+)-(\\d{2,})");
    private static final Comparator<RowId> ORDER =
            Comparator.comparing(RowId::family).thenComparing(RowId::number);

    /** Whether a tag names a row at all. */
    static boolean isOne(String tag) {
        return FORM.matcher(tag).matches();
    }

    /** Throws IllegalArgumentException for what is no row's number. */
    static RowId of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of a row, such as R-CTR-24");
        }
        return new RowId(form.group(1), Integer.parseInt(form.group(2)));
    }

    static String join(Collection<RowId> rows, String separator) {
        return rows.stream().map(RowId::toString).collect(Collectors.joining(separator));
    }

    @Override
    public int compareTo(RowId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.format("R-%s-%02d", family, number);
    }
}
