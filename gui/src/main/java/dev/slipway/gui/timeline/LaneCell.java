package dev.slipway.gui.timeline;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Shows a lane in the list of lanes; follows time and choice while it is there. */
final class LaneCell extends ListCell<Lane> {
    private final LanePane pane;

    LaneCell(LaneHost host, LaneList list) {
        pane = new LanePane(host);
        pane.prefWidthProperty().bind(list.widthProperty().subtract(LaneList.SCROLL));
        getStyleClass().setAll("lane-cell");
        setPrefWidth(0);
        host.range().scaleProperty().addListener((property, before, now) -> {
            if (!isEmpty()) {
                pane.arrange();
            }
        });
        host.choice().stateProperty().addListener((property, before, now) -> {
            if (!isEmpty()) {
                pane.choose();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Lane lane, boolean empty) {
        super.updateItem(lane, empty);
        if (lane == null || empty) {
            setGraphic(null);
        } else {
            pane.show(lane);
            setGraphic(pane);
        }
    }
}
