package dev.slipway.gui.form;

import dev.slipway.gui.settings.Settings;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The left edge of a sheet, by which it is made wider and narrower. All sheets are as wide as the last one was left. */
public final class SheetEdge {
    private static final String KEY = "sheet.width";
    private static final double LEAST = 420;
    private static final double USUAL = 520;
    private static final double GRIP = 6;

    private final Region sheet;
    private final Settings settings;
    private boolean held;

    private SheetEdge(Region sheet, Settings settings) {
        this.sheet = sheet;
        this.settings = settings;
    }

    /** Gives a sheet its width and lets it be dragged by its edge. */
    public static void on(Region sheet, Settings settings) {
        SheetEdge edge = new SheetEdge(sheet, settings);
        sheet.setMinWidth(LEAST);
        sheet.setPrefWidth(Math.max(LEAST, settings.number(KEY, USUAL)));
        sheet.addEventFilter(MouseEvent.MOUSE_MOVED, event -> sheet.setCursor(isOn(event) ? Cursor.H_RESIZE : null));
        sheet.addEventFilter(MouseEvent.MOUSE_PRESSED, edge::press);
        sheet.addEventFilter(MouseEvent.MOUSE_DRAGGED, edge::drag);
        sheet.addEventFilter(MouseEvent.MOUSE_RELEASED, edge::release);
    }

    private static boolean isOn(MouseEvent event) {
        return event.getSource() instanceof Region region
                && region.sceneToLocal(event.getSceneX(), event.getSceneY()).getX() <= GRIP;
    }

    private void press(MouseEvent event) {
        held = isOn(event);
        if (held) {
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (held) {
            double right = sheet.localToScene(sheet.getWidth(), 0).getX();
            double most = sheet.getScene().getWidth();
            sheet.setPrefWidth(Math.max(LEAST, Math.min(most, right - event.getSceneX())));
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (held) {
            held = false;
            settings.set(KEY, Math.round(sheet.getPrefWidth()));
            settings.save();
            event.consume();
        }
    }
}
