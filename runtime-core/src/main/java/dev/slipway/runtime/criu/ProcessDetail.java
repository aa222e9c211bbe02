package dev.slipway.runtime.criu;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a saved process. Lists that do not apply, as those of a zombie, are empty.
 *
 * @param exe path of its program, in the container; null where it has none
 * @param cwd its working folder; null where it has none
 * @param root its root folder; null where it has none
 * @param umask null where it is not known
 * @param oomScore -1000 to 1000; null where it is not known
 * @param exitCode as of wait(2); null for the living
 * @param credentials of its first thread; null where the images do not tell
 * @param threads its own first
 * @param limits by the kernel's numbers of resources, from 0
 * @param pending signals that were sent to all of it and not taken yet, a bit each; the lowest is signal 1
 * @param ignored signals that it ignores, as above
 * @param caught signals that it catches, as above
 * @param namespaces kind to a number that is the same for processes that share it
 * @param cgroups controller, or the name of a hierarchy, to path
 */
public record ProcessDetail(
        SavedProcess process,
        @Nullable String exe,
        @Nullable String cwd,
        @Nullable String root,
        @Nullable Integer umask,
        @Nullable Integer oomScore,
        @Nullable Integer exitCode,
        @Nullable Credentials credentials,
        List<ThreadDetail> threads,
        List<Limit> limits,
        long pending,
        long ignored,
        long caught,
        List<TimerDetail> timers,
        Map<String, Long> namespaces,
        Map<String, String> cgroups) {
    /** A resource limit; -1 is unlimited. */
    public record Limit(long soft, long hard) {}
}
