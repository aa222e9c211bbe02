package dev.slipway.gui.logs;

import dev.slipway.gui.desk.Desk;
import java.util.List;
import javafx.stage.Window;

/**
 * What a log view needs of the workbench around it.
 *
 * @param searches searches that are kept
 * @param saving saves lines as a file of the user
 */
public record LogTools(SavedSearches searches, Saving saving) {
    /** Saves lines as a file of the user. */
    @FunctionalInterface
    public interface Saving {
        /** Asks where to, and begins. */
        void begin(Window owner, List<LogLine> lines, LogText form);
    }

    /** Those of the workbench. */
    public static LogTools of(Desk desk) {
        return new LogTools(new SavedSearches(desk.settings()), new LogSaving(desk));
    }
}
