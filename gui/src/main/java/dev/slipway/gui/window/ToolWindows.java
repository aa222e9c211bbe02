package dev.slipway.gui.window;

import dev.slipway.gui.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The tool windows around the editor tabs, and what is shown of them. */
final class ToolWindows extends BorderPane {
    private static final String NONE = "-";

    private final Settings settings;
    private final Map<String, ToolWindow> windows = new LinkedHashMap<>();
    private final ToolWindowSide left;
    private final ToolWindowSide bottom;
    private final Stripe stripe;
    private List<String> hidden = List.of();

    ToolWindows(Node editors, List<ToolWindow> all, Function<ToolWindow, String> tip, Settings settings) {
        this.settings = settings;
        all.forEach(window -> windows.put(window.id(), window));
        left = new ToolWindowSide(editors, true, settings, this::changed);
        bottom = new ToolWindowSide(left.node(), false, settings, this::changed);
        stripe = new Stripe(all, tip, this::toggle);
        setLeft(stripe);
        setCenter(bottom.node());
    }

    /** Shows what was shown at the last end, or the navigator and the events. */
    void restore() {
        show(settings.get("tool.left", "navigator"), false);
        show(settings.get("tool.bottom", NONE), false);
    }

    void keep() {
        left.keepSize();
        bottom.keepSize();
        settings.set("tool.left", name(left));
        settings.set("tool.bottom", name(bottom));
    }

    void show(String id, boolean focus) {
        ToolWindow window = windows.get(id);
        if (window != null) {
            side(window).show(window);
            if (focus) {
                side(window).focus();
            }
        }
    }

    /** What a tool window shows, which is shown with it. */
    @Nullable
    Node content(String id) {
        show(id, true);
        ToolWindow window = windows.get(id);
        return window == null ? null : side(window).content();
    }

    /** As Alt and a digit do: shows and focuses, focuses, or hides. */
    void cycle(String id) {
        ToolWindow window = windows.get(id);
        if (window == null) {
            return;
        }
        if (window.equals(side(window).shown()) && side(window).hasFocus()) {
            side(window).hide();
        } else {
            show(id, true);
        }
    }

    /** Hides all, or brings back what was hidden so. */
    void toggleAll() {
        if (left.shown() == null && bottom.shown() == null) {
            hidden.forEach(id -> show(id, false));
        } else {
            hidden = List.of(name(left), name(bottom));
            left.hide();
            bottom.hide();
        }
    }

    /** The layout of the first start. */
    void reset() {
        left.hide();
        bottom.hide();
        settings.set("side.left", 270);
        settings.set("side.bottom", 240);
        show("navigator", false);
    }

    private void toggle(ToolWindow window) {
        if (window.equals(side(window).shown())) {
            side(window).hide();
        } else {
            show(window.id(), true);
        }
    }

    private ToolWindowSide side(ToolWindow window) {
        return window.left() ? left : bottom;
    }

    private void changed() {
        windows.values()
                .forEach(window ->
                        stripe.show(window.id(), window.equals(side(window).shown())));
    }

    private static String name(ToolWindowSide side) {
        @Nullable ToolWindow window = side.shown();
        return window == null ? NONE : window.id();
    }
}
