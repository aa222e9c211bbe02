package dev.slipway.gui.container;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectTable;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Containers as a table with the actions on what is selected, and with what they use while somebody looks. */
public final class ContainerTable extends ObjectTable<ContainerRow> {
    private static final String NOUN = "container";

    /** A table of all containers, with a filter. */
    public ContainerTable(Desk desk, ContainerTableModel model) {
        this(desk, model, parts(desk, model, "containers", ContainerColumns.all(model), () -> empty(desk)), null);
    }

    /**
     * A table of a pod's containers.
     *
     * @param around what actions are about that need no container: the pod
     */
    public static ContainerTable ofPod(Desk desk, ContainerTableModel model, Supplier<ActionContext> around) {
        List<TableColumn<ContainerRow, ?>> columns = ContainerColumns.all(model).stream()
                .filter(column -> !column.getId().equals("pod"))
                .toList();
        Label title = new Label(Texts.get("containers.title"));
        title.getStyleClass().add("part-title");
        return new ContainerTable(
                desk,
                model,
                parts(desk, model, "pod-containers", columns, () -> emptyPod(desk, around)),
                List.of(title, desk.controls().iconButton("container.create", around)));
    }

    private ContainerTable(Desk desk, ContainerTableModel model, Parts<ContainerRow> parts, @Nullable List<Node> head) {
        super(desk, parts, head);
        getStyleClass().add("container-table");
        StatsFeed stats = new StatsFeed(desk.helper(), desk.mapper(), model::sampled);
        sceneProperty().addListener((property, before, scene) -> stats.look(scene != null));
    }

    private static Parts<ContainerRow> parts(
            Desk desk,
            ContainerTableModel model,
            String key,
            List<TableColumn<ContainerRow, ?>> columns,
            Supplier<Placeholder> empty) {
        return new Parts<>(
                key,
                NOUN,
                model.all(),
                model.shown(),
                model.filterProperty(),
                model.filterWords(),
                columns,
                rows -> ActionContext.ofContainers(
                        desk.connected(),
                        rows.stream().map(ContainerRow::summary).toList()),
                row -> desk.openings().container(row.id()),
                empty,
                () -> Texts.count("containers.count", model.all().size()) + ", "
                        + Texts.get(
                                "containers.running", model.runningProperty().get()));
    }

    private static Placeholder emptyPod(Desk desk, Supplier<ActionContext> around) {
        return Placeholder.empty(
                MaterialDesignC.CUBE_OUTLINE,
                Texts.get("pod.empty.title"),
                Texts.get("pod.empty.text"),
                desk.controls().textButton("container.create", around));
    }

    private static Placeholder empty(Desk desk) {
        var button = desk.controls().textButton("bundle.import", desk::nothing);
        button.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignC.CUBE_OUTLINE,
                Texts.get("containers.empty.title"),
                Texts.get("containers.empty.text"),
                button,
                desk.controls().textButton("image.pull", desk::nothing));
    }
}
