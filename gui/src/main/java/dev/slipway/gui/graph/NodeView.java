package dev.slipway.gui.graph;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.FadeTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** An object of the graph as it is drawn. */
final class NodeView extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final int PORTS = 2;
    private static final Duration FADE = Duration.millis(150);

    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label used = new Label();
    private final Label status = new Label();
    private final FontIcon heart = new FontIcon();
    private final Region dot = new Region();
    private final HBox ports = new HBox(4);
    private GraphNode node;
    private String role = "";

    NodeView(GraphNode node) {
        this.node = node;
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        getStyleClass().addAll("graph-node", "graph-" + node.kind().name().toLowerCase(Locale.ROOT));
        name.getStyleClass().add("graph-name");
        detail.getStyleClass().addAll("graph-detail", "graph-far-hidden");
        used.getStyleClass().addAll("graph-detail", "graph-far-hidden");
        status.getStyleClass().addAll("graph-status", "graph-far-hidden");
        status.setMinWidth(USE_PREF_SIZE);
        used.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        detail.setMinWidth(node.kind() == GraphNode.Kind.CONTAINER ? 0 : USE_PREF_SIZE);
        dot.getStyleClass().add("graph-dot");
        heart.getStyleClass().add("graph-heart");
        ports.setManaged(false);
        ports.setMouseTransparent(true);
        ports.getStyleClass().addAll("graph-ports", "graph-far-hidden");
        if (node.kind() == GraphNode.Kind.VOLUME) {
            getChildren().add(lid());
        }
        getChildren().addAll(content(), ports);
        fill();
    }

    private static Region lid() {
        Region lid = new Region();
        lid.getStyleClass().add("graph-lid");
        setAlignment(lid, Pos.TOP_CENTER);
        return lid;
    }

    private Region content() {
        FontIcon icon = new FontIcon(icon());
        icon.getStyleClass().add("graph-icon");
        HBox head = line("graph-head", icon, name);
        return switch (node.kind()) {
            case INFRA -> {
                head.getChildren().addAll(space(), dot);
                yield head;
            }
            case NETWORK -> {
                head.getChildren().add(detail);
                yield head;
            }
            case VOLUME -> head;
            case POD -> {
                head.getChildren().addAll(space(), used, dot, status);
                VBox box = new VBox(head);
                if (!node.bracket().isEmpty()) {
                    Region fill = new Region();
                    VBox.setVgrow(fill, Priority.ALWAYS);
                    Label shared = new Label(node.bracket());
                    shared.getStyleClass().addAll("graph-bracket", "graph-far-hidden");
                    shared.setMaxWidth(Double.MAX_VALUE);
                    box.getChildren().addAll(fill, shared);
                }
                yield box;
            }
            case CONTAINER -> {
                head.getChildren().addAll(space(), heart, dot);
                yield new VBox(head, line("graph-second", detail), line("graph-second", status, space(), used));
            }
        };
    }

    private static HBox line(String style, Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add(style);
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Ikon icon() {
        return switch (node.kind()) {
            case POD -> MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE;
            case CONTAINER -> MaterialDesignC.CUBE_OUTLINE;
            case INFRA -> MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            case NETWORK -> MaterialDesignL.LAN;
            case VOLUME -> MaterialDesignD.DATABASE_OUTLINE;
        };
    }

    GraphNode node() {
        return node;
    }

    /** Shows the node as it is now; a change of status is faded in. */
    void show(GraphNode now) {
        if (now.equals(node)) {
            return;
        }
        boolean changed = !now.status().equals(node.status());
        node = now;
        fill();
        if (changed) {
            FadeTransition fade = new FadeTransition(FADE, this);
            fade.setFromValue(0.4);
            fade.setToValue(1);
            fade.play();
        }
    }

    private void fill() {
        name.setText(node.name());
        detail.setText(node.detail());
        used.setText(node.used());
        status.setText(node.status());
        if (!role.equals(node.role())) {
            getStyleClass().remove("role-" + role);
            role = node.role();
            getStyleClass().add("role-" + role);
        }
        showHealth(node.health());
        showPorts(node.ports());
        setAccessibleText(GraphWords.of(node));
    }

    private void showHealth(String health) {
        heart.setVisible(!health.isEmpty());
        heart.setManaged(!health.isEmpty());
        if (!health.isEmpty()) {
            StatusLook look = StatusLook.ofHealth(health);
            heart.setIconCode(look.icon());
            heart.getStyleClass().removeAll(StatusLook.ROLES);
            heart.getStyleClass().add(look.role());
        }
    }

    private void showPorts(List<String> published) {
        List<Label> labels = new ArrayList<>();
        for (String port : published.subList(0, Math.min(PORTS, published.size()))) {
            labels.add(port(port));
        }
        if (published.size() > PORTS) {
            labels.add(port(Texts.get("graph.morePorts", published.size() - PORTS)));
        }
        ports.getChildren().setAll(labels);
        requestLayout();
    }

    private static Label port(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("graph-port");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Published ports stick out over the upper edge. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = ports.prefWidth(-1);
        double height = ports.prefHeight(-1);
        ports.resizeRelocate(Math.max(8, getWidth() - width - 14), -height / 2, width, height);
    }

    /** Marks it as the chosen one, as one that has nothing to do with it, as one that a search has found. */
    void mark(boolean selected, boolean dimmed, boolean found) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(DIMMED, dimmed);
        pseudoClassStateChanged(FOUND, found);
    }

    /** Takes its room. */
    void place(GraphLayout.Box box) {
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }
}
