package dev.slipway.gui.files;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.hex.HexView;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedBytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** A file beside its folder: text, a picture, or its bytes. */
final class FileViewer extends BorderPane {
    private final Desk desk;
    private final FileSource source;
    private final String path;
    private final Runnable closed;
    private final Label facts = new Label();
    private final Label cut = new Label("", new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
    private final Button find = button(MaterialDesignM.MAGNIFY, "files.find", () -> this.find());
    private final HBox cutBar;
    private HeadReading reading;
    private @Nullable TextPane text;

    /**
     * A viewer that begins to read.
     *
     * @param closed runs when the user puts it away
     */
    FileViewer(Desk desk, FileSource source, String path, Runnable closed) {
        this.desk = desk;
        this.source = source;
        this.path = path;
        this.closed = closed;
        getStyleClass().add("file-viewer");
        setId("file-viewer");
        setMinWidth(160);
        cutBar = cutBar();
        setTop(new VBox(head(), cutBar));
        find.setVisible(false);
        find.managedProperty().bind(find.visibleProperty());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                closed.run();
                event.consume();
            }
        });
        reading = look();
    }

    /** Gives up what is read; it isn't used afterwards. */
    void dispose() {
        reading.cancel();
    }

    private HBox head() {
        Label name = new Label(FilePath.name(path), new FontIcon(MaterialDesignF.FILE_OUTLINE));
        name.getStyleClass().add("part-title");
        name.setId("file-name");
        Tips.on(name, path);
        facts.getStyleClass().add("count");
        facts.setId("file-facts");
        facts.setMinWidth(0);
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(
                name,
                facts,
                find,
                button(MaterialDesignD.DOWNLOAD_OUTLINE, "files.save", this::save),
                button(MaterialDesignC.CLOSE, "files.close", closed));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("view-bar");
        return head;
    }

    private HBox cutBar() {
        Button whole = new Button(Texts.get("files.saveWhole"));
        whole.setId("file-save-whole");
        whole.setOnAction(event -> save());
        cut.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(cut, space, whole);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("cut-bar");
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private static Button button(Ikon icon, String key, Runnable work) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("viewer-" + key.substring(key.lastIndexOf('.') + 1));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(Texts.get(key));
        Tips.on(button, Texts.get(key));
        button.setOnAction(event -> work.run());
        return button;
    }

    private void save() {
        Saving.ask(desk, source, path, false, getScene().getWindow());
    }

    private void find() {
        if (text != null) {
            text.find();
        }
    }

    private HeadReading look() {
        setCenter(Placeholder.loading(Texts.get("files.reading", FilePath.name(path))));
        HeadReading begun = new HeadReading(desk, source, path);
        begun.begin(this::show, this::fail);
        return begun;
    }

    private void fail(Throwable why) {
        Button again = new Button(Texts.get("button.retry"));
        again.setOnAction(event -> reading = look());
        setCenter(Placeholder.error(
                MaterialDesignA.ALERT_OUTLINE,
                Texts.get("files.read.failed", FilePath.name(path)),
                Refusal.words(why),
                again));
    }

    private void show(HeadReading.Head head) {
        cutBar.setVisible(head.cut());
        cut.setText(Texts.get("files.cut", Amounts.bytes(head.read()), Amounts.bytes(head.size())));
        facts.setText(String.join(", ", kind(head.content()), Amounts.bytes(head.size())));
        Node content = content(head.content());
        setCenter(content);
        find.setVisible(text != null);
        if (text != null) {
            text.focus();
        } else {
            content.requestFocus();
        }
    }

    private static String kind(FileContent content) {
        if (content instanceof FileContent.Words words) {
            return Texts.get(
                    "files.facts.text",
                    words.charset(),
                    Texts.count("files.lines", words.lines().count()));
        }
        if (content instanceof FileContent.Picture picture) {
            PictureSize size = picture.size();
            return Texts.get("files.facts.picture", size.kind(), size.width(), size.height());
        }
        return Texts.get("files.facts.bytes");
    }

    private Node content(FileContent content) {
        if (content instanceof FileContent.Words words) {
            text = new TextPane(desk.background(), words.lines());
            return text;
        }
        if (content instanceof FileContent.Picture picture) {
            return new PicturePane(picture.image());
        }
        if (content instanceof FileContent.Bytes bytes) {
            HexView hex = new HexView(desk.background());
            hex.show(
                    (address, length) -> piece(bytes.bytes(), address, length),
                    0,
                    bytes.bytes().limit());
            return hex;
        }
        return Placeholder.empty(
                MaterialDesignF.FILE_OUTLINE, Texts.get("files.nothing"), Texts.get("files.nothing.text"));
    }

    private static CompletableFuture<SavedBytes> piece(ByteBuffer bytes, long address, int length) {
        byte[] piece = new byte[length];
        bytes.get((int) address, piece);
        return CompletableFuture.completedFuture(
                new SavedBytes(0, address, Base64.getEncoder().encodeToString(piece), List.of()));
    }
}
