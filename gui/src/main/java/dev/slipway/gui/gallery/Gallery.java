package dev.slipway.gui.gallery;

import javafx.application.Application;

/** Starts the gallery. A class of its own, as the class path has no module that starts an {@link Application} itself. */
public final class Gallery {
    private Gallery() {}

    /** Opens the window; see {@link GalleryWindow} for the options. */
    public static void main(String[] args) {
        Application.launch(GalleryWindow.class, args);
    }
}
