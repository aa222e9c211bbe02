package dev.slipway.gui.logs;

/** How grave a line says it is. */
public enum Level {
    /** Something failed. */
    ERROR,
    /** Something may fail. */
    WARN,
    /** Something happened. */
    INFO,
    /** For who looks for a fault. */
    DEBUG,
    /** Each step. */
    TRACE,
    /** The line says nothing of it. */
    NONE
}
