package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import software.coley.bentofx.control.Header;

/** What the windows of the workbench in this process show, and where on the screen; it is acted on by the pointer alone. */
final class WorkbenchWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int ANSWER_SECONDS = 30;

    private final Pointer pointer;

    WorkbenchWindow(Pointer pointer) {
        this.pointer = pointer;
    }

    /** Waits until a node with that id can be seen, and clicks it. */
    void click(String id) {
        clickAt(awaitNode("node #" + id, node -> id.equals(node.getId()) && !node.isDisabled()));
    }

    /** The same with a key held down, named as {@link Pointer#keys} does. */
    void clickHolding(String key, String id) {
        var place = awaitNode(id);
        pointer.to(place.x(), place.y()).clickHolding(key);
    }

    /** Waits until a node with that id can be seen, and clicks it twice. */
    void doubleClick(String id) {
        var place = awaitNode(id);
        pointer.to(place.x(), place.y()).doubleClick();
    }

    /** Drags the node with that id to a place, the button still pressed. */
    void dragOver(String id, Place place) {
        var from = awaitNode(id);
        pointer.to(from.x(), from.y()).dragTo(place.x(), place.y());
    }

    /** Lets go of what is dragged. */
    void drop() {
        pointer.release();
    }

    /** Waits until a node with that id can be seen below another, and clicks it. */
    void clickWithin(String above, String id) {
        clickAt(awaitNode(
                "node #" + id + " in #" + above,
                node -> id.equals(node.getId()) && !node.isDisabled() && isBelow(node, above)));
    }

    /** Waits until that text can be seen below a node with that id, and clicks it. */
    void clickText(String id, String text) {
        clickAt(awaitWithin(id, text));
    }

    /** Waits until that text can be seen anywhere, and clicks it. */
    void clickText(String text) {
        clickAt(awaitNode("text \"" + text + "\"", node -> textOf(node).equals(text)));
    }

    /** Waits until a tab with that title can be seen, and clicks it. */
    void clickTab(String title) {
        clickAt(awaitNode("tab " + title, node -> textOf(node).equals(title) && isInTabHeader(node)));
    }

    /** Waits until that text can be seen below a node with that id, and clicks it with the other button. */
    void rightClickText(String id, String text) {
        var place = awaitWithin(id, text);
        pointer.to(place.x(), place.y()).rightClick();
    }

    void doubleClickText(String text) {
        var place = awaitNode("text \"" + text + "\"", node -> textOf(node).equals(text));
        pointer.to(place.x(), place.y()).doubleClick();
    }

    /** Waits until that text can be seen in a menu or a list that has popped up, and clicks it. */
    void clickInPopup(String text) {
        clickAt(awaitNode(
                "text \"" + text + "\" in a popup",
                node -> textOf(node).equals(text) && node.getScene().getWindow() instanceof PopupWindow));
    }

    /** Searches everywhere for the action with that name, and chooses it. */
    void act(String action) {
        click("search");
        keys("ctrl+a");
        type(action.replace("…", ""));
        clickText("search-hits", action);
    }

    void type(String text) {
        pointer.type(text);
    }

    /** Presses keys together, as {@link Pointer#keys}. */
    void keys(String keys) {
        pointer.keys(keys);
    }

    /** Closes all windows, if any is shown. */
    void close() {
        onFxThread(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return null;
        });
    }

    void doubleClickText(String id, String text) {
        var place = awaitWithin(id, text);
        pointer.to(place.x(), place.y()).doubleClick();
    }

    /** Waits until a node with that id can be seen. */
    Place awaitNode(String id) {
        return awaitNode("node #" + id, node -> id.equals(node.getId()));
    }

    /** Waits until a text that contains this can be seen. */
    void awaitText(String text) {
        awaitNode("text \"" + text + "\"", node -> textOf(node).contains(text));
    }

    /** Waits until a terminal can be seen with a line for which this holds. */
    void awaitTerminalLine(String description, Predicate<String> wanted) {
        awaitNode(
                "a terminal's line: " + description,
                node -> "terminal-screen".equals(node.getId())
                        && terminalLines(node).anyMatch(wanted));
    }

    /** All lines of terminals that can be seen. */
    List<String> terminalLines() {
        return onFxThread(() -> visibleNodes()
                .filter(node -> "terminal-screen".equals(node.getId()))
                .flatMap(WorkbenchWindow::terminalLines)
                .toList());
    }

    private static Stream<String> terminalLines(Node node) {
        return String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .lines()
                .map(String::stripTrailing);
    }

    /** Waits until no text that contains this can be seen. */
    void awaitTextGone(String text) {
        await("no text \"" + text + "\"").atMost(PATIENCE).pollInterval(POLL).until(() -> find(node ->
                        textOf(node).contains(text))
                .isEmpty());
    }

    /** Waits until a text that is this can be seen below a node with that id. */
    Place awaitWithin(String id, String text) {
        return awaitNode("text \"" + text + "\" in #" + id, node -> textOf(node).equals(text) && isBelow(node, id));
    }

    /** Waits until no such text can be seen below a node with that id. */
    void awaitGoneWithin(String id, String text) {
        await("no text \"" + text + "\" in #" + id)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> find(node -> textOf(node).equals(text) && isBelow(node, id))
                        .isEmpty());
    }

    /** Waits until no node with that id can be seen. */
    void awaitGone(String id) {
        await("no node #" + id).atMost(PATIENCE).pollInterval(POLL).until(() -> find(node -> id.equals(node.getId()))
                .isEmpty());
    }

    /** All texts that can be seen, for the message of a failure. */
    List<String> texts() {
        return onFxThread(() -> visibleNodes()
                .map(WorkbenchWindow::textOf)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList());
    }

    /** Waits until the workbench has started and shows a window. */
    void awaitShown() {
        await("window")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> onFxThread(() -> !Window.getWindows().isEmpty()));
    }

    /** The middle of the largest window. */
    Place middle() {
        return onFxThread(() -> {
            var window = Window.getWindows().get(0);
            return new Place(
                    (int) (window.getX() + window.getWidth() / 2), (int) (window.getY() + window.getHeight() / 2));
        });
    }

    /** A place on the screen, in pixels. */
    record Place(int x, int y) {}

    private void clickAt(Place place) {
        pointer.to(place.x(), place.y()).click();
    }

    /** Where it is once it has stopped moving. */
    private Place awaitNode(String description, Predicate<Node> wanted) {
        var before = new AtomicReference<Optional<Place>>(Optional.empty());
        return await(description)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> find(wanted), place -> place.isPresent() && place.equals(before.getAndSet(place)))
                .orElseThrow();
    }

    private Optional<Place> find(Predicate<Node> wanted) {
        return onFxThread(() -> visibleNodes()
                .filter(wanted)
                .map(node -> node.localToScreen(node.getLayoutBounds()))
                .filter(Objects::nonNull)
                .map(WorkbenchWindow::centre)
                .findFirst());
    }

    private static Place centre(Bounds bounds) {
        return new Place((int) Math.round(bounds.getCenterX()), (int) Math.round(bounds.getCenterY()));
    }

    private static boolean isBelow(Node node, String id) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (id.equals(above.getId())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInTabHeader(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof Header) {
                return true;
            }
        }
        return false;
    }

    private static String textOf(Node node) {
        var text =
                node instanceof Labeled labeled ? labeled.getText() : node instanceof Text plain ? plain.getText() : "";
        return text == null ? "" : text;
    }

    private static Stream<Node> visibleNodes() {
        List<Node> nodes = new ArrayList<>();
        for (var window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null) {
                collect(window.getScene().getRoot(), nodes);
            }
        }
        return nodes.stream();
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible()) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static <T> T onFxThread(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }
}
