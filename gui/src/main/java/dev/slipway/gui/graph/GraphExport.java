package dev.slipway.gui.graph;

import dev.slipway.gui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

/** Writes a graph into a file, as it was when this was made. Slow: not for the view's thread. */
public final class GraphExport implements Callable<Path> {
    private final GraphModel.Scene scene;
    private final GraphColours colours;
    private final Path file;

    GraphExport(GraphModel.Scene scene, GraphColours colours, Path file) {
        this.scene = scene;
        this.colours = colours;
        this.file = file;
    }

    @Override
    public Path call() throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            if (!ImageIO.write(PngInk.of(scene, colours), "png", file.toFile())) {
                throw new IOException("could not write " + file + ": no PNG can be written here");
            }
        } else {
            Files.writeString(file, SvgInk.of(scene, colours, Texts.get("graph.title")));
        }
        return file;
    }
}
