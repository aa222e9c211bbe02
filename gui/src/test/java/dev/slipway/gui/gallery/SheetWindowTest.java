package dev.slipway.gui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.gui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sheets in a window, over a connection that refuses. */
@Tag("window")
class SheetWindowTest {
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
            stage.setScene(new Scene((Parent) desk.page(new Label("page"), () -> {}), 1200, 800));
            Theme.DARK.apply(stage.getScene());
            stage.show();
            return null;
        });
        await().until(() -> onFx(desk.desk()::connected));
    }

    @AfterEach
    void hide() {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void saysWhatIsWrongUnderTheFieldWhileItIsTyped() {
        open();
        type("name", "redis");

        assertThat(message("name")).isEqualTo("redis is taken. Choose another name.");
        assertThat(onFx(() -> act().isDisabled())).isTrue();

        type("name", "cache");
        assertThat(message("name")).isEmpty();
        assertThat(onFx(() -> act().isDisabled())).isFalse();
    }

    @Test
    void showsWhatTheHelperFoundAtTheFieldsAndUnfoldsThem() {
        open();
        onFx(() -> {
            act().fire();
            return null;
        });

        await().until(() -> message("healthcheck-interval")
                .equals("The interval is shorter than the timeout. Make it at least 30 s."));
        assertThat(message("resources-memory")).isEqualTo("6 MiB is the least a container can start with.");
        assertThat(onFx(() -> lookup(".form-trouble", Label.class).getText()))
                .isEqualTo("The device list is not allowed here. Leave it out.");
        assertThat(onFx(() -> isSeen(lookup("#field-healthcheck-interval", TextField.class))))
                .isTrue();
        assertThat(onFx(desk.desk().layers()::isShowing)).isTrue();
    }

    @Test
    void putsTheCursorIntoTheFirstFieldThatIsWrongAndInSight() {
        open();
        onFx(() -> {
            act().fire();
            return null;
        });

        await().until(() -> onFx(() -> stage.getScene().getFocusOwner() == firstWrong() && isInSight(firstWrong())));
    }

    private TextField firstWrong() {
        return lookup("#field-healthcheck-interval", TextField.class);
    }

    private boolean isInSight(Node node) {
        Node sheet = lookup(".form-sheet .scroll-pane", ScrollPane.class);
        return sheet.localToScene(sheet.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void escapeKeepsWhatWasTyped() {
        open();
        type("name", "cache");
        onFx(() -> {
            Node field = lookup("#field-name", TextField.class);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return null;
        });
        assertThat(onFx(desk.desk().layers()::isShowing)).isFalse();

        open();
        assertThat(onFx(() -> lookup("#field-name", TextField.class).getText())).isEqualTo("cache");
    }

    @Test
    void showsTheRequestAsItIsTyped() {
        open();
        onFx(() -> {
            lookup("#create-sheet-show", ToggleButton.class).fire();
            return null;
        });
        type("name", "cache");

        await().until(() -> onFx(
                () -> lookup("#create-sheet-request", TextArea.class).getText().contains("\"name\" : \"cache\"")));
    }

    private void open() {
        onFx(() -> {
            desk.create().open(SampleWorld.id(50));
            desk.desk().layers().applyCss();
            return null;
        });
    }

    private void type(String field, String text) {
        onFx(() -> {
            lookup("#field-" + field, TextField.class).setText(text);
            return null;
        });
    }

    /** What is said under a field. */
    private String message(String field) {
        return onFx(() -> {
            Node control = lookup("#field-" + field, TextField.class);
            return ((Label) control.getParent().lookup(".field-message")).getText();
        });
    }

    private Button act() {
        return lookup("#create-sheet-act", Button.class);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private <T extends Node> T lookup(String selector, Class<T> type) {
        return type.cast(find(desk.desk().layers(), selector));
    }

    /** Below folded sections as well, which a lookup leaves out. */
    private static Node find(Node at, String selector) {
        Node found = at.lookup(selector);
        if (found != null) {
            return found;
        }
        List<Node> children = new ArrayList<>();
        if (at instanceof TitledPane section) {
            children.add(section.getContent());
        } else if (at instanceof ScrollPane scroll) {
            children.add(scroll.getContent());
        } else if (at instanceof Parent parent) {
            children.addAll(parent.getChildrenUnmodifiable());
        }
        return children.stream()
                .filter(Objects::nonNull)
                .map(child -> find(child, selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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
