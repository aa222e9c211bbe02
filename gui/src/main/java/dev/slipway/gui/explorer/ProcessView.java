package dev.slipway.gui.explorer;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A view of the explorer that shows what one process has, or all have. */
interface ProcessView {
    /** What is shown. */
    Node node();

    /**
     * Shows a process; called only while the view is seen.
     *
     * @param pid as seen in the container; absent for all processes
     */
    void look(@Nullable Integer pid);
}
