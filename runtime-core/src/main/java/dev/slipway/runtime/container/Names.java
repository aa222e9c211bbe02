package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names and ids of containers and pods. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final int TRIES = 16;
    private static final int ID_BYTES = 32;
    private static final List<String> ADJECTIVES = List.of(
            "agile", "amber", "brave", "bright", "calm", "clever", "cosmic", "crisp", "daring", "deft", "eager",
            "early", "fleet", "frank", "gentle", "golden", "happy", "honest", "keen", "kind", "lively", "loyal",
            "lucid", "mellow", "merry", "modest", "nimble", "noble", "patient", "placid", "proud", "quick", "quiet",
            "rapid", "ready", "sharp", "silent", "smooth", "sober", "solid", "steady", "sturdy", "sunny", "swift",
            "tidy", "vivid", "warm", "wise");
    private static final List<String> SURNAMES = List.of(
            "allen",
            "babbage",
            "backus",
            "bartik",
            "boole",
            "borg",
            "cerf",
            "church",
            "clarke",
            "conway",
            "cray",
            "curie",
            "dijkstra",
            "engelbart",
            "euler",
            "feinler",
            "floyd",
            "gauss",
            "goldberg",
            "hamilton",
            "hoare",
            "hopper",
            "johnson",
            "karp",
            "kay",
            "keller",
            "knuth",
            "lamarr",
            "lamport",
            "liskov",
            "lovelace",
            "mccarthy",
            "moore",
            "naur",
            "neumann",
            "noether",
            "pascal",
            "perlman",
            "ritchie",
            "shannon",
            "snyder",
            "stallman",
            "thompson",
            "torvalds",
            "turing",
            "wilkes",
            "wirth",
            "zuse");

    private final RandomGenerator random;

    public Names(RandomGenerator random) {
        this.random = random;
    }

    /** A new id: 64 lower-case hexadecimal digits. */
    public String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The same id; INVALID_ARGUMENT if it is none. */
    static String checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not use the id \"" + id + "\": it must be 64 lower-case hexadecimal digits");
        }
        return id;
    }

    /** The same name; INVALID_ARGUMENT if it is none. */
    public static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not use the name \"" + (name.length() > 140 ? name.substring(0, 140) + "..." : name)
                                    + "\": it is not a name")
                    .hint("A name has 1 to 128 letters, digits, underscores, dots and dashes, and begins with a letter"
                            + " or digit.");
        }
        return name;
    }

    /**
     * Does {@code attempt} with the wanted name, or with generated ones until one is free.
     *
     * @throws EngineException NAME_IN_USE for a wanted name; EXHAUSTED if no free one is found
     */
    public <T> T withName(@Nullable String wanted, Function<String, T> attempt) {
        if (wanted != null) {
            return attempt.apply(check(wanted));
        }
        for (int i = 0; i < TRIES; i++) {
            try {
                return attempt.apply(generate(i));
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.NAME_IN_USE) {
                    throw e;
                }
            }
        }
        throw EngineException.of(ErrorKind.EXHAUSTED, "could not find a free name: " + TRIES + " were tried")
                .hint("Give it a name.");
    }

    private String generate(int tries) {
        String name =
                ADJECTIVES.get(random.nextInt(ADJECTIVES.size())) + "_" + SURNAMES.get(random.nextInt(SURNAMES.size()));
        return tries < 2 ? name : name + random.nextInt(10, 10_000);
    }
}
