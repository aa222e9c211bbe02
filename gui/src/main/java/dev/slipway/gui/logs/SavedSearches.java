package dev.slipway.gui.logs;

import dev.slipway.gui.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Searches that the user keeps, the latest first. JavaFX thread. */
public final class SavedSearches {
    private static final String KEY = "logs.searches";
    private static final int FLAGS = 3;

    private final Settings settings;

    /** Those that {@code settings} keep. */
    public SavedSearches(Settings settings) {
        this.settings = settings;
    }

    /** All of them; their names are their texts. */
    public List<SearchTerm> all() {
        return settings.get(KEY, "")
                .lines()
                .filter(line -> line.length() > FLAGS)
                .map(SavedSearches::read)
                .toList();
    }

    /** Keeps one, in the place of another with the same text. */
    public void add(SearchTerm term) {
        List<SearchTerm> kept = without(term);
        kept.add(0, term);
        keep(kept);
    }

    /** Keeps it no longer. */
    public void remove(SearchTerm term) {
        keep(without(term));
    }

    private List<SearchTerm> without(SearchTerm term) {
        return all().stream()
                .filter(each -> !each.query().equals(term.query()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void keep(List<SearchTerm> terms) {
        settings.set(KEY, terms.stream().map(SavedSearches::written).collect(Collectors.joining("\n")));
        settings.save();
    }

    private static String written(SearchTerm term) {
        return (term.regex() ? "r" : "-") + (term.matchCase() ? "c" : "-") + " " + term.query();
    }

    private static SearchTerm read(String line) {
        return new SearchTerm(line.substring(FLAGS), line.charAt(0) == 'r', line.charAt(1) == 'c');
    }
}
