package dev.slipway.gui.explorer;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointContentCalls.Content;
import dev.slipway.protocol.model.SavedFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** The files that are kept in a checkpoint, with the begin of the one that is chosen. */
final class FilesView extends SplitPane implements ProcessView {
    private static final int BEGIN = 16 * 1024;

    private final Desk desk;
    private final CheckpointContent content;
    private final RowsView<SavedFile> files;
    private final TextArea begin = new TextArea();
    private @Nullable SavedFile chosen;

    FilesView(Desk desk, CheckpointContent content) {
        this.desk = desk;
        this.content = content;
        files = Tables.files(desk, content);
        files.follow(this::show);
        begin.setEditable(false);
        begin.setId("saved-file");
        begin.getStyleClass().addAll("mono", "saved-file");
        begin.setPromptText(Texts.get("explore.file.choose"));
        setOrientation(Orientation.VERTICAL);
        getItems().setAll(files, begin);
        setDividerPositions(0.68);
        getStyleClass().add("frame-split");
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void look(@Nullable Integer pid) {
        files.look(null);
    }

    private void show(@Nullable SavedFile file) {
        chosen = file;
        begin.clear();
        if (file == null || !"file".equals(file.kind())) {
            return;
        }
        desk.background()
                .deliver(
                        content.read(file, BEGIN),
                        told -> {
                            if (file.equals(chosen)) {
                                begin.setText(words(told));
                            }
                        },
                        why -> {
                            if (file.equals(chosen)) {
                                begin.setText(Refusal.words(why));
                            }
                        });
    }

    private static String words(Content told) {
        byte[] bytes = Base64.getDecoder().decode(told.bytes());
        String text = new String(bytes, StandardCharsets.UTF_8).replace('\0', '·');
        return bytes.length < told.size()
                ? text + "\n" + Texts.get("explore.file.more", Amounts.bytes(told.size() - bytes.length))
                : text;
    }
}
