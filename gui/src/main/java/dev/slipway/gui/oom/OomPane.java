package dev.slipway.gui.oom;

import dev.slipway.gui.chart.MemoryMinute;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The story of the last end by lack of memory, and what to do about it; takes no room where there was none. */
public final class OomPane extends VBox {
    private final Desk desk;
    private @Nullable OomStory shown;

    /** Shows nothing yet. */
    public OomPane(Desk desk) {
        this.desk = desk;
        getStyleClass().add("oom-pane");
        setId("oom");
        show(null);
    }

    /** Shows a story; null for none. */
    public void show(@Nullable OomStory story) {
        setVisible(story != null);
        setManaged(story != null);
        if (story == null || story.equals(shown)) {
            shown = story;
            return;
        }
        shown = story;
        Label title =
                new Label(Texts.get("oom.title.at", Ages.full(story.time())), new FontIcon(MaterialDesignM.MEMORY));
        title.getStyleClass().add("oom-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space);
        head.setAlignment(Pos.CENTER_LEFT);
        if (Remedies.canRaise(desk, story)) {
            Button raise = new Button(Texts.get("oom.raise"));
            raise.setId("oom-raise");
            raise.setOnAction(event -> Remedies.raise(desk, story));
            head.getChildren().add(raise);
        }
        getChildren().setAll(head, line(story.what()), line(story.why()));
        picture(story).ifPresent(getChildren()::add);
        getChildren().add(line(Texts.get("oom.remedy")));
    }

    /** The last minute as a small chart. */
    static Optional<Node> picture(OomStory story) {
        if (story.usage().size() < 2) {
            return Optional.empty();
        }
        MemoryMinute minute = new MemoryMinute(story.usage(), story.limit());
        minute.getStyleClass().add("oom-chart");
        return Optional.of(minute);
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setVisible(!text.isEmpty());
        line.setManaged(!text.isEmpty());
        return line;
    }
}
