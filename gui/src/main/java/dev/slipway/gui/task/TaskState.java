package dev.slipway.gui.task;

/** How a task stands. */
public enum TaskState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
}
