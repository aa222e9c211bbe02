package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.Limits.Setting;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells from the files of a cgroup which limits it cannot have, before anything is written: the kernel refuses some in
 * words that explain nothing, and takes others that kill, or do not hold.
 */
public final class LimitCheck {
    private static final Set<String> PART_OF_THE_MACHINE = Set.of("memorySwap", "blkioWeight");

    private static final Pattern LIST = Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?)*");

    private final Cgroup cgroup;
    private final Limits limits;
    private final String refused;

    private LimitCheck(Cgroup cgroup, Limits limits, String refused) {
        this.cgroup = cgroup;
        this.limits = limits;
        this.refused = refused;
    }

    /**
     * Requires that the cgroup can have these limits.
     *
     * @param limits all that it is to have, {@code linux.resources} of the OCI runtime configuration
     * @param refused how the message begins, "could not update container web: "
     * @throws EngineException INVALID_ARGUMENT for one that cannot hold as things are; UNSUPPORTED for one that this machine
     *     does not have
     */
    public static void require(Cgroup cgroup, ObjectNode limits, String refused) {
        LimitCheck check = new LimitCheck(cgroup, new Limits(limits), refused);
        check.cores();
        check.memoryAndSwap();
        check.used();
        check.parts();
    }

    private void cores() {
        String wanted = limits.cores();
        String had = coresAround();
        if (wanted == null
                || !LIST.matcher(wanted).matches()
                || !LIST.matcher(had).matches()) {
            return;
        }
        BitSet outside = cores(wanted);
        outside.andNot(cores(had));
        if (!outside.isEmpty()) {
            throw invalid("cpuset is \"" + wanted + "\", and there are only the cores " + had)
                    .hint("Give cores of those.");
        }
    }

    /** The cores of the innermost cgroup around it that tells them; empty if none does. */
    private String coresAround() {
        Path legacy = cgroup.legacy("cpuset");
        Path folder = legacy == null ? cgroup.unified() : legacy;
        String name = legacy == null ? "cpuset.cpus.effective" : "cpuset.effective_cpus";
        for (Path at = folder == null ? null : folder.getParent(); at != null; at = at.getParent()) {
            String found = ControlFile.text(at.resolve(name));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** The numbers of a list such as {@code 0-1,3}. */
    static BitSet cores(String list) {
        BitSet cores = new BitSet();
        for (String part : list.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = Integer.parseInt(part.substring(dash + 1));
            cores.set(first, Math.max(first, last) + 1);
        }
        return cores;
    }

    private void memoryAndSwap() {
        Long both = limits.memoryAndSwap();
        Long memory = limits.memory();
        if (both != null && both >= 0 && memory != null && (memory < 0 || memory > both)) {
            throw invalid("memorySwap is " + both + ", which is less than memory")
                    .hint("It is memory and swap together: give both, or -1 for no limit.");
        }
    }

    /** Version 1 refuses a limit below what is in use and cannot be taken back; version 2 takes it, and kills. */
    private void used() {
        Path folder = cgroup.unified();
        Long limit = limits.memory();
        if (limit == null || limit < 0 || folder == null || cgroup.legacy("memory") != null) {
            return;
        }
        Map<String, Long> stat = ControlFile.keyed(folder.resolve("memory.stat"));
        long files = stat.getOrDefault("inactive_file", 0L) + stat.getOrDefault("active_file", 0L);
        long held = ControlFile.number(folder.resolve("memory.current")) - files;
        if (held > limit) {
            throw invalid("memory is " + limit + ", and it holds " + held + " bytes that are not in files")
                    .hint("Give more than that, or stop something in it first.");
        }
    }

    private void parts() {
        for (Setting setting : limits.settings(cgroup)) {
            if (PART_OF_THE_MACHINE.contains(setting.option()) && !setting.possible()) {
                throw missing(refused, setting);
            }
        }
    }

    private EngineException invalid(String why) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, refused + why);
    }

    /** That the kernel has no such limit. */
    static EngineException missing(String refused, Setting setting) {
        return EngineException.of(
                        ErrorKind.UNSUPPORTED,
                        refused + setting.option() + " cannot be limited here, for there is no "
                                + setting.file().getFileName())
                .hint(hint(setting.option()));
    }

    private static String hint(String option) {
        return switch (option) {
            case "memorySwap" -> "Leave it out, or boot with swapaccount=1 on the kernel's command line.";
            case "blkioWeight" -> "Leave it out, or use an input and output scheduler that has weights, such as bfq.";
            default -> "Leave it out, or mount the cgroup file system with its controller.";
        };
    }
}
