package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.state.Checkpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether this machine can run what another saved. */
final class PreflightMachine {
    private static final String ANOTHER_MACHINE = "Restore it on a machine that has them.";
    private static final int MOST_NAMED = 6;

    private final Criu criu;
    private final OciRuntime runtime;

    PreflightMachine(Criu criu, OciRuntime runtime) {
        this.criu = criu;
        this.runtime = runtime;
    }

    /**
     * Looks.
     *
     * @param host facts of this machine
     */
    void look(Checkpoint checkpoint, RestoreRequest request, Map<String, String> host, Findings found) {
        boolean inPod = request.pod() != null || checkpoint.pod() != null;
        criu.problem(inPod).ifPresent(problem -> found.error("criu", null, sentence(problem), criu.remedy()));
        if (!runtime.knowsCheckpoints()) {
            found.error(
                    "runtime",
                    null,
                    "The configured OCI runtime does not know checkpoints.",
                    "Set engine.runtime to one that does, such as runc.");
        }
        Map<String, String> there = checkpoint.host();
        String architecture = there.getOrDefault(HostFacts.ARCHITECTURE, "");
        String here = host.getOrDefault(HostFacts.ARCHITECTURE, "");
        if (!architecture.isEmpty() && !architecture.equals(here)) {
            found.error(
                    "architecture",
                    null,
                    "The checkpoint was taken on " + architecture + ", this machine is " + here + ".",
                    "Restore it on a machine of the same architecture.");
        }
        differs(
                there,
                host,
                HostFacts.KERNEL,
                "kernel",
                "It may work; a kernel that is not older is the safer one.",
                found);
        differs(there, host, HostFacts.CRIU, "CRIU", "It may work; a CRIU that is not older is the safer one.", found);
        processor(there, host, found);
    }

    private static void differs(
            Map<String, String> there,
            Map<String, String> host,
            String fact,
            String word,
            String remedy,
            Findings found) {
        String then = there.getOrDefault(fact, "");
        if (!then.isEmpty() && !then.equals(host.get(fact))) {
            found.warning(
                    fact,
                    null,
                    "The checkpoint was taken on " + word + " " + then + ", this one is " + host.get(fact) + ".",
                    remedy);
        }
    }

    /** Programs look once what the processor can do, and go on by that. */
    private static void processor(Map<String, String> there, Map<String, String> host, Findings found) {
        Set<String> has = Set.of(host.getOrDefault(HostFacts.PROCESSOR, "").split(" ", -1));
        List<String> missing = Arrays.stream(
                        there.getOrDefault(HostFacts.PROCESSOR, "").split(" ", -1))
                .filter(flag -> !flag.isEmpty() && !has.contains(flag))
                .toList();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
            found.warning(
                    "processor",
                    null,
                    "The processor lacks features of the one that it was taken on: " + named
                            + (missing.size() > MOST_NAMED ? ", ..." : "") + ".",
                    ANOTHER_MACHINE);
        }
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
