package dev.slipway.gui.control;

import javafx.scene.Node;

/** A view that has something to show in the header of whoever frames it. */
public interface Headed {
    /** What stands there behind the title; the same at each call. */
    Node head();
}
