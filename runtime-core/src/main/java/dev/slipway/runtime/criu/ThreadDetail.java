package dev.slipway.runtime.criu;

/**
 * A thread of a saved process.
 *
 * @param comm its name, at most 15 bytes
 * @param policy of its scheduling, by the kernel's number
 * @param nice -20 to 19
 * @param priority of real time, 1 to 99; else 0
 * @param blocked signals that it keeps back, a bit each; the lowest is signal 1
 * @param pending signals that were sent to it alone and not taken yet, as above
 * @param instruction address that it was to go on at; 0 where it is not known
 * @param stack address of the top of its stack; 0 as above
 */
public record ThreadDetail(
        int tid,
        String comm,
        int policy,
        int nice,
        int priority,
        long blocked,
        long pending,
        long instruction,
        long stack) {}
