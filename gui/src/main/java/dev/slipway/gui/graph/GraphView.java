package dev.slipway.gui.graph;

import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Palette;
import dev.slipway.gui.filter.FilterWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** Shows a graph as a picture or in words, below its search and its filter: Ctrl+F searches, / filters. */
public final class GraphView extends BorderPane implements Palette.Painted {
    private static final List<CssMetaData<? extends Styleable, ?>> META = GraphColours.metaData();

    private final GraphModel model;
    private final GraphPicture picture;
    private final OutlineView outline;
    private final GraphBar bar;
    private final Palette palette = new Palette(this, META, this::recolour);
    private @Nullable String awaited;

    /**
     * A view of {@code model}.
     *
     * @param words of its filter
     */
    public GraphView(GraphModel model, GraphActions actions, FilterWords<?> words) {
        this.model = model;
        getStyleClass().add("graph-view");
        getStylesheets()
                .add(Objects.requireNonNull(GraphView.class.getResource("/dev/slipway/gui/resources/graph.css"))
                        .toExternalForm());
        picture = new GraphPicture(model, actions, this::colours);
        outline = new OutlineView(model, actions);
        bar = new GraphBar(model, actions, words, picture.canvas()::reveal, this::requestFocus);
        setTop(bar);
        setCenter(picture);
        Contexts.attach(this, () -> actions.context(selected()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        bar.asText().selectedProperty().addListener((observed, before, now) -> {
            refresh();
            setCenter(now ? outline : picture);
            requestFocus();
        });
        model.sceneProperty().addListener((observed, before, now) -> refresh());
        model.selectedProperty().addListener((observed, before, now) -> {
            picture.canvas().highlight(now);
            outline.choose(now);
        });
        model.foundProperty()
                .addListener((observed, before, now) -> picture.canvas().mark(now));
        refresh();
    }

    private void refresh() {
        GraphModel.Scene scene = model.sceneProperty().get();
        if (isAsText()) {
            outline.show(scene.graph());
            outline.choose(model.selectedProperty().get());
        } else {
            picture.show(scene);
        }
        bar.find();
        String wanted = awaited;
        if (wanted != null && scene.graph().node(wanted).isPresent()) {
            choose(wanted);
        }
    }

    private boolean isAsText() {
        return bar.asText().isSelected();
    }

    /** Chooses a node and brings it into sight, now or as soon as it is laid out. */
    public void choose(String node) {
        boolean there = model.sceneProperty().get().graph().node(node).isPresent();
        awaited = there ? null : node;
        if (there) {
            model.selectedProperty().set(node);
            picture.canvas().reveal(node);
        }
    }

    /** Shows all of the graph. */
    public void fit() {
        picture.canvas().fit();
    }

    /** The words of its filter. */
    public StringProperty filterProperty() {
        return bar.filterProperty();
    }

    /** Whether it is shown in words. */
    public BooleanProperty asTextProperty() {
        return bar.asText().selectedProperty();
    }

    /** What keeps the picture, in the colours of now, in a file: as SVG, or as PNG where the file is called so. */
    public GraphExport export(Path file) {
        return new GraphExport(model.sceneProperty().get(), colours(), file);
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }

    @Override
    public void requestFocus() {
        if (isAsText()) {
            outline.requestFocus();
        } else {
            picture.requestFocus();
        }
    }

    private GraphColours colours() {
        return GraphColours.of(palette);
    }

    private void recolour() {
        picture.recolour();
    }

    private @Nullable GraphNode selected() {
        String id = model.selectedProperty().get();
        return id == null ? null : model.sceneProperty().get().graph().node(id).orElse(null);
    }

    private void onKey(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.isShortcutDown() && !event.isShiftDown() && event.getCode() == KeyCode.F) {
            bar.focusSearch();
        } else if (plain && event.getCode() == KeyCode.SLASH) {
            bar.focusFilter();
        } else {
            return;
        }
        event.consume();
    }
}
