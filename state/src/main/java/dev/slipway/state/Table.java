package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The objects of one kind, found by id, name, or start of an id, and listed by age. Immutable; a change shares all but
 * a path of its trees with what it was made from.
 */
final class Table<T> {
    private static final int CANDIDATES_TOLD = 10;

    private final Noun<T> noun;
    private final TreePMap<String, T> byId;
    private final TreePMap<String, String> idByName;
    private final TreePMap<Age, T> byAge;

    private Table(Noun<T> noun, TreePMap<String, T> byId, TreePMap<String, String> idByName, TreePMap<Age, T> byAge) {
        this.noun = noun;
        this.byId = byId;
        this.idByName = idByName;
        this.byAge = byAge;
    }

    static <T> Table<T> of(Noun<T> noun) {
        return new Table<>(noun, TreePMap.empty(), TreePMap.empty(), TreePMap.empty());
    }

    @Nullable
    T get(String id) {
        return byId.get(id);
    }

    /** The id of the object with this name; null if none has it. */
    @Nullable
    String idOf(String name) {
        return idByName.get(name);
    }

    /** All objects, oldest first. */
    List<T> list() {
        return List.copyOf(byAge.values());
    }

    /** The object with this id. */
    T require(String id) {
        T found = byId.get(id);
        if (found == null) {
            throw missing(id);
        }
        return found;
    }

    /** The object with this full id, else this name, else the only one whose id starts with it; empty if none. */
    Optional<T> find(String idOrName) {
        T exact = byId.get(idOrName);
        if (exact != null) {
            return Optional.of(exact);
        }
        String named = idByName.get(idOrName);
        if (named != null) {
            return Optional.of(require(named));
        }
        Map.Entry<String, T> first = byId.ceilingEntry(idOrName);
        if (first == null || !first.getKey().startsWith(idOrName)) {
            return Optional.empty();
        }
        Map.Entry<String, T> second = byId.higherEntry(first.getKey());
        if (second != null && second.getKey().startsWith(idOrName)) {
            throw ambiguous(idOrName);
        }
        return Optional.of(first.getValue());
    }

    /** Whether some id starts with this. */
    boolean anyStartsWith(String prefix) {
        String first = byId.ceilingKey(prefix);
        return first != null && first.startsWith(prefix);
    }

    EngineException missing(String idOrName) {
        return EngineException.of(
                        noun.missing(),
                        "could not find %s %s: no %s has this id or name".formatted(noun.word(), idOrName, noun.word()))
                .hint("Give a full id, a name, or the first digits of an id.");
    }

    private EngineException ambiguous(String prefix) {
        List<String> candidates = new ArrayList<>();
        for (String id : byId.tailMap(prefix).keySet()) {
            if (!id.startsWith(prefix) || candidates.size() == CANDIDATES_TOLD) {
                break;
            }
            candidates.add(id);
        }
        return EngineException.of(
                        ErrorKind.AMBIGUOUS_ID,
                        "could not find %s %s: the ids of several %ss start with it"
                                .formatted(noun.word(), prefix, noun.word()))
                .hint("Give more digits of the id, or the name.")
                .detail("candidates", candidates);
    }

    /** This table with {@code object} in the place of the one with its id, if there is one. */
    Table<T> with(T object) {
        String id = noun.id().apply(object);
        String name = noun.name().apply(object);
        Age age = noun.age(object);
        T old = byId.get(id);
        TreePMap<String, String> names = idByName;
        TreePMap<Age, T> ages = byAge;
        if (old != null) {
            String oldName = noun.name().apply(old);
            Age oldAge = noun.age(old);
            names = oldName.equals(name) ? names : names.minus(oldName);
            ages = oldAge.equals(age) ? ages : ages.minus(oldAge);
        }
        return new Table<>(noun, byId.plus(id, object), names.plus(name, id), ages.plus(age, object));
    }

    /** This table without the object. */
    Table<T> without(T object) {
        return new Table<>(
                noun,
                byId.minus(noun.id().apply(object)),
                idByName.minus(noun.name().apply(object)),
                byAge.minus(noun.age(object)));
    }
}
