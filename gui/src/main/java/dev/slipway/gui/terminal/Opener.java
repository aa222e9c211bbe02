package dev.slipway.gui.terminal;

import java.util.concurrent.CompletableFuture;

/** Begins processes for terminals, and ends them. */
public interface Opener {
    /** Begins, or attaches to, what is ordered. */
    CompletableFuture<Opened> open(Order order);

    /** Hangs up an exec session: its process is told to end, and after a moment made to; then nothing is left of it. */
    CompletableFuture<?> hangUp(String exec);

    /** Ends an exec session at once. */
    CompletableFuture<?> kill(String exec);
}
