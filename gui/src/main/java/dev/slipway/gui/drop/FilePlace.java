package dev.slipway.gui.drop;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A part of the window that takes files of the user before the window as a whole does. */
public interface FilePlace {
    /**
     * What dropping files would do; absent where they aren't for it. Quick. JavaFX thread.
     *
     * @param pointed the innermost node that is pointed at
     */
    CheckpointTarget.@Nullable Offer offer(List<Path> files, Node pointed);
}
