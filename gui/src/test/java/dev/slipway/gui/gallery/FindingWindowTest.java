package dev.slipway.gui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.gui.container.ContainerTable;
import dev.slipway.gui.container.ContainerTableModel;
import dev.slipway.gui.filter.FilterField;
import dev.slipway.gui.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables with their filters and columns, and keys that change, in a window. */
@Tag("window")
class FindingWindowTest {
    private SampleDesk desk;
    private Stage stage;

    @BeforeEach
    void show() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            started.complete(null);
        }
        started.join();
        Platform.setImplicitExit(false);
        onFx(() -> {
            desk = new SampleDesk(SampleWorld.full());
            stage = new Stage();
            stage.setScene(new Scene((Parent) desk.page(table(), () -> {}), 1400, 800));
            Theme.DARK.apply(stage.getScene());
            stage.show();
            stage.requestFocus();
            return null;
        });
    }

    @AfterEach
    void hide() {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void tabTakesAKeyThenEnterTakesAValueAndTheTableIsFiltered() {
        FilterField field = onFx(() -> lookup("#container-filter", FilterField.class));
        onFx(() -> {
            field.requestFocus();
            return null;
        });
        await().until(() -> onFx(field::isFocused));

        write(field, "st");
        press(field, KeyCode.TAB);
        assertThat(text(field)).isEqualTo("state:");
        await().until(() -> onFx(FindingWindowTest::isOffering));
        press(field, KeyCode.ENTER);

        assertThat(text(field)).startsWith("state:").endsWith(" ");
        assertThat(onFx(() -> shown().getItems().size())).isBetween(1, all() - 1);
        assertThat(offers()).isFalse();
    }

    @Test
    void escapeHidesWhatIsOfferedBeforeItEmptiesTheField() {
        FilterField field = onFx(() -> lookup("#container-filter", FilterField.class));
        onFx(() -> {
            field.requestFocus();
            return null;
        });
        await().until(() -> onFx(field::isFocused));
        write(field, "state:");

        press(field, KeyCode.ESCAPE);
        assertThat(offers()).isFalse();
        assertThat(text(field)).isEqualTo("state:");
        press(field, KeyCode.ESCAPE);
        assertThat(text(field)).isEmpty();
    }

    @Test
    void columnsAreAsTheyWereLeft() {
        onFx(() -> {
            TableView<?> table = shown();
            moveToTheFront(table, "memory");
            column(table, "bundle").setVisible(false);
            TableColumn<?, ?> name = column(table, "name");
            name.setSortType(TableColumn.SortType.DESCENDING);
            sortBy(table, "status", "name");
            return null;
        });

        onFx(() -> {
            desk.page(table(), () -> {});
            return null;
        });

        TableView<?> again = onFx(this::shown);
        assertThat(onFx(() -> again.getColumns().get(0).getId())).isEqualTo("memory");
        assertThat(onFx(() -> column(again, "bundle").isVisible())).isFalse();
        assertThat(onFx(() ->
                        again.getSortOrder().stream().map(TableColumn::getId).toList()))
                .isEqualTo(List.of("status", "name"));
        assertThat(onFx(() -> column(again, "name").getSortType())).isEqualTo(TableColumn.SortType.DESCENDING);
    }

    @Test
    void menusFollowTheKeyMap() {
        Menu menu = onFx(() -> desk.desk().controls().nounMenu("Container", "container"));
        KeyCombination keys = KeyCombination.valueOf("Shortcut+F9");

        onFx(() -> {
            desk.desk().actions().keyMap().assign(desk.desk().actions().get("container.stop"), keys);
            return null;
        });

        assertThat(onFx(() -> menu.getItems().stream()
                        .filter(item -> "container.stop".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .getAccelerator()))
                .isEqualTo(keys);
    }

    private ContainerTable table() {
        return new ContainerTable(
                desk.desk(), new ContainerTableModel(desk.desk().world()));
    }

    private int all() {
        return new ContainerTableModel(desk.desk().world()).all().size();
    }

    private TableView<?> shown() {
        return lookup("#containers", TableView.class);
    }

    private static <R> void moveToTheFront(TableView<R> table, String id) {
        TableColumn<R, ?> column = column(table, id);
        table.getColumns().remove(column);
        table.getColumns().add(0, column);
    }

    private static <R> void sortBy(TableView<R> table, String... ids) {
        table.getSortOrder().clear();
        for (String id : ids) {
            table.getSortOrder().add(column(table, id));
        }
    }

    private static <R> TableColumn<R, ?> column(TableView<R> table, String id) {
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (id.equals(column.getId())) {
                return column;
            }
        }
        throw new AssertionError("no column " + id);
    }

    /** Waits until what can be written there is offered. */
    private void write(FilterField field, String text) {
        onFx(() -> {
            field.setText(text);
            field.end();
            return null;
        });
        await().until(() -> onFx(FindingWindowTest::isOffering));
    }

    private void press(FilterField field, KeyCode code) {
        onFx(() -> {
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return null;
        });
    }

    private static String text(FilterField field) {
        return onFx(field::getText);
    }

    private static boolean offers() {
        return onFx(FindingWindowTest::isOffering);
    }

    private static boolean isOffering() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof Popup && window.isShowing());
    }

    private <N extends Node> N lookup(String selector, Class<N> type) {
        return type.cast(Objects.requireNonNull(stage.getScene().lookup(selector), selector));
    }

    private static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
