package dev.slipway.gui.search;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.text.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A hit: icon, title, what is known of it, and at the right what it is. */
final class HitCell extends ListCell<Hit> {
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label kind = new Label();
    private final HBox box = new HBox(8, icon, title, detail, kind);

    HitCell() {
        getStyleClass().add("hit");
        box.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(USE_PREF_SIZE);
        kind.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().add("dim-text");
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        kind.getStyleClass().add("hit-kind");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        box.getStyleClass().removeAll(StatusLook.ROLES);
        if (empty || hit == null) {
            setGraphic(null);
            return;
        }
        icon.setVisible(hit.icon() != null);
        if (hit.icon() != null) {
            icon.setIconCode(hit.icon());
        }
        StatusLook look = hit.status();
        if (look != null) {
            box.getStyleClass().add(look.role());
        }
        title.setText(hit.title());
        detail.setText(hit.detail());
        kind.setText(Texts.get("search." + hit.kind().name().toLowerCase(Locale.ROOT)));
        setGraphic(box);
    }
}
