package dev.slipway.gui.files;

import dev.slipway.gui.text.Texts;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** A picture, as large as there is room for, but not larger than it is. */
final class PicturePane extends Region {
    private static final double EDGE = 16;

    private final ImageView view;
    private final Image image;

    PicturePane(Image image) {
        this.image = image;
        view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setId("file-picture");
        getStyleClass().add("picture-pane");
        getChildren().setAll(view);
        setAccessibleText(Texts.get("files.picture"));
        setMinSize(0, 0);
        setFocusTraversable(true);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, Math.min(image.getWidth(), getWidth() - 2 * EDGE));
        double height = Math.max(1, Math.min(image.getHeight(), getHeight() - 2 * EDGE));
        view.setFitWidth(width);
        view.setFitHeight(height);
        double shown = Math.min(width / image.getWidth(), height / image.getHeight());
        view.relocate(
                Math.rint((getWidth() - image.getWidth() * shown) / 2),
                Math.rint((getHeight() - image.getHeight() * shown) / 2));
    }
}
