package dev.slipway.protocol.model;

/**
 * A process that runs in a container.
 *
 * @param pid on the host
 * @param ppid on the host
 * @param containerPid in the container
 * @param user uid on the host
 * @param state letter of proc(5)
 * @param cpuSeconds user and system time so far
 * @param rss resident bytes
 * @param command arguments, or the name in brackets
 */
public record ProcessInfo(
        int pid, int ppid, int containerPid, int user, String state, double cpuSeconds, long rss, String command) {}
