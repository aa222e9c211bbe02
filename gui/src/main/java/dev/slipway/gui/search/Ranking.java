package dev.slipway.gui.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which of all things fit what was typed, the best first within each kind. */
final class Ranking {
    private static final int NONE = Integer.MAX_VALUE;

    private Ranking() {}

    private record Scored(Hit hit, int score) {}

    /**
     * The fitting ones, by kind.
     *
     * @param typed words that all have to occur, capitals aside; with none everything fits
     * @param most of each kind
     */
    static List<Hit> best(Stream<Hit> all, String typed, int most) {
        String[] words = words(typed);
        Map<Hit.Kind, List<Scored>> byKind = new EnumMap<>(Hit.Kind.class);
        all.map(hit -> new Scored(hit, score(hit, words)))
                .filter(scored -> scored.score() < NONE)
                .forEach(scored -> byKind.computeIfAbsent(scored.hit().kind(), kind -> new ArrayList<>())
                        .add(scored));
        return byKind.values().stream()
                .flatMap(list -> list.stream()
                        .sorted(Comparator.comparingInt(Scored::score)
                                .thenComparing(scored -> scored.hit().title()))
                        .limit(most))
                .map(Scored::hit)
                .toList();
    }

    /** Whether all words of a text occur in a hit. */
    static boolean fits(Hit hit, String typed) {
        return score(hit, words(typed)) < NONE;
    }

    private static String[] words(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
    }

    private static int score(Hit hit, String[] words) {
        int sum = 0;
        for (String word : words) {
            int one = score(hit, word);
            if (one == NONE) {
                return NONE;
            }
            sum += one;
        }
        return sum;
    }

    private static int score(Hit hit, String word) {
        String title = hit.title().toLowerCase(Locale.ROOT);
        int place = title.indexOf(word);
        if (place == 0) {
            return 0;
        }
        if (place > 0) {
            return Character.isLetterOrDigit(title.charAt(place - 1)) ? 2 : 1;
        }
        boolean aside =
                (hit.detail() + " " + hit.words()).toLowerCase(Locale.ROOT).contains(word);
        return aside ? 3 : NONE;
    }
}
