package dev.slipway.gui.chart;

import java.util.concurrent.CompletableFuture;

/** Changes a limit of what charts show. */
public interface LimitChange {
    /**
     * Asks for another limit; what it completes with is not looked at.
     *
     * @param limit cores, bytes or tasks; -1 for none
     */
    CompletableFuture<?> change(ChartLimit.Kind kind, double limit);
}
