package dev.slipway.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, a row each. */
final class BenchmarkTable {
    private final List<String> rows = new ArrayList<>();

    void row(String what, double value, String unit) {
        rows.add(String.format(Locale.ROOT, "%-58s %10.1f %s", what, value, unit));
    }

    void print() {
        rows.forEach(System.out::println);
    }
}
