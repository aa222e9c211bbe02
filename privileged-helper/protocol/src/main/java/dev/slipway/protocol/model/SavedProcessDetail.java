package dev.slipway.protocol.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a saved process. Lists that do not apply, as those of a zombie, are empty.
 *
 * @param exe path of its program, in the container; absent where it has none
 * @param cwd its working folder; absent where it has none
 * @param root its root folder; absent where it has none
 * @param umask octal, {@code 0022}; absent where it is not known
 * @param oomScore -1000 to 1000, what it adds to its badness when memory runs out; absent where it is not known
 * @param exitCode as of wait(2), of one that ended; absent for the living
 * @param credentials of its first thread; absent where the images do not tell
 * @param threads its own first
 * @param pending names of the signals that were sent to all of it and not taken yet
 * @param handlers signal to what is done: {@code ignored}, or {@code caught}; those at their default are left out
 * @param namespaces kind ({@code net pid ipc uts mnt user cgroup time}) to a number that is the same for processes of
 *     this checkpoint that share it
 * @param cgroups controller, or the name of a hierarchy, to the path of its cgroup
 */
public record SavedProcessDetail(
        CheckpointedProcess process,
        @Nullable String exe,
        @Nullable String cwd,
        @Nullable String root,
        @Nullable String umask,
        @Nullable Integer oomScore,
        @Nullable Integer exitCode,
        @Nullable SavedCredentials credentials,
        List<SavedThread> threads,
        List<SavedLimit> limits,
        List<String> pending,
        Map<String, String> handlers,
        List<SavedTimer> timers,
        Map<String, Long> namespaces,
        Map<String, String> cgroups) {}
