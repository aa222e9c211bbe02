package dev.slipway.gui.container;

import dev.slipway.gui.chart.Sparkline;
import dev.slipway.gui.control.MemoryBar;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.StatsSample;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The cells of the container table. */
final class ContainerCells {
    /** How high a line in a cell is. */
    private static final double SPARK = 16;
    /** What the top of a line is worth at least, in cores. */
    private static final double LEAST = 0.1;

    private ContainerCells() {}

    /** A cell that shows a text made of the container. */
    static TableCell<ContainerRow, ContainerSummary> text(Function<ContainerSummary, String> text, String... styles) {
        return new TableCell<>() {
            {
                getStyleClass().addAll(styles);
            }

            @Override
            protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
                super.updateItem(container, empty);
                setText(empty || container == null ? null : text.apply(container));
            }
        };
    }

    /** Dot and word, and how often it was restarted by its policy. */
    static TableCell<ContainerRow, ContainerSummary> status() {
        return new TableCell<>() {
            private final StatusLabel label = new StatusLabel();
            private final RestartChip restarts = new RestartChip();
            private final HBox box = new HBox(6, label, restarts);

            {
                box.setAlignment(Pos.CENTER_LEFT);
                label.setMinWidth(Label.USE_PREF_SIZE);
            }

            @Override
            protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
                super.updateItem(container, empty);
                label.show(container == null ? null : StatusLook.of(container));
                restarts.show(container == null ? 0 : container.restartCount());
                setGraphic(empty ? null : box);
            }
        };
    }

    /** Its name, with a lock where it is protected. */
    static TableCell<ContainerRow, ContainerSummary> name() {
        return new TableCell<>() {
            private final FontIcon lock = new FontIcon(MaterialDesignL.LOCK);

            {
                getStyleClass().addAll("strong", "name-cell");
                setContentDisplay(ContentDisplay.RIGHT);
                Tips.on(this, () -> getGraphic() == null ? "" : Texts.get("container.protected"));
            }

            @Override
            protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
                super.updateItem(container, empty);
                boolean prepares = container != null && container.initContainer() != null;
                setText(
                        empty || container == null
                                ? null
                                : prepares ? Texts.get("container.init", container.name()) : container.name());
                setGraphic(container != null && !empty && container.guarded() ? lock : null);
            }
        };
    }

    /** What its health check says, where it has one. */
    static TableCell<ContainerRow, ContainerSummary> health() {
        return new TableCell<>() {
            private final StatusLabel chip = StatusLabel.chip();

            @Override
            protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
                super.updateItem(container, empty);
                String health = container == null ? null : container.health();
                chip.show(health == null ? null : StatusLook.ofHealth(health));
                setGraphic(empty || health == null ? null : chip);
            }
        };
    }

    /** Time since it was made, with the absolute times as tooltip. */
    static TableCell<ContainerRow, ContainerSummary> age() {
        return new TableCell<>() {
            {
                getStyleClass().addAll("number", "beside-menu");
                Tips.on(this, () -> getItem() == null ? "" : Ages.full(getItem().created()));
            }

            @Override
            protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
                super.updateItem(container, empty);
                if (empty || container == null) {
                    setText(null);
                    return;
                }
                setText(Ages.between(container.created(), Instant.now()));
            }
        };
    }

    /** Cores in use, behind the line of the last minute. */
    static TableCell<ContainerRow, @Nullable StatsSample> cpu() {
        return new TableCell<>() {
            private final Sparkline line = new Sparkline();
            private final Label text = new Label();
            private final HBox box = new HBox(8, line, text);

            {
                box.setAlignment(Pos.CENTER_RIGHT);
                line.setMaxHeight(SPARK);
                line.setMinWidth(0);
                HBox.setHgrow(line, Priority.ALWAYS);
                text.getStyleClass().addAll("number", "cpu-text");
            }

            @Override
            protected void updateItem(@Nullable StatsSample sample, boolean empty) {
                super.updateItem(sample, empty);
                ContainerRow row = getTableRow() == null ? null : getTableRow().getItem();
                if (empty || sample == null || row == null) {
                    setGraphic(null);
                    return;
                }
                line.show(row.cpu().values(), LEAST);
                text.setText(Amounts.cores(sample.cpu()));
                setGraphic(box);
            }
        };
    }

    /** Memory in use, with a bar against the limit. */
    static TableCell<ContainerRow, @Nullable StatsSample> memory() {
        return new TableCell<>() {
            private final MemoryBar bar = new MemoryBar();
            private final Label text = new Label();
            private final HBox box = new HBox(8, bar, text);

            {
                box.setAlignment(Pos.CENTER_RIGHT);
                text.getStyleClass().addAll("number", "memory-text");
            }

            @Override
            protected void updateItem(@Nullable StatsSample sample, boolean empty) {
                super.updateItem(sample, empty);
                if (empty || sample == null) {
                    setGraphic(null);
                    return;
                }
                bar.show(sample.memoryLimit() <= 0 ? 0 : (double) sample.memory() / sample.memoryLimit());
                text.setText(Amounts.bytes(sample.memory()));
                setGraphic(box);
            }
        };
    }

    /** Published ports, then addresses. */
    static String places(ContainerSummary container) {
        Stream<String> ports = container.ports().stream()
                .map(port -> (port.hostIp() == null ? "" : port.hostIp() + ":") + port.hostPort() + "→"
                        + port.containerPort() + ("udp".equals(port.protocol()) ? "/udp" : ""));
        Stream<String> addresses = container.networks().stream()
                .flatMap(network -> network.addresses().stream())
                .map(address -> address.contains("/") ? address.substring(0, address.indexOf('/')) : address);
        return Stream.concat(ports, addresses).collect(Collectors.joining(", "));
    }
}
