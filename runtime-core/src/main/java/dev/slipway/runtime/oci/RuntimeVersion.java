package dev.slipway.runtime.oci;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what {@code --version} of an OCI runtime prints. */
final class RuntimeVersion {
    private RuntimeVersion() {}

    static Map<String, String> parse(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            int version = line.indexOf(" version ");
            if (colon > 0) {
                facts.put(line.substring(0, colon), line.substring(colon + 2).strip());
            } else if (version > 0) {
                facts.put(
                        line.substring(0, version),
                        line.substring(version + " version ".length()).strip());
            }
        }
        return facts;
    }
}
