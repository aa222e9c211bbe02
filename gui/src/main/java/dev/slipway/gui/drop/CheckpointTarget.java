package dev.slipway.gui.drop;

import dev.slipway.gui.action.ActionContext;

/** What can be done with a checkpoint that is dropped on an object of the window. */
public interface CheckpointTarget {
    /**
     * What a drop would do.
     *
     * @param accepted whether it would do anything
     * @param title what it would do, or that it can't be done here
     * @param text what comes next, or where else
     * @param open opens the sheet that asks; never acts by itself
     */
    record Offer(boolean accepted, String title, String text, Runnable open) {}

    /** What dropping a checkpoint, by its full id, on a place would do. Quick. JavaFX thread. */
    Offer offer(String checkpoint, ActionContext place);

    /** What it would do where there is no place. */
    Offer nowhere();
}
