package dev.slipway.gui.notice;

import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/** All notices of this session, newest first. */
public final class NoticesView extends ListView<Notice> implements Filterable {
    private final LineFilter<Notice> filter;

    /** A list of notices. */
    public NoticesView(Notices notices) {
        filter = new LineFilter<>(notices.all(), notice -> notice.title() + " " + notice.detail());
        setItems(filter.shown());
        setId("notices");
        getStyleClass().addAll("dense", "edge-to-edge");
        setPlaceholder(Placeholder.empty(
                MaterialDesignB.BELL_OUTLINE, Texts.get("notices.empty.title"), Texts.get("notices.empty.text")));
        setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Notice notice, boolean empty) {
                super.updateItem(notice, empty);
                setGraphic(
                        empty || notice == null
                                ? null
                                : new NoticeCard(notice, () -> notices.all().remove(notice)));
            }
        });
    }

    @Override
    public StringProperty filterProperty() {
        return filter.textProperty();
    }
}
