package dev.slipway.gui.checkpoint;

import dev.slipway.protocol.model.CheckpointSummary;

/** What the checkpoint views ask their surroundings to do. */
public interface CheckpointActions {
    /** Lets the user take a checkpoint. */
    void take();

    /** Opens the inside of a checkpoint. */
    void open(CheckpointSummary checkpoint);

    /** Lets its container go on from it. */
    void restore(CheckpointSummary checkpoint);

    /** Makes another container that goes on from it. */
    void cloneFrom(CheckpointSummary checkpoint);

    /** Removes it, after asking. */
    void remove(CheckpointSummary checkpoint);
}
