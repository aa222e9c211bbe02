package dev.slipway.gui.graph;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.filter.FilterField;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The search and the filter of a graph, and what can be done with all of it. */
final class GraphBar extends HBox {
    private static final int COLUMNS = 20;

    private final GraphModel model;
    private final Consumer<String> reveal;
    private final Runnable leave;
    private final CustomTextField search = searchField();
    private final FilterField filter;
    private final Label count = new Label();
    private final ToggleButton asText = new ToggleButton(Texts.get("graph.asText"));
    private List<String> found = List.of();

    /**
     * A bar.
     *
     * @param words of its filter
     * @param reveal brings a node into sight
     * @param leave gives the keys back to what shows the graph
     */
    GraphBar(GraphModel model, GraphActions actions, FilterWords<?> words, Consumer<String> reveal, Runnable leave) {
        this.model = model;
        this.filter = new FilterField(words);
        this.reveal = reveal;
        this.leave = leave;
        getStyleClass().add("view-bar");
        setAlignment(Pos.CENTER_LEFT);
        filter.setId("graph-filter");
        filter.setPromptText(Texts.get("graph.filter"));
        filter.setPrefColumnCount(COLUMNS);
        Tips.on(filter, filter.messageProperty()::get);
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        asText.setId("graph-as-text");
        asText.setGraphic(new FontIcon(MaterialDesignF.FORMAT_LIST_TEXT));
        asText.getStyleClass().add("small");
        asText.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren()
                .setAll(
                        search,
                        count,
                        filter,
                        space,
                        asText,
                        button("graph-arrange", MaterialDesignS.SORT_VARIANT, "graph.arrange", model::arrange),
                        button("graph-export", MaterialDesignE.EXPORT, "graph.export", actions::export));
        search.textProperty().addListener((observed, before, now) -> {
            find();
            found.stream().findFirst().ifPresent(reveal);
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onSearchKey);
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::onFilterKey);
        model.selectedProperty().addListener((observed, before, now) -> showCount());
    }

    private static CustomTextField searchField() {
        CustomTextField field = new CustomTextField();
        field.setId("graph-search");
        field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        field.setPromptText(Texts.get("graph.search"));
        field.setAccessibleText(Texts.get("graph.search"));
        field.setPrefColumnCount(COLUMNS);
        return field;
    }

    private static Button button(String id, Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "icon-button");
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    StringProperty filterProperty() {
        return filter.textProperty();
    }

    ToggleButton asText() {
        return asText;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** Searches what is shown now. */
    void find() {
        List<String> now = GraphSearch.find(model.sceneProperty().get().graph(), search.getText());
        if (!now.equals(found)) {
            found = new ArrayList<>(now);
            model.foundProperty().set(new HashSet<>(now));
        }
        showCount();
    }

    private void showCount() {
        String selected = model.selectedProperty().get();
        int at = selected == null ? -1 : found.indexOf(selected);
        if (search.getText().isBlank()) {
            count.setText("");
        } else if (at >= 0) {
            count.setText(Texts.get("graph.foundAt", at + 1, found.size()));
        } else {
            count.setText(Texts.count("graph.found", found.size()));
        }
    }

    private void step(int by) {
        GraphSearch.step(found, model.selectedProperty().get(), by).ifPresent(id -> {
            model.selectedProperty().set(id);
            reveal.accept(id);
        });
    }

    private void onSearchKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.F3) {
            step(event.isShiftDown() ? -1 : 1);
        } else if (code == KeyCode.DOWN) {
            leave.run();
        } else if (code == KeyCode.ESCAPE) {
            search.clear();
            leave.run();
        } else {
            return;
        }
        event.consume();
    }

    private void onFilterKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.DOWN) {
            leave.run();
        } else if (code == KeyCode.ESCAPE) {
            filter.clear();
            leave.run();
        } else {
            return;
        }
        event.consume();
    }
}
