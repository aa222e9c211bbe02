package dev.slipway.gui.control;

import javafx.scene.layout.Region;

/** A thin bar that shows a share from 0 to 1. */
public final class MemoryBar extends Region {
    private final Region fill = new Region();
    private double share;

    /** An empty bar. */
    public MemoryBar() {
        getStyleClass().add("memory-bar");
        fill.getStyleClass().add("memory-fill");
        fill.setManaged(false);
        getChildren().add(fill);
    }

    /** Shows a share; above 0.9 it is shown as a danger. */
    public void show(double newShare) {
        share = Math.max(0, Math.min(1, newShare));
        fill.getStyleClass().remove("high");
        if (share > 0.9) {
            fill.getStyleClass().add("high");
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, Math.max(share > 0 ? 2 : 0, getWidth() * share), getHeight());
    }
}
