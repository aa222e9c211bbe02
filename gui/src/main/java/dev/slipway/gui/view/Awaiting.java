package dev.slipway.gui.view;

import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** What views of the world show before it is known. */
public final class Awaiting {
    private Awaiting() {}

    /** That it is being loaded, or why no helper answers and what to do. */
    public static Placeholder world(Desk desk) {
        if (desk.helper().stateProperty().get() == ConnectionState.LOST) {
            String why = desk.helper().troubleProperty().get();
            return Placeholder.error(
                    MaterialDesignL.LAN_DISCONNECT,
                    Texts.get("table.offline.title"),
                    Texts.get("table.offline.text", why == null ? "" : Notices.sentence(why)),
                    desk.controls().textButton("helper.retry", desk::nothing));
        }
        return Placeholder.loading(Texts.get("table.loading"));
    }
}
