package dev.slipway.gui.logs;

import java.util.Locale;

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
    NONE;

    /** By which its texts and looks are named. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
