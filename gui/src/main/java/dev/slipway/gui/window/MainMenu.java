package dev.slipway.gui.window;

import dev.slipway.gui.action.ActionControls;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuBar;

/** The menu bar. */
final class MainMenu extends MenuBar {
    MainMenu(ActionControls controls, List<String> windowActions) {
        getStyleClass().add("main-menu");
        String[] windows = Stream.concat(windowActions.stream(), Stream.of("-", "window.hideAll", "window.reset"))
                .toArray(String[]::new);
        getMenus()
                .addAll(
                        controls.menu(Texts.get("menu.file"), "bundle.import", "pod.create", "-", "application.quit"),
                        controls.menu(
                                Texts.get("menu.container"),
                                "container.open",
                                "-",
                                "container.start",
                                "container.pause",
                                "container.resume",
                                "container.stop",
                                "container.restart",
                                "container.kill",
                                "-",
                                "container.checkpoint",
                                "-",
                                "container.rename",
                                "container.copyId",
                                "container.remove"),
                        controls.menu(
                                Texts.get("menu.pod"),
                                "pod.create",
                                "pod.graph",
                                "-",
                                "pod.start",
                                "pod.stop",
                                "pod.remove"),
                        controls.menu(
                                Texts.get("menu.checkpoint"),
                                "checkpoint.open",
                                "checkpoint.restore",
                                "checkpoint.clone",
                                "-",
                                "checkpoint.remove"),
                        controls.menu(
                                Texts.get("menu.view"),
                                "search.everywhere",
                                "search.actions",
                                "-",
                                "view.theme",
                                "view.filter",
                                "-",
                                "tab.next",
                                "tab.previous",
                                "tab.close"),
                        controls.menu(Texts.get("menu.window"), windows));
    }
}
