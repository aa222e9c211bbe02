package dev.slipway.gui.container;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ProcessInfo;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The processes of a running container, or of all of a pod, read anew every two seconds while looked at. */
public final class ProcessesPane extends TableView<ProcessesPane.Line> {
    private final Desk desk;
    private final BooleanSupplier alive;
    private final Supplier<CompletableFuture<List<Line>>> asking;
    private boolean asked;

    /**
     * A process.
     *
     * @param container name of the container it runs in
     */
    public record Line(String container, ProcessInfo process) {}

    /** Processes of one container. */
    public ProcessesPane(Desk desk, String container) {
        this(
                desk,
                () -> desk.world()
                        .container(container)
                        .filter(ContainerActions::alive)
                        .isPresent(),
                () -> desk.helper()
                        .call(ContainerCalls.TOP, new Common.Id(container))
                        .thenApply(processes -> processes.stream()
                                .map(process -> new Line("", process))
                                .toList()));
        getColumns().remove(0);
    }

    /**
     * Processes of several containers.
     *
     * @param alive whether there are any
     * @param asking asks for them
     */
    public ProcessesPane(Desk desk, BooleanSupplier alive, Supplier<CompletableFuture<List<Line>>> asking) {
        this.desk = desk;
        this.alive = alive;
        this.asking = asking;
        setFixedCellSize(26);
        getStyleClass().addAll("dense", "no-border");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .addAll(List.of(
                        column("container", 140, Line::container, value -> value, false),
                        column("pid", 80, line -> line.process().pid(), String::valueOf, true),
                        column("containerPid", 110, line -> line.process().containerPid(), String::valueOf, true),
                        column("ppid", 80, line -> line.process().ppid(), String::valueOf, true),
                        column("user", 70, line -> line.process().user(), String::valueOf, true),
                        column("state", 60, line -> line.process().state(), value -> value, false),
                        column(
                                "cpuTime",
                                90,
                                line -> line.process().cpuSeconds(),
                                value -> String.format(Locale.ROOT, "%.2f s", value),
                                true),
                        column("rss", 100, line -> line.process().rss(), Amounts::bytes, true),
                        column("commandLine", 400, line -> line.process().command(), value -> value, false)));
        setId("processes");
        setPlaceholder(alive.getAsBoolean() ? Placeholder.loading(Texts.get("processes.loading")) : empty());
        Timeline timer = new Timeline(new KeyFrame(Duration.seconds(2), event -> refreshProcesses()));
        timer.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((property, before, scene) -> {
            if (scene == null) {
                timer.stop();
            } else {
                refreshProcesses();
                timer.play();
            }
        });
    }

    private void refreshProcesses() {
        if (!alive.getAsBoolean()) {
            getItems().clear();
            setPlaceholder(empty());
            return;
        }
        if (asked || !desk.connected()) {
            return;
        }
        asked = true;
        desk.background()
                .deliver(
                        asking.get(),
                        processes -> {
                            asked = false;
                            getItems().setAll(processes);
                        },
                        failure -> {
                            asked = false;
                            getItems().clear();
                            setPlaceholder(failed(failure));
                        });
    }

    private static Placeholder empty() {
        return Placeholder.empty(
                MaterialDesignF.FORMAT_LIST_BULLETED,
                Texts.get("processes.empty.title"),
                Texts.get("processes.empty.text"));
    }

    private Placeholder failed(Throwable failure) {
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> refreshProcesses());
        return Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                Texts.get("processes.failed"),
                Notices.sentence(String.valueOf(Background.cause(failure).getMessage())),
                retry);
    }

    private static <T extends Comparable<T>> TableColumn<Line, T> column(
            String key, double width, Function<Line, T> value, Function<T, String> text, boolean number) {
        TableColumn<Line, T> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new SimpleObjectProperty<>(value.apply(features.getValue())));
        column.setCellFactory(any -> new TableCell<>() {
            {
                getStyleClass().add(number ? "number" : "mono");
            }

            @Override
            protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
            }
        });
        if (number) {
            column.getStyleClass().add("number");
        }
        return column;
    }
}
