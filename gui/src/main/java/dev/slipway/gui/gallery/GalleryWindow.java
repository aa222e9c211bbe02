package dev.slipway.gui.gallery;

import dev.slipway.gui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window of all controls of our own; {@code --page=NAME --theme=dark} choose what it opens with. */
public final class GalleryWindow extends Application {

    @Override
    public void start(Stage stage) {
        Map<String, String> options = getParameters().getNamed();
        StackPane stageArea = new StackPane();
        ListView<Page> list = new ListView<>();
        list.setFixedCellSize(32);
        list.getItems().setAll(pages());
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                stageArea.getChildren().setAll(now.content().get());
            }
        });
        ToggleButton dark = new ToggleButton("Dark");
        dark.setSelected("dark".equals(options.get("theme")));
        dark.selectedProperty()
                .addListener((observed, before, now) -> theme(now).apply(stage.getScene()));
        BorderPane side = new BorderPane(list);
        side.setBottom(new VBox(dark));
        SplitPane split = new SplitPane(side, stageArea);
        split.setDividerPositions(0.14);
        SplitPane.setResizableWithParent(side, false);
        String wanted = options.getOrDefault("page", "");
        list.getSelectionModel()
                .select(list.getItems().stream()
                        .filter(page -> page.name().equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElse(list.getItems().get(0)));
        split.getStyleClass().add("workbench");
        stage.setTitle("Slipway gallery");
        stage.setScene(new Scene(split, 1400, 880));
        theme(dark.isSelected()).apply(stage.getScene());
        stage.show();
    }

    private static Theme theme(boolean dark) {
        return dark ? Theme.DARK : Theme.LIGHT;
    }

    private static List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.addAll(ContainerPages.all());
        pages.addAll(PodPages.all());
        pages.addAll(ObjectPages.all());
        pages.addAll(FilePages.all());
        pages.addAll(LogPages.all());
        pages.addAll(TerminalPages.all());
        pages.addAll(ChartPages.all());
        pages.addAll(GraphPages.all());
        pages.addAll(SpecPages.all());
        pages.addAll(CheckpointPages.all());
        pages.addAll(FindingPages.all());
        return pages;
    }
}
