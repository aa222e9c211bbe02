package dev.slipway.gui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The lanes below one another; the wheel with Ctrl shows more or less time, a drag beside the marks another part of it. */
final class LaneList extends ListView<Lane> {
    /** Pixels at the right that lanes leave for a scroll bar, whether there is one or not, so that times stand below their axis. */
    static final double SCROLL = 16;

    private static final double WHEEL = 1.2;

    private final TimelineRange range;
    private double grabbed = Double.NaN;

    LaneList(LaneHost host) {
        this.range = host.range();
        getStyleClass().add("lanes");
        setFocusTraversable(false);
        setFixedCellSize(LanePane.HEIGHT);
        setSelectionModel(null);
        setCellFactory(any -> new LaneCell(host, this));
        addEventFilter(ScrollEvent.SCROLL, this::scroll);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> grabbed = isGround(event) ? event.getX() : Double.NaN);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> grabbed = Double.NaN);
    }

    private static boolean isGround(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof Label) {
                return false;
            }
        }
        return event.getButton() == MouseButton.PRIMARY && event.getX() > LanePane.HEADER;
    }

    private void drag(MouseEvent event) {
        double width = getWidth() - LanePane.HEADER - SCROLL;
        if (!Double.isNaN(grabbed) && width > 0) {
            range.move((grabbed - event.getX()) / width);
            grabbed = event.getX();
        }
    }

    private void scroll(ScrollEvent event) {
        double width = getWidth() - LanePane.HEADER - SCROLL;
        if (width <= 0) {
            return;
        }
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            double place = Math.max(0, Math.min(1, (event.getX() - LanePane.HEADER) / width));
            range.zoom(event.getDeltaY() > 0 ? 1 / WHEEL : WHEEL, place);
            event.consume();
        } else if (event.getDeltaX() != 0) {
            range.move(-event.getDeltaX() / width);
            event.consume();
        }
    }
}
