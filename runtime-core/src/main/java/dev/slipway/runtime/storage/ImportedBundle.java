package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.state.Bundle;
import java.util.List;

/**
 * A bundle that was imported and what was noticed about it.
 *
 * @param bundle as saved
 * @param findings none of severity ERROR
 */
public record ImportedBundle(Bundle bundle, List<Finding> findings) {
    public ImportedBundle {
        findings = List.copyOf(findings);
    }
}
