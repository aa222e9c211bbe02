package dev.slipway.gui.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whoever follows the changes of a list has the same elements in the same places. */
class KeyedListTest {
    /** What has an id and something that changes. */
    record Item(String key, int value) {}

    private static final class Follower {
        private final List<Item> items = new ArrayList<>();
        private int changes;

        Follower(KeyedList<Item> list) {
            list.addListener(this::follow);
        }

        private void follow(ListChangeListener.Change<? extends Item> change) {
            changes++;
            while (change.next()) {
                int from = change.getFrom();
                items.subList(from, from + change.getRemovedSize()).clear();
                items.addAll(from, change.getAddedSubList());
            }
        }
    }

    @Property
    void aFollowerHasWhatTheListHas(
            @ForAll @Size(max = 12) List<@Size(max = 8) List<@IntRange(max = 19) Integer>> batches) {
        KeyedList<Item> list = new KeyedList<>(Item::key);
        Follower follower = new Follower(list);
        Map<String, Item> model = new LinkedHashMap<>();
        int value = 0;
        for (List<Integer> batch : batches) {
            Map<String, Optional<Item>> wanted = new LinkedHashMap<>();
            for (int choice : batch) {
                String key = "k" + choice / 2;
                wanted.put(key, choice % 2 == 0 ? Optional.of(new Item(key, value++)) : Optional.empty());
            }
            list.change(wanted);
            wanted.forEach(
                    (key, item) -> item.ifPresentOrElse(there -> model.put(key, there), () -> model.remove(key)));
            assertThat(list).containsExactlyElementsOf(model.values());
            assertThat(follower.items).isEqualTo(list);
            model.forEach((key, item) -> assertThat(list.find(key)).isEqualTo(item));
        }
    }

    @Property
    void becomesWhatIsWanted(@ForAll @Size(max = 8) List<@Size(max = 8) List<@IntRange(max = 9) Integer>> wholes) {
        KeyedList<Item> list = new KeyedList<>(Item::key);
        Follower follower = new Follower(list);
        for (List<Integer> whole : wholes) {
            List<Item> wanted = whole.stream()
                    .distinct()
                    .map(each -> new Item("k" + each, each))
                    .toList();
            list.become(wanted);
            assertThat(list).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(follower.items).isEqualTo(list);
        }
    }

    @Test
    void whatDoesNotDifferIsNoChange() {
        KeyedList<Item> list = new KeyedList<>(Item::key);
        Follower follower = new Follower(list);
        Item item = new Item("a", 1);
        list.change(Map.of("a", Optional.of(item)));
        list.change(Map.of("a", Optional.of(new Item("a", 1)), "b", Optional.empty()));
        assertThat(follower.changes).isEqualTo(1);
        assertThat(list.get(0)).isSameAs(item);
    }
}
