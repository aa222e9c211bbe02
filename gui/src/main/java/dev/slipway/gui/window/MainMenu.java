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
                        controls.menu(
                                Texts.get("menu.file"),
                                "container.create",
                                "bundle.import",
                                "pod.create",
                                "-",
                                "image.pull",
                                "image.load",
                                "checkpoint.import",
                                "volume.create",
                                "network.create",
                                "-",
                                "keymap.open",
                                "-",
                                "application.quit"),
                        controls.nounMenu(Texts.get("menu.container"), "container"),
                        controls.nounMenu(Texts.get("menu.pod"), "pod"),
                        controls.nounMenu(Texts.get("menu.checkpoint"), "checkpoint"),
                        controls.nounMenu(Texts.get("menu.image"), "image"),
                        controls.nounMenu(Texts.get("menu.volume"), "volume"),
                        controls.nounMenu(Texts.get("menu.network"), "network"),
                        controls.menu(
                                Texts.get("menu.view"),
                                "image.list",
                                "volume.list",
                                "network.list",
                                "-",
                                "search.everywhere",
                                "search.actions",
                                "search.recent",
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
