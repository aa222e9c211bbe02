package dev.slipway.gui.filter;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.text.Texts;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key that the terms of a filter may have. What it is about is the text of {@code filter.key.<name>}.
 *
 * @param <T> what is filtered
 */
sealed interface FilterKey<T> {
    /** As it is typed. */
    String name();

    /** What is written behind it at first. */
    String operator();

    /** What can be written behind the operator, in order. */
    Stream<String> values();

    /** What is wrong with a term of this key, a sentence; empty for nothing. */
    String wrong(FilterTerm term);

    /** What a term means with which nothing is wrong. */
    Predicate<T> condition(FilterTerm term);

    /**
     * A key whose value is a word.
     *
     * @param fits whether something fits a value in small letters
     */
    record Word<T>(String name, BiPredicate<T, String> fits, Supplier<Stream<String>> known) implements FilterKey<T> {
        @Override
        public String operator() {
            return ":";
        }

        @Override
        public Stream<String> values() {
            return known.get().sorted(NATURAL_ORDER);
        }

        @Override
        public String wrong(FilterTerm term) {
            return term.operator().equals(":")
                    ? ""
                    : Texts.get("filter.noAmount", term.source(), name, name + ":" + term.value());
        }

        @Override
        public Predicate<T> condition(FilterTerm term) {
            String wanted = term.wanted();
            return value -> fits.test(value, wanted);
        }
    }

    /**
     * A key whose value is an amount.
     *
     * @param amount of something; absent while it isn't known, which fits nothing
     */
    record Amount<T>(String name, Unit unit, Function<T, @Nullable Double> amount) implements FilterKey<T> {
        @Override
        public String operator() {
            return ">";
        }

        @Override
        public Stream<String> values() {
            return Stream.of(unit.small, unit.large);
        }

        @Override
        public String wrong(FilterTerm term) {
            if (term.operator().equals(":")) {
                return Texts.get("filter.amount", term.source(), name + ">" + unit.small);
            }
            return unit.read(term.value()).isPresent() ? "" : Texts.get(unit.wrong, term.source());
        }

        @Override
        public Predicate<T> condition(FilterTerm term) {
            double limit = unit.read(term.value()).orElseThrow();
            return value -> {
                Double known = amount.apply(value);
                return known != null && compare(term.operator(), known, limit);
            };
        }

        private static boolean compare(String operator, double known, double limit) {
            return switch (operator) {
                case ">" -> known > limit;
                case ">=" -> known >= limit;
                case "<" -> known < limit;
                default -> known <= limit;
            };
        }
    }

    /** What amounts are of. */
    enum Unit {
        BYTES("filter.notSize", "500M", "2G"),
        CORES("filter.notCores", "0.5", "2");

        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?|\\.\\d{1,9}");

        private final String wrong;
        private final String small;
        private final String large;

        Unit(String wrong, String small, String large) {
            this.wrong = wrong;
            this.small = small;
            this.large = large;
        }

        private OptionalDouble read(String text) {
            if (this == BYTES) {
                var bytes = Quantities.bytes(text);
                return bytes.isPresent() ? OptionalDouble.of((double) bytes.getAsLong()) : OptionalDouble.empty();
            }
            return NUMBER.matcher(text).matches()
                    ? OptionalDouble.of(Double.parseDouble(text))
                    : OptionalDouble.empty();
        }
    }
}
