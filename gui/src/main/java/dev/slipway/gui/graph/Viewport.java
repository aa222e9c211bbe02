package dev.slipway.gui.graph;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Group;
import javafx.scene.transform.Affine;

/** Which part of the graph is seen, and how large. */
final class Viewport {
    static final double LEAST = 0.08;
    static final double MOST = 2.5;
    private static final double MOST_FITTED = 1.5;
    private static final double MARGIN = 24;

    private final Affine affine = new Affine();
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final Runnable changed;

    Viewport(Group world, Runnable changed) {
        this.changed = changed;
        world.getTransforms().setAll(affine);
    }

    /** Makes it {@code factor} times as large; what is at the point stays there. */
    void zoom(double factor, double x, double y) {
        double target = Math.max(LEAST, Math.min(MOST, scale.get() * factor));
        double ratio = target / scale.get();
        set(target, x - (x - affine.getTx()) * ratio, y - (y - affine.getTy()) * ratio);
    }

    void pan(double dx, double dy) {
        set(scale.get(), affine.getTx() + dx, affine.getTy() + dy);
    }

    /** Shows all of a picture, in the middle, as large as is pleasant. */
    void fit(GraphLayout.Box picture, double width, double height) {
        if (picture.width() <= 0 || width <= 0 || height <= 0) {
            return;
        }
        double wanted = Math.min((width - 2 * MARGIN) / picture.width(), (height - 2 * MARGIN) / picture.height());
        double target = Math.max(LEAST, Math.min(MOST_FITTED, wanted));
        set(target, width / 2 - picture.centerX() * target, height / 2 - picture.centerY() * target);
    }

    /** Shows a place of the picture in the middle. */
    void center(double worldX, double worldY, double width, double height) {
        set(scale.get(), width / 2 - worldX * scale.get(), height / 2 - worldY * scale.get());
    }

    /** The part of the picture that is seen. */
    GraphLayout.Box seen(double width, double height) {
        return new GraphLayout.Box(
                -affine.getTx() / scale.get(),
                -affine.getTy() / scale.get(),
                width / scale.get(),
                height / scale.get());
    }

    /** Whether all of a picture is seen. */
    boolean holds(GraphLayout.Box picture, double width, double height) {
        return x(picture.x()) >= 0
                && x(picture.right()) <= width
                && y(picture.y()) >= 0
                && y(picture.bottom()) <= height;
    }

    /** Moves as little as is needed for a box to be seen. */
    void reveal(GraphLayout.Box box, double width, double height) {
        double left = x(box.x());
        double top = y(box.y());
        pan(
                inside(left, left + box.width() * scale.get(), width),
                inside(top, top + box.height() * scale.get(), height));
    }

    private static double inside(double low, double high, double size) {
        if (low < MARGIN) {
            return MARGIN - low;
        }
        return high > size - MARGIN ? Math.max(MARGIN - low, size - MARGIN - high) : 0;
    }

    double x(double worldX) {
        return affine.getTx() + worldX * scale.get();
    }

    double y(double worldY) {
        return affine.getTy() + worldY * scale.get();
    }

    /** Whether a box is in sight, or near to it. */
    boolean shows(GraphLayout.Box box, double width, double height) {
        return x(box.x() + box.width()) > -MARGIN
                && x(box.x()) < width + MARGIN
                && y(box.y() + box.height()) > -MARGIN
                && y(box.y()) < height + MARGIN;
    }

    private void set(double newScale, double x, double y) {
        double left = newScale == 1 ? Math.rint(x) : x;
        double top = newScale == 1 ? Math.rint(y) : y;
        affine.setToTransform(newScale, 0, left, 0, newScale, top);
        scale.set(newScale);
        changed.run();
    }

    ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }
}
