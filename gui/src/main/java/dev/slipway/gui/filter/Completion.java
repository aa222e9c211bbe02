package dev.slipway.gui.filter;

import dev.slipway.gui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the term at the cursor can go on.
 *
 * @param from where what is replaced begins; it ends at the cursor
 * @param items those that are offered, the best first
 * @param more how many there are beyond these
 * @param values whether these are values, and not keys
 */
record Completion(int from, List<Item> items, int more, boolean values) {
    /** How many are offered at once. */
    static final int MOST = 13;

    Completion {
        items = List.copyOf(items);
    }

    /**
     * One way to go on.
     *
     * @param insert what is put in
     * @param text what is read
     * @param hint what it means; may be empty
     */
    record Item(String insert, String text, String hint) {}

    /**
     * The completion of a text.
     *
     * @param asked whether the user asked for it: only then it offers something where nothing is begun
     */
    static Completion at(FilterWords<?> words, String text, int caret, boolean asked) {
        List<FilterTerm> terms = FilterParser.terms(text.substring(0, caret));
        FilterTerm last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (last == null || last.end() < caret) {
            return asked ? keys(words, "", caret) : new Completion(caret, List.of(), 0, false);
        }
        FilterKey<?> key = words.key(last);
        if (key != null) {
            return values(key, last);
        }
        return last.key().isEmpty()
                ? keys(words, last.wanted(), last.valueStart())
                : new Completion(caret, List.of(), 0, false);
    }

    private static Completion keys(FilterWords<?> words, String begun, int from) {
        return of(
                from,
                words.keys().stream()
                        .filter(key -> key.name().startsWith(begun))
                        .map(key -> new Item(
                                key.name() + key.operator(),
                                key.name() + key.operator(),
                                Texts.get("filter.key." + key.name()))),
                false);
    }

    /** Those that begin as the value does before those that hold it. */
    private static Completion values(FilterKey<?> key, FilterTerm term) {
        String begun = term.wanted();
        List<String> known = key.values()
                .filter(value -> !value.isEmpty())
                .distinct()
                .filter(value -> value.toLowerCase(Locale.ROOT).contains(begun))
                .sorted(Comparator.comparing(
                        value -> !value.toLowerCase(Locale.ROOT).startsWith(begun)))
                .toList();
        boolean done = known.size() == 1 && known.get(0).equalsIgnoreCase(term.value());
        return of(
                term.valueStart(),
                done
                        ? Stream.empty()
                        : known.stream().map(value -> new Item(FilterParser.quoted(value, false) + " ", value, "")),
                true);
    }

    private static Completion of(int from, Stream<Item> items, boolean values) {
        List<Item> all = items.toList();
        return new Completion(from, all.subList(0, Math.min(MOST, all.size())), Math.max(0, all.size() - MOST), values);
    }
}
