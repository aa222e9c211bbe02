package dev.slipway.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a machine matters to a restore. */
final class HostFacts {
    static final String KERNEL = "kernel";
    static final String ARCHITECTURE = "architecture";
    static final String CRIU = "criu";
    static final String RUNTIME = "runtime";
    /** What the processor can do, the kernel's words for it, with spaces between. */
    static final String PROCESSOR = "processor";

    private static final Pattern FEATURES = Pattern.compile("(?m)^(?:flags|Features)\\s*:\\s*(.*)$");

    private HostFacts() {}

    /** Those of this machine; what can't be known is left out. */
    static Map<String, String> read(String criuVersion, Map<String, String> runtimeVersion) {
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            facts.put(
                    KERNEL,
                    Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        } catch (IOException e) {
            facts.remove(KERNEL);
        }
        processor(facts);
        facts.put(ARCHITECTURE, System.getProperty("os.arch", ""));
        facts.put(CRIU, criuVersion);
        runtimeVersion.entrySet().stream()
                .findFirst()
                .ifPresent(first -> facts.put(RUNTIME, first.getKey() + " " + first.getValue()));
        return facts;
    }

    private static void processor(Map<String, String> facts) {
        try {
            Matcher features = FEATURES.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            if (features.find()) {
                facts.put(PROCESSOR, features.group(1).strip());
            }
        } catch (IOException e) {
            facts.remove(PROCESSOR);
        }
    }
}
