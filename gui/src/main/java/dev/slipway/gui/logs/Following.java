package dev.slipway.gui.logs;

import javafx.beans.property.ReadOnlyObjectProperty;

/** An output that is followed until it is closed. View's thread. */
interface Following extends AutoCloseable {
    /** How it stands. */
    ReadOnlyObjectProperty<LogState> stateProperty();

    /** Nothing comes of it afterwards. */
    @Override
    void close();
}
