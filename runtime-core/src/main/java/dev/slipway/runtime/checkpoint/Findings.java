package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.error.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look before a restore has found so far. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    /** Keeps the restore from working; {@code option} is that of the request it is about, null for the whole. */
    void error(String code, @Nullable String option, String message, String remedy) {
        add(Severity.ERROR, code, option, message, remedy);
    }

    void warning(String code, @Nullable String option, String message, String remedy) {
        add(Severity.WARNING, code, option, message, remedy);
    }

    void info(String code, String message) {
        add(Severity.INFO, code, null, message, null);
    }

    private void add(Severity severity, String code, @Nullable String option, String message, @Nullable String remedy) {
        found.add(new Finding(severity, code, option == null ? null : "/" + option, message, remedy));
    }

    List<Finding> list() {
        return List.copyOf(found);
    }
}
