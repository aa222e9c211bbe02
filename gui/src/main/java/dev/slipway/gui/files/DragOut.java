package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.FileCalls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/**
 * Lets a file be dragged to another program. What is dragged there is the path of a file of this machine, so it has to be here before the
 * drag begins: it is fetched into a folder of the user's own while the pointer already moves, and the drag begins once it has come. Such
 * files go when the workbench ends, because nobody tells when the other program has read them.
 */
final class DragOut {
    /** Larger files are saved instead. */
    static final long MOST = 16L * 1024 * 1024;

    private final Desk desk;
    private final FileSource source;
    private final Node node;
    private final Function<Node, @Nullable Dragged> chosen;
    private @Nullable CompletableFuture<Path> fetching;
    private @Nullable Path fetched;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * What would be dragged.
     *
     * @param size bytes
     */
    record Dragged(String path, long size) {}

    /**
     * Begins at a node.
     *
     * @param chosen what stands at a node that was pressed; absent for nothing that can be dragged
     */
    DragOut(Desk desk, FileSource source, Node node, Function<Node, @Nullable Dragged> chosen) {
        this.desk = desk;
        this.source = source;
        this.node = node;
        this.chosen = chosen;
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> reset());
        node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> reset());
        node.addEventHandler(MouseEvent.DRAG_DETECTED, this::detected);
    }

    private void reset() {
        cancelled.set(true);
        cancelled = new AtomicBoolean();
        if (fetching != null) {
            fetching.cancel(false);
        }
        fetching = null;
        fetched = null;
        node.setCursor(null);
    }

    /** The drag is detected only once the file is here. */
    private void dragged(MouseEvent event) {
        if (!event.isDragDetect() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (fetched == null) {
            event.setDragDetect(false);
            Dragged what = event.getTarget() instanceof Node pressed ? chosen.apply(pressed) : null;
            if (fetching == null && what != null) {
                begin(what);
            }
        }
    }

    private void begin(Dragged what) {
        if (what.size() > MOST) {
            fetching = new CompletableFuture<>();
            desk.notices()
                    .tell(
                            Notice.Level.INFO,
                            Texts.get("files.drag.large", FilePath.name(what.path())),
                            Texts.get("files.drag.large.text", Amounts.bytes(MOST)));
            return;
        }
        node.setCursor(Cursor.WAIT);
        AtomicBoolean mine = cancelled;
        fetching = desk.background()
                .run(
                        () -> fetch(what.path(), mine),
                        file -> {
                            node.setCursor(null);
                            fetched = file;
                        },
                        why -> {
                            node.setCursor(null);
                            desk.notices().failed(why);
                        });
    }

    private Path fetch(String path, AtomicBoolean mine) throws IOException {
        FileCalls.Reading begun = source.read(path).join();
        Path folder = Files.createTempDirectory("slipway-");
        folder.toFile().deleteOnExit();
        Path file = folder.resolve(FilePath.name(path));
        file.toFile().deleteOnExit();
        try (InputStream in = desk.helper().download(begun.channel())) {
            Files.copy(in, file);
        }
        desk.jobs().await(begun.job()).join();
        if (mine.get()) {
            Files.delete(file);
            Files.delete(folder);
        }
        return file;
    }

    private void detected(MouseEvent event) {
        Path file = fetched;
        if (file != null) {
            Dragboard board = node.startDragAndDrop(TransferMode.COPY);
            board.setContent(Map.of(DataFormat.FILES, List.of(file.toFile())));
            event.consume();
        }
    }
}
