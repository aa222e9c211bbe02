package dev.slipway.gui.logs;

import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Headed;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import java.util.Collection;
import java.util.concurrent.ForkJoinPool;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The output of several containers by time, and who they are. */
public final class LogsWindow extends StackPane implements Headed, AutoCloseable {
    private static final int TAIL = 2_000;

    private final LogGroup group;
    private final LogView view;
    private final SourceBar bar;
    private final Button choose = new Button(Texts.get("logs.choose"));

    /** Shows no container at first. */
    public LogsWindow(Desk desk) {
        LogModel model = new LogModel(LogModel.CAPACITY, FxThread.nextFrame(), ForkJoinPool.commonPool());
        model.timestampsProperty().set(true);
        group = new LogGroup(desk.world(), model, (id, inlet) -> new LogFollower(desk, id, inlet, TAIL));
        view = new LogView(model, LogTools.of(desk));
        SourceChooser chooser = new SourceChooser(desk.world(), group);
        bar = new SourceBar(group, chooser);
        setId("logs-window");
        Contexts.attach(this, desk::nothing);
        Contexts.attach(bar, desk::nothing);
        choose.setId("logs-choose-first");
        choose.setOnAction(event -> chooser.show(choose));
        Placeholder empty = Placeholder.empty(
                MaterialDesignT.TEXT_BOX_MULTIPLE_OUTLINE,
                Texts.get("logs.none.title"),
                Texts.get("logs.none.text"),
                choose);
        BooleanBinding none = Bindings.isEmpty(group.sources());
        empty.visibleProperty().bind(none);
        view.visibleProperty().bind(none.not());
        getChildren().setAll(view, empty);
    }

    /** Shows these and no others: containers by their full ids, and all of a pod by its id. */
    public void show(Collection<String> ids) {
        group.show(ids);
        requestFocus();
    }

    @Override
    public Node head() {
        return bar;
    }

    @Override
    public void requestFocus() {
        if (group.sources().isEmpty()) {
            choose.requestFocus();
        } else {
            view.requestFocus();
        }
    }

    /** Follows nothing any longer. */
    @Override
    public void close() {
        group.close();
    }
}
