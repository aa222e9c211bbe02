package dev.slipway.gui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.comparison.DiffView;
import dev.slipway.gui.explorer.CheckpointExplorer;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.restore.CheckpointDrop;
import dev.slipway.gui.restore.CheckpointPanes;
import dev.slipway.gui.theme.Theme;
import dev.slipway.gui.timeline.TimelineView;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints in a window, over a made-up world. */
@Tag("window")
class CheckpointWindowTest {
    private SampleDesk desk;
    private Stage stage;

    @BeforeEach
    void start() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            started.complete(null);
        }
        started.join();
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void hide() {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void keysGoFromMarkToMarkAndChooseTwoToCompare() {
        show(sample -> CheckpointPanes.all(sample.desk()));
        TimelineView view = onFx(() -> lookup(".timeline", TimelineView.class));
        press(view, KeyCode.RIGHT, false, false);
        assertThat(chosen(view)).containsExactly("redis-3");

        press(view, KeyCode.LEFT, false, true);
        assertThat(chosen(view)).containsExactly("redis-3", "redis-10");
        assertThat(onFx(() -> button("checkpoint.compare").isDisabled())).isFalse();

        press(view, KeyCode.DOWN, false, false);
        assertThat(chosen(view)).hasSize(1).doesNotContain("redis-10");
        assertThat(onFx(() -> button("checkpoint.compare").isDisabled())).isTrue();
    }

    @Test
    void showsWhatThePreflightFoundAtTheFieldsAndTheRestApart() {
        show(sample -> new Label("page"));
        run("checkpoint.restore");

        await().until(() -> message("#field-mode").startsWith("The container redis is running."));
        assertThat(message("#field-ignoreStaticIp")).startsWith("The address 10.90.0.9 is used by search.");
        assertThat(onFx(() -> lookup("#preflight .finding", Label.class).getText()))
                .startsWith("The checkpoint was taken on kernel 6.1.0");
        assertThat(onFx(() -> lookup("#restore-sheet-act", Button.class).isDisabled()))
                .isTrue();

        onFx(() -> {
            lookup("#field-endFirst", CheckBox.class).fire();
            return null;
        });
        assertThat(message("#field-mode")).isEmpty();
    }

    @Test
    void showsAHitInTheBytesOfItsProcess() {
        show(sample ->
                CheckpointExplorer.of(sample.desk(), SampleInside.CHECKPOINT).node());
        open("memory");
        await().until(() -> onFx(() -> rows("#memory-areas") == 9));

        onFx(() -> {
            lookup("#memory-pattern", TextField.class).setText("session");
            lookup("#memory-search", Button.class).fire();
            return null;
        });
        await().until(() -> onFx(() -> rows("#search-hits") == 3));
        onFx(() -> {
            lookup("#search-hits", TableView.class).getSelectionModel().select(2);
            return null;
        });

        await().until(() -> onFx(() -> lookup("#saved-processes", TreeView.class)
                .getSelectionModel()
                .getSelectedItem()
                .toString()
                .contains("exporter")));
        await().until(() -> onFx(
                () -> stage.getScene().lookup("#hex-view").getAccessibleText().startsWith("0x7f3a88000414")));
    }

    @Test
    void comparesSideBySideAndHidesProcessesThatAreTheSame() {
        show(sample -> new DiffView(sample.desk(), SampleWorld.id(602), SampleInside.CHECKPOINT));
        await().until(() -> onFx(() -> stage.getScene().lookup("#diff-changes") != null && rows("#diff-changes") == 8));

        int changed = onFx(this::processes);
        onFx(() -> {
            lookup("#diff-changes-only", CheckBox.class).fire();
            return null;
        });

        assertThat(onFx(this::processes)).isEqualTo(changed + 1);
    }

    @Test
    void comparesAgainWithWhatRunsForThatChanges() {
        show(sample -> new DiffView(sample.desk(), SampleInside.CHECKPOINT, SampleInside.LIVE));
        await().until(() -> onFx(() -> stage.getScene().lookup("#diff-again") != null));

        Button first = onFx(() -> {
            Button again = lookup("#diff-again", Button.class);
            again.fire();
            return again;
        });
        await().until(() -> onFx(() -> {
            Node again = stage.getScene().lookup("#diff-again");
            return again != null && !again.equals(first);
        }));
    }

    @Test
    void offersADropWhereACheckpointCanBeRestoredAndNowhereElse() {
        show(sample -> new Label("page"));
        List<String> offers = onFx(() -> {
            World world = desk.desk().world();
            String redis = world.checkpoints().get(2).id();
            String member = world.checkpoints().get(6).id();
            CheckpointDrop drop = new CheckpointDrop(desk.desk());
            ActionContext pod = ActionContext.ofPods(true, List.of(world.pods().get(0)));
            Stream<String> ofRedis = Stream.of(
                            ActionContext.ofContainers(
                                    true, List.of(world.containers().get(3))),
                            ActionContext.nothing(true),
                            pod,
                            ActionContext.ofContainers(
                                    true, List.of(world.containers().get(0))),
                            ActionContext.ofImages(true, List.of(world.images().get(0))))
                    .map(place -> drop.offer(redis, place).title());
            return Stream.concat(Stream.of(drop.offer(member, pod).title()), ofRedis)
                    .toList();
        });

        assertThat(offers)
                .containsExactly(
                        "Restore shop-db-7 into pod shop",
                        "Let redis go on from redis-3",
                        "Restore redis-3 as a new container",
                        "Not here",
                        "Not here",
                        "Not here");
    }

    @Test
    void offersToKeepWhatRunsBeforeItIsRemoved() {
        show(sample -> new Label("page"));
        List<String> options = onFx(() -> Stream.of("running", "exited")
                .map(status -> {
                    desk.desk()
                            .actions()
                            .run(
                                    desk.desk().actions().get("container.remove"),
                                    ActionContext.ofContainers(
                                            true,
                                            desk.desk().world().containers().stream()
                                                    .filter(each ->
                                                            each.status().equals(status)
                                                                    && !each.infra()
                                                                    && !each.guarded())
                                                    .limit(1)
                                                    .toList()));
                    desk.desk().layers().applyCss();
                    Node option = stage.getScene().lookup("#question-option");
                    desk.desk().layers().close();
                    return option == null ? "" : ((CheckBox) option).getText();
                })
                .toList());

        assertThat(options).containsExactly("Keep what runs as a checkpoint, so that it can be undone", "");
    }

    @Test
    void restoresAContainerFromOneOfItsCheckpointsThatHoldsMoreThanMemory() {
        show(sample -> new Label("page"));
        List<?> choices = onFx(() -> {
            desk.desk()
                    .actions()
                    .run(
                            desk.desk().actions().get("container.restore"),
                            ActionContext.ofContainers(
                                    true,
                                    List.of(desk.desk().world().containers().get(3))));
            desk.desk().layers().applyCss();
            List<?> items = lookup("#question-choice", ComboBox.class).getItems();
            return List.copyOf(items);
        });
        assertThat(choices)
                .extracting(each -> each.toString().replaceAll(",.*", ""))
                .containsExactly("redis-3", "redis-2", "redis-1");

        onFx(() -> {
            lookup("#question-choice", ComboBox.class).getSelectionModel().select(1);
            lookup("#question-act", Button.class).fire();
            desk.desk().layers().applyCss();
            return null;
        });
        assertThat(onFx(() -> lookup("#restore-sheet .sheet-title", Label.class).getText()))
                .isEqualTo("Restore redis-2");
    }

    /** The gallery's helper takes none, for what CRIU says. */
    @Test
    void tellsWhatCriuSaidAndOpensTheSheetAgainWithTheCureOn() {
        show(sample -> new Label("page"));
        onFx(() -> {
            desk.desk()
                    .actions()
                    .run(
                            desk.desk().actions().get("container.checkpoint"),
                            ActionContext.ofContainers(
                                    true,
                                    List.of(desk.desk().world().containers().get(3))));
            desk.desk().layers().applyCss();
            lookup("#take-sheet-act", Button.class).fire();
            return null;
        });

        await().until(() -> onFx(() -> !desk.desk().notices().all().isEmpty()));
        Notice notice = onFx(() -> desk.desk().notices().all().get(0));
        assertThat(notice.title()).startsWith("Could not checkpoint container redis");
        assertThat(notice.offers())
                .extracting(Notice.Offer::text)
                .containsExactly("Try with established TCP connections", "Edit and try again", "CRIU's log");

        assertThat(onFx(() -> {
                    take(notice.offers().get(2));
                    return lookup("#criu-log-lines", TextArea.class).getText();
                }))
                .contains("Connected TCP socket");
        assertThat(onFx(() -> {
                    desk.desk().layers().close();
                    take(notice.offers().get(0));
                    return lookup("#field-tcpEstablished", CheckBox.class).isSelected();
                }))
                .isTrue();
    }

    private void take(Notice.Offer offer) {
        offer.work().run();
        desk.desk().layers().applyCss();
    }

    @Test
    void showsTheNetworkThatTheContainerHad() {
        show(sample ->
                CheckpointExplorer.of(sample.desk(), SampleInside.CHECKPOINT).node());
        open("network");

        await().until(() -> onFx(() -> stage.getScene().lookup("#saved-network .facts") != null));
        assertThat(onFx(() -> stage.getScene().lookup("#saved-network").lookupAll(".facts-title").stream()
                        .map(title -> ((Label) title).getText())
                        .toList()))
                .containsExactly("On a network", "Listens (1)", "Connections (2)");
    }

    private void open(String tab) {
        await().until(() -> onFx(() -> stage.getScene().lookup(".sub-tabs") != null));
        onFx(() -> {
            TabPane tabs = lookup(".sub-tabs", TabPane.class);
            tabs.getTabs().stream().filter(each -> tab.equals(each.getId())).forEach(tabs.getSelectionModel()::select);
            return null;
        });
    }

    private int processes() {
        return lookup("#diff-processes", ListView.class).getItems().size();
    }

    private void show(Function<SampleDesk, Node> content) {
        onFx(() -> {
            desk = new SampleDesk(SampleWorld.full());
            return null;
        });
        await().until(() -> onFx(desk.desk()::connected));
        onFx(() -> {
            stage = new Stage();
            stage.setScene(new Scene((Parent) desk.page(content.apply(desk), () -> {}), 1200, 800));
            Theme.DARK.apply(stage.getScene());
            stage.show();
            return null;
        });
    }

    private void run(String action) {
        onFx(() -> {
            desk.desk()
                    .actions()
                    .run(
                            desk.desk().actions().get(action),
                            ActionContext.ofCheckpoints(
                                    true,
                                    List.of(desk.desk().world().checkpoints().get(2))));
            desk.desk().layers().applyCss();
            return null;
        });
    }

    private List<String> chosen(TimelineView view) {
        return onFx(() -> view.chosenProperty().get().stream()
                .map(CheckpointSummary::name)
                .toList());
    }

    private void press(Node node, KeyCode code, boolean shortcut, boolean shift) {
        onFx(() -> {
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
            return null;
        });
    }

    /** What is said under a field. */
    private String message(String field) {
        return onFx(() -> {
            Node control = stage.getScene().lookup(field);
            return control == null ? "" : ((Label) control.getParent().lookup(".field-message")).getText();
        });
    }

    private Button button(String id) {
        return stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(each -> id.equals(each.getId()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private int rows(String table) {
        return lookup(table, TableView.class).getItems().size();
    }

    private <T extends Node> T lookup(String selector, Class<T> type) {
        return type.cast(stage.getScene().lookup(selector));
    }

    private static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
