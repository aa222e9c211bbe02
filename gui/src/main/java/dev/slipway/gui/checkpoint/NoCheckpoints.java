package dev.slipway.gui.checkpoint;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.text.Texts;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What stands where no checkpoint is shown. */
public final class NoCheckpoints {
    private NoCheckpoints() {}

    /**
     * Says why none is shown, and offers to take one where there are none.
     *
     * @param filtered whether there are some that the filter hides
     */
    public static Placeholder of(boolean filtered, CheckpointActions actions) {
        if (filtered) {
            return Placeholder.empty(
                    MaterialDesignF.FILTER_OFF_OUTLINE,
                    Texts.get("checkpoints.noMatch"),
                    Texts.get("table.noMatch.text"));
        }
        Button take = new Button(Texts.get("checkpoints.take"), new FontIcon(MaterialDesignC.CAMERA_PLUS_OUTLINE));
        take.setOnAction(event -> actions.take());
        return Placeholder.empty(
                MaterialDesignC.CAMERA_OUTLINE,
                Texts.get("checkpoints.empty"),
                Texts.get("checkpoints.empty.text"),
                take);
    }
}
