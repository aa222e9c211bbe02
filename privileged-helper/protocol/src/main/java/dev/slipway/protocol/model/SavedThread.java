package dev.slipway.protocol.model;

import java.util.List;

/**
 * A thread of a saved process. Ids as seen in the container.
 *
 * @param comm its name, at most 15 bytes
 * @param state {@code alive dead stopped zombie unknown}
 * @param policy of its scheduling: {@code other fifo rr batch idle deadline}
 * @param nice -20 to 19
 * @param priority of {@code fifo} and {@code rr}, 1 to 99; else 0
 * @param blocked names of the signals that it keeps back, {@code SIGTERM}
 * @param pending names of the signals that were sent to it alone and not taken yet
 * @param instruction address that it was to go on at; 0 where the images of this architecture are not read for it
 * @param stack address of the top of its stack; 0 as above
 */
public record SavedThread(
        int tid,
        String comm,
        String state,
        String policy,
        int nice,
        int priority,
        List<String> blocked,
        List<String> pending,
        long instruction,
        long stack) {}
