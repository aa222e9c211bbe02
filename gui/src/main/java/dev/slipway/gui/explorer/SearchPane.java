package dev.slipway.gui.explorer;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.hex.Addresses;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.protocol.call.CheckpointContentCalls.Search;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedSearch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Looks for text, a regular expression or bytes in the memory of a process or of all, and lists where it was found. */
final class SearchPane extends BorderPane {
    private static final List<String> KINDS = List.of("text", "regex", "hex");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}\\s*)+");
    private static final int LONGEST = 1024;
    private static final int MOST = 1000;
    private static final int LEAD = 8;

    private final Desk desk;
    private final String checkpoint;
    private final TextField pattern = new TextField();
    private final ComboBox<String> kind = new ComboBox<>(FXCollections.observableArrayList(KINDS));
    private final CheckBox everywhere = new CheckBox(Texts.get("explore.search.all"));
    private final Button begin = new Button();
    private final Label told = new Label();
    private final DetailTable<SavedHit> hits;
    private @Nullable Integer pid;
    private @Nullable MemorySearch running;

    /**
     * Nothing looked for yet.
     *
     * @param open gets the hit that is opened or chosen
     */
    SearchPane(Desk desk, String checkpoint, Consumer<SavedHit> open) {
        this.desk = desk;
        this.checkpoint = checkpoint;
        hits = new DetailTable<>(
                "search-hits",
                List.of(
                        ObjectColumns.number("pid", 50, hit -> (long) hit.pid(), hit -> String.valueOf(hit.pid())),
                        ObjectColumns.text("address", 130, hit -> Addresses.hex(hit.address()), "mono"),
                        ObjectColumns.text("context", 420, SearchPane::context, "mono")),
                Placeholder.empty(MaterialDesignM.MAGNIFY, Texts.get("explore.search.nothing"), ""));
        hits.getColumns().get(0).setMinWidth(44);
        hits.getColumns().get(1).setMinWidth(118);
        hits.setPlaceholder(Placeholder.empty(MaterialDesignM.MAGNIFY, "", Texts.get("explore.search.hint")));
        hits.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                open.accept(now.value());
            }
        });
        setTop(bar());
        setCenter(hits);
        getStyleClass().add("memory-search");
    }

    private VBox bar() {
        pattern.setId("memory-pattern");
        pattern.setPromptText(Texts.get("explore.search"));
        pattern.setAccessibleText(Texts.get("explore.search"));
        pattern.setOnAction(event -> begin.fire());
        pattern.textProperty().addListener(property -> check());
        HBox.setHgrow(pattern, Priority.ALWAYS);
        kind.setValue(KINDS.get(0));
        kind.setId("memory-pattern-kind");
        kind.setAccessibleText(Texts.get("explore.search.kind"));
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : Texts.get("explore.search.kind." + value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        kind.valueProperty().addListener(property -> check());
        everywhere.setSelected(true);
        everywhere.setMinWidth(USE_PREF_SIZE);
        begin.setGraphic(new FontIcon(MaterialDesignM.MAGNIFY));
        begin.setText(Texts.get("explore.search.verb"));
        begin.setId("memory-search");
        begin.setMinWidth(USE_PREF_SIZE);
        begin.setOnAction(event -> search());
        told.getStyleClass().add("dim-text");
        told.setMinWidth(0);
        check();
        HBox typed = new HBox(4, pattern, begin);
        HBox how = new HBox(8, kind, everywhere);
        typed.setAlignment(Pos.CENTER_LEFT);
        how.setAlignment(Pos.CENTER_LEFT);
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.visibleProperty());
        VBox bar = new VBox(4, typed, how, told);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    /** Says which process is looked at; the search may be in it alone. */
    void look(@Nullable Integer process) {
        pid = process;
        everywhere.setDisable(process == null);
    }

    private void check() {
        String fault = fault(pattern.getText(), kind.getValue());
        pattern.pseudoClassStateChanged(Styles.STATE_DANGER, !fault.isEmpty());
        begin.setDisable(!fault.isEmpty() || pattern.getText().isEmpty());
        told.setText(fault);
    }

    /** What is wrong with a pattern, a sentence; empty for nothing. */
    static String fault(String text, String kind) {
        if (text.length() > LONGEST) {
            return Texts.get("take.note.long", LONGEST);
        }
        if (kind.equals("hex")) {
            return text.isEmpty() || HEX.matcher(text.strip()).matches() ? "" : Texts.get("explore.search.hex");
        }
        if (kind.equals("regex")) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                return Texts.get("explore.search.regex", e.getDescription());
            }
        }
        return "";
    }

    private void search() {
        MemorySearch before = running;
        if (before != null) {
            before.cancel();
        }
        told.setText(Texts.get("explore.search.running"));
        Integer only = everywhere.isSelected() ? null : pid;
        running = MemorySearch.begin(
                desk,
                new Search(checkpoint, pattern.getText(), kind.getValue(), only == null ? null : List.of(only), MOST),
                this::show,
                this::fail);
    }

    private void show(SavedSearch found) {
        running = null;
        told.setText(Texts.get(
                found.more() ? "explore.search.more" : "explore.search.found",
                found.hits().size(),
                Amounts.bytes(found.searched())));
        hits.show(found.hits());
        if (!found.hits().isEmpty()) {
            hits.getSelectionModel().select(0);
        }
    }

    private void fail(Throwable why) {
        running = null;
        told.setText("");
        hits.fail(Texts.get("explore.failed"), why, this::search);
    }

    /** The bytes around a match as text, the match in brackets; few before it, so that it is seen where there is little room. */
    static String context(SavedHit hit) {
        byte[] bytes = Base64.getDecoder().decode(hit.context());
        int behind = Math.min(bytes.length, hit.before() + hit.length());
        return text(bytes, Math.max(0, hit.before() - LEAD), hit.before()) + "⟦" + text(bytes, hit.before(), behind)
                + "⟧" + text(bytes, behind, bytes.length);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]", "·");
    }
}
