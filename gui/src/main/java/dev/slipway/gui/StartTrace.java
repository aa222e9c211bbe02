package dev.slipway.gui;

import java.lang.management.ManagementFactory;

/** Prints how long after the start of the process something is reached, with {@code -Dslipway.trace.start}. */
final class StartTrace {
    private static final boolean WANTED = System.getProperty("slipway.trace.start") != null;

    private StartTrace() {}

    static void reached(String what) {
        if (WANTED) {
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            System.err.println("start: " + what + " after " + (System.currentTimeMillis() - started) + " ms");
        }
    }
}
