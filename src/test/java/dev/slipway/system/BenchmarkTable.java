package dev.slipway.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was measured, a row each: ours, beside the bare OCI runtime and podman where they do the same. */
final class BenchmarkTable {
    private static final String FORM = "%-46s %10s %10s %10s %-10s %s";

    private final List<String> rows =
            new ArrayList<>(List.of(String.format(Locale.ROOT, FORM, "", "ours", "runc", "podman", "", "aim")));

    void row(
            String what,
            @Nullable Double ours,
            @Nullable Double runc,
            @Nullable Double podman,
            String unit,
            String aim) {
        rows.add(String.format(Locale.ROOT, FORM, what, number(ours), number(runc), number(podman), unit, aim)
                .stripTrailing());
        System.err.println("measured: " + what);
    }

    void row(String what, double ours, String unit, String aim) {
        row(what, ours, null, null, unit, aim);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    void print() {
        rows.forEach(System.out::println);
    }
}
