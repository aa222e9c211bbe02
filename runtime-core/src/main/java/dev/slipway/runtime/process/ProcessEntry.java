package dev.slipway.runtime.process;

import java.time.Duration;

/**
 * A process of a container as the kernel shows it now.
 *
 * @param pid as the host sees it
 * @param parent the parent's pid as the host sees it
 * @param innerPid as its own innermost pid namespace sees it
 * @param uid real user id as the host sees it
 * @param state the letter of proc_pid_stat(5): {@code R S D Z T ...}
 * @param threads how many it has
 * @param cpu time it has used in user and kernel mode
 * @param residentBytes memory it holds
 * @param name as the kernel keeps it, at most 15 bytes
 * @param command its arguments, separated by spaces; the name in brackets if it has none
 */
public record ProcessEntry(
        int pid,
        int parent,
        int innerPid,
        int uid,
        String state,
        int threads,
        Duration cpu,
        long residentBytes,
        String name,
        String command) {}
