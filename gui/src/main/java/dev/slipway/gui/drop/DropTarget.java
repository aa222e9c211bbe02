package dev.slipway.gui.drop;

import java.nio.file.Path;
import org.kordamp.ikonli.Ikon;

/** What can be done with a file or folder that is dropped on the window. */
public interface DropTarget {
    /** Whether it is for this; quick, and without reading it. JavaFX thread. */
    boolean recognizes(Path path);

    /** What is shown while it is dragged. */
    Ikon icon();

    /** Of the texts that are shown while it is dragged: {@code key.title}, with its name, and {@code key.text}. */
    String key();

    /** Opens the sheet that asks what is to be done with it. JavaFX thread. */
    void open(Path path);
}
