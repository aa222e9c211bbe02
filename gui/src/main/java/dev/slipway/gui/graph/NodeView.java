package dev.slipway.gui.graph;

import dev.slipway.gui.text.Texts;
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
    private static final Duration FADE = Duration.millis(150);

    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label status = new Label();
    private final Region dot = new Region();
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
        name.setMinWidth(node.kind() == GraphNode.Kind.NETWORK ? USE_PREF_SIZE : 0);
        dot.getStyleClass().add("graph-dot");
        getChildren().setAll(content());
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
                head.getChildren().addAll(dot, status);
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
        status.setText(now.status());
        getStyleClass().remove("role-" + role);
        role = now.role();
        getStyleClass().add("role-" + role);
        setAccessibleText(Texts.get("graph.node", now.name(), now.status()));
        if (changed) {
            FadeTransition fade = new FadeTransition(FADE, this);
            fade.setFromValue(0.4);
            fade.setToValue(1);
            fade.play();
        }
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
