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
import java.util.function.Function;
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

/** The processes of a running container, read anew every two seconds while looked at. */
public final class ProcessesPane extends TableView<ProcessInfo> {
    private final Desk desk;
    private final String container;
    private boolean asking;

    /** Processes of one container. */
    public ProcessesPane(Desk desk, String container) {
        this.desk = desk;
        this.container = container;
        setFixedCellSize(26);
        getStyleClass().addAll("dense", "no-border");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .addAll(List.of(
                        column("pid", 80, ProcessInfo::pid, String::valueOf, true),
                        column("containerPid", 110, ProcessInfo::containerPid, String::valueOf, true),
                        column("ppid", 80, ProcessInfo::ppid, String::valueOf, true),
                        column("user", 70, ProcessInfo::user, String::valueOf, true),
                        column("state", 60, ProcessInfo::state, value -> value, false),
                        column(
                                "cpuTime",
                                90,
                                ProcessInfo::cpuSeconds,
                                value -> String.format(Locale.ROOT, "%.2f s", value),
                                true),
                        column("rss", 100, ProcessInfo::rss, Amounts::bytes, true),
                        column("commandLine", 400, ProcessInfo::command, value -> value, false)));
        setId("processes");
        setPlaceholder(alive() ? Placeholder.loading(Texts.get("processes.loading")) : empty());
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
        if (!alive()) {
            getItems().clear();
            setPlaceholder(empty());
            return;
        }
        if (asking || !desk.connected()) {
            return;
        }
        asking = true;
        desk.background()
                .deliver(
                        desk.helper().call(ContainerCalls.TOP, new Common.Id(container)),
                        processes -> {
                            asking = false;
                            getItems().setAll(processes);
                        },
                        failure -> {
                            asking = false;
                            getItems().clear();
                            setPlaceholder(failed(failure));
                        });
    }

    private boolean alive() {
        return desk.world().container(container).filter(ContainerActions::alive).isPresent();
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

    private static <T extends Comparable<T>> TableColumn<ProcessInfo, T> column(
            String key, double width, Function<ProcessInfo, T> value, Function<T, String> text, boolean number) {
        TableColumn<ProcessInfo, T> column = new TableColumn<>(Texts.get("column." + key));
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
