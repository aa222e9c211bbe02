package dev.slipway.gui.container;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.StatsSample;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/** The columns of the container table. */
final class ContainerColumns {
    /** What is unhealthy first, what has no health check last. */
    private static final List<String> HEALTH = List.of("unhealthy", "starting", "healthy");

    private ContainerColumns() {}

    static List<TableColumn<ContainerRow, ?>> all(ContainerTableModel model) {
        return List.of(
                column(
                        "status",
                        150,
                        column -> ContainerCells.status(),
                        Comparator.comparing(ContainerSummary::status)),
                column(
                        "name",
                        170,
                        column -> ContainerCells.name(),
                        Comparator.comparing(ContainerSummary::name, NATURAL_ORDER)),
                column(
                        "health",
                        104,
                        column -> ContainerCells.health(),
                        Comparator.comparing(ContainerColumns::urgency)),
                textColumn("bundle", 120, ContainerColumns::origin),
                textColumn("pod", 90, container -> model.podName(container.pod())),
                textColumn("places", 130, ContainerCells::places, "mono"),
                textColumn("command", 180, container -> String.join(" ", container.command()), "mono", "dim-text"),
                statsColumn(
                        "cpu",
                        120,
                        column -> ContainerCells.cpu(),
                        Comparator.comparing(sample -> sample.cpu() == null ? 0 : sample.cpu())),
                statsColumn(
                        "memory", 150, column -> ContainerCells.memory(), Comparator.comparing(StatsSample::memory)),
                column(
                        "age",
                        90,
                        column -> ContainerCells.age(),
                        Comparator.comparing(ContainerSummary::created).reversed()));
    }

    /** How much a container's health matters: the less the sooner in the order. */
    static int urgency(ContainerSummary container) {
        String health = container.health();
        int place = health == null ? -1 : HEALTH.indexOf(health);
        return place < 0 ? HEALTH.size() : place;
    }

    private static String origin(ContainerSummary container) {
        String bundle = container.bundle();
        String image = container.image();
        return bundle != null ? bundle : image != null ? image : container.rootfs();
    }

    private static TableColumn<ContainerRow, ContainerSummary> textColumn(
            String key, double width, Function<ContainerSummary, String> text, String... styles) {
        return column(
                key, width, column -> ContainerCells.text(text, styles), Comparator.comparing(text, NATURAL_ORDER));
    }

    private static TableColumn<ContainerRow, ContainerSummary> column(
            String key,
            double width,
            Callback<TableColumn<ContainerRow, ContainerSummary>, TableCell<ContainerRow, ContainerSummary>> cells,
            Comparator<ContainerSummary> order) {
        TableColumn<ContainerRow, ContainerSummary> column = new TableColumn<>(Texts.get("column." + key));
        column.setId(key);
        column.setPrefWidth(width);
        if (key.equals("age") || key.equals("status") || key.equals("health")) {
            column.setMinWidth(width);
        }
        column.setCellValueFactory(features -> features.getValue().summaryProperty());
        column.setCellFactory(cells);
        column.setComparator(order);
        if (key.equals("age")) {
            column.getStyleClass().addAll("number", "beside-menu");
        }
        return column;
    }

    private static TableColumn<ContainerRow, @Nullable StatsSample> statsColumn(
            String key,
            double width,
            Callback<TableColumn<ContainerRow, @Nullable StatsSample>, TableCell<ContainerRow, @Nullable StatsSample>>
                    cells,
            Comparator<StatsSample> order) {
        TableColumn<ContainerRow, @Nullable StatsSample> column = new TableColumn<>(Texts.get("column." + key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> features.getValue().sampleProperty());
        column.setCellFactory(cells);
        column.setComparator(Comparator.nullsFirst(order));
        column.getStyleClass().add("number");
        return column;
    }
}
