package dev.slipway.gui.graph;

import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.FadeTransition;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** An object of the graph as it is drawn. */
final class NodeView extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final int PORTS = 2;
    private static final Duration FADE = Duration.millis(150);

    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label status = new Label();
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
        status.getStyleClass().addAll("graph-status", "graph-far-hidden");
        status.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        dot.getStyleClass().add("graph-dot");
        ports.setManaged(false);
        ports.setMouseTransparent(true);
        ports.getStyleClass().addAll("graph-ports", "graph-far-hidden");
        getChildren().setAll(content(), ports);
        show(node);
    }

    private Region content() {
        FontIcon icon = new FontIcon(icon());
        icon.getStyleClass().add("graph-icon");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(icon, name, space);
        head.getStyleClass().add("graph-head");
        return switch (node.kind()) {
            case NETWORK, INFRA -> {
                head.getChildren().add(node.kind() == GraphNode.Kind.INFRA ? dot : detail);
                yield head;
            }
            case POD -> {
                head.getChildren().addAll(detail, dot, status);
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
                head.getChildren().add(dot);
                HBox second = new HBox(status, detail);
                second.getStyleClass().add("graph-second");
                yield new VBox(head, second);
            }
        };
    }

    private Ikon icon() {
        return switch (node.kind()) {
            case POD -> MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE;
            case CONTAINER -> MaterialDesignC.CUBE_OUTLINE;
            case INFRA -> MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            case NETWORK -> MaterialDesignL.LAN;
        };
    }

    GraphNode node() {
        return node;
    }

    /** Shows the node as it is now; a change of status is faded in. */
    void show(GraphNode now) {
        boolean changed = !role.isEmpty() && !now.status().equals(node.status());
        node = now;
        name.setText(now.name());
        detail.setText(now.detail());
        detail.setMinWidth(now.kind() == GraphNode.Kind.CONTAINER ? 0 : USE_PREF_SIZE);
        status.setText(now.status());
        getStyleClass().remove("role-" + role);
        role = now.role();
        getStyleClass().add("role-" + role);
        showPorts(now.ports());
        setAccessibleText(Texts.get("graph.node", now.name(), now.status()));
        if (changed) {
            FadeTransition fade = new FadeTransition(FADE, this);
            fade.setFromValue(0.4);
            fade.setToValue(1);
            fade.play();
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

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void setDimmed(boolean dimmed) {
        pseudoClassStateChanged(DIMMED, dimmed);
    }

    /** Takes its room. */
    void place(GraphLayout.Box box) {
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }
}
