package dev.slipway.gui.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that the filter of a table understands, and what they mean of its lines. A term with a key that nobody knows is looked for as a
 * word.
 *
 * @param <T> what is filtered
 */
public final class FilterWords<T> {
    private final BiPredicate<T, String> anywhere;
    private final Map<String, FilterKey<T>> keys = new LinkedHashMap<>();
    private final Map<String, String> otherNames;

    /**
     * No keys yet.
     *
     * @param anywhere whether a word, in small letters, is found in something
     */
    public FilterWords(BiPredicate<T, String> anywhere) {
        this(anywhere, Map.of());
    }

    /**
     * No keys yet.
     *
     * @param anywhere whether a word, in small letters, is found in something
     * @param otherNames what keys may be called as well
     */
    public FilterWords(BiPredicate<T, String> anywhere, Map<String, String> otherNames) {
        this.anywhere = anywhere;
        this.otherNames = Map.copyOf(otherNames);
    }

    /** Words that are looked for in a text of each. */
    public static <T> FilterWords<T> of(Function<T, String> text) {
        return new FilterWords<>((value, word) -> has(text.apply(value), word));
    }

    /** Whether a part in small letters is in a text, capitals aside. */
    public static boolean has(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }

    /** The same with a key whose values are words. */
    public FilterWords<T> word(String key, BiPredicate<T, String> fits, Supplier<Stream<String>> values) {
        keys.put(key, new FilterKey.Word<>(key, fits, values));
        return this;
    }

    /** The same with a key for a size in bytes; absent for what isn't known. */
    public FilterWords<T> bytes(String key, Function<T, @Nullable Double> amount) {
        keys.put(key, new FilterKey.Amount<>(key, FilterKey.Unit.BYTES, amount));
        return this;
    }

    /** The same with a key for processors in use; absent for what isn't known. */
    public FilterWords<T> cores(String key, Function<T, @Nullable Double> amount) {
        keys.put(key, new FilterKey.Amount<>(key, FilterKey.Unit.CORES, amount));
        return this;
    }

    /** What a text means. */
    public Filter<T> read(String text) {
        List<Predicate<T>> conditions = new ArrayList<>();
        String message = "";
        boolean measured = false;
        for (FilterTerm term : FilterParser.terms(text)) {
            FilterKey<T> key = key(term);
            if (key != null && term.isBegun()) {
                continue;
            }
            String wrong = key == null ? "" : key.wrong(term);
            if (!wrong.isEmpty()) {
                message = message.isEmpty() ? wrong : message;
                continue;
            }
            Predicate<T> condition = key == null ? word(term) : key.condition(term);
            conditions.add(term.negated() ? condition.negate() : condition);
            measured |= key instanceof FilterKey.Amount;
        }
        return new Filter<>(
                value -> conditions.stream().allMatch(condition -> condition.test(value)), message, measured);
    }

    /** The key of a term; absent for a word. */
    @Nullable
    FilterKey<T> key(FilterTerm term) {
        return term.key().isEmpty() ? null : keys.get(otherNames.getOrDefault(term.key(), term.key()));
    }

    /** All keys, in the order in which they are offered. */
    List<FilterKey<T>> keys() {
        return List.copyOf(keys.values());
    }

    private Predicate<T> word(FilterTerm term) {
        String wanted = term.word().toLowerCase(Locale.ROOT);
        return value -> anywhere.test(value, wanted);
    }
}
