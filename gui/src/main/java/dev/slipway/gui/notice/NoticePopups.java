package dev.slipway.gui.notice;

import java.util.HashSet;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** New notices at the window's bottom, where no sheet is; they leave by themselves, errors after longer. */
public final class NoticePopups extends VBox {
    private static final int SHOWN = 4;

    /**
     * Shows what is told from now on, in a stack pane.
     *
     * @param rightTaken whether a sheet with its buttons covers the right side
     */
    public NoticePopups(Notices notices, ObservableValue<Boolean> rightTaken) {
        getStyleClass().add("notice-popups");
        moveOutOf(rightTaken.getValue());
        rightTaken.addListener((property, before, taken) -> moveOutOf(taken));
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notices.all().addListener((ListChangeListener<Notice>) change -> {
            Set<Notice> came = new HashSet<>();
            while (change.next()) {
                came.addAll(change.getAddedSubList());
            }
            came.forEach(this::pop);
        });
    }

    private void moveOutOf(boolean right) {
        Pos corner = right ? Pos.BOTTOM_LEFT : Pos.BOTTOM_RIGHT;
        setAlignment(corner);
        StackPane.setAlignment(this, corner);
    }

    private void pop(Notice notice) {
        Node[] card = new Node[1];
        card[0] = new NoticeCard(notice, () -> getChildren().remove(card[0]));
        getChildren().add(card[0]);
        if (getChildren().size() > SHOWN) {
            getChildren().remove(0);
        }
        PauseTransition stay = new PauseTransition(Duration.seconds(
                notice.level() == Notice.Level.ERROR || notice.level() == Notice.Level.WARNING ? 12 : 5));
        stay.setOnFinished(event -> getChildren().remove(card[0]));
        stay.play();
    }
}
