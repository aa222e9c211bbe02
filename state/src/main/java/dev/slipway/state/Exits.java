package dev.slipway.state;

import dev.slipway.runtime.state.PastExit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/** How containers ended that are removed since, by the age of their removal. Immutable. */
final class Exits {
    static final Exits NONE = new Exits(TreePMap.empty(), TreePMap.empty());

    private final TreePMap<Age, PastExit> byAge;
    private final TreePMap<String, PastExit> byContainer;

    private Exits(TreePMap<Age, PastExit> byAge, TreePMap<String, PastExit> byContainer) {
        this.byAge = byAge;
        this.byContainer = byContainer;
    }

    private static Age age(PastExit exit) {
        return new Age(exit.removed(), exit.container());
    }

    Exits with(PastExit exit) {
        PastExit old = byContainer.get(exit.container());
        TreePMap<Age, PastExit> others = old == null ? byAge : byAge.minus(age(old));
        return new Exits(others.plus(age(exit), exit), byContainer.plus(exit.container(), exit));
    }

    Exits without(Instant before) {
        Exits left = this;
        while (!left.byAge.isEmpty() && left.byAge.firstKey().created().isBefore(before)) {
            PastExit old = left.byAge.firstEntry().getValue();
            left = new Exits(left.byAge.minusFirstEntry(), left.byContainer.minus(old.container()));
        }
        return left;
    }

    /** That of the container with this id, else of the one removed last that had this name. */
    Optional<PastExit> find(String idOrName) {
        PastExit exact = byContainer.get(idOrName);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byAge.descendingMap().values().stream()
                .filter(exit -> exit.name().equals(idOrName))
                .findFirst();
    }

    /** All, the one removed first at the front. */
    List<PastExit> list() {
        return new ArrayList<>(byAge.values());
    }
}
