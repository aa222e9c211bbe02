package dev.slipway.gui.control;

import javafx.beans.property.StringProperty;

/** A view whose lines can be filtered by words; whoever frames the view offers the field for it. */
public interface Filterable {
    /** The words that a line has to hold; empty for all. */
    StringProperty filterProperty();
}
