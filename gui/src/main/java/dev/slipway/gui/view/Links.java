package dev.slipway.gui.view;

import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/** Links within facts, which open what they name. */
public final class Links {
    private Links() {}

    /** A link. */
    public static Hyperlink of(String text, Runnable open) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("fact-link");
        link.setOnAction(event -> {
            link.setVisited(false);
            open.run();
        });
        return link;
    }

    /** A link to each of some containers. */
    public static Node containers(Desk desk, List<ContainerSummary> containers) {
        FlowPane links = new FlowPane(8, 0);
        containers.forEach(container -> links.getChildren()
                .add(of(container.name(), () -> desk.openings().container(container.id()))));
        return links;
    }
}
