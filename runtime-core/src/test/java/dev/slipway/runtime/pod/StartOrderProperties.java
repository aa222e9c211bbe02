package dev.slipway.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class StartOrderProperties {
    @Property
    @Tag("R-POD-11")
    void eachComesAfterWhatItNeedsAndBeforeWhatNeedsIt(@ForAll @IntRange(max = 30) int size, @ForAll long seed) {
        Map<String, Set<String>> graph = withoutCircles(size, new Random(seed));
        StartOrder order = StartOrder.of(graph);
        List<String> forwards = order.forwards();
        assertThat(forwards).containsExactlyInAnyOrderElementsOf(graph.keySet());
        for (String id : forwards) {
            assertThat(order.needs(id)).isEqualTo(graph.get(id));
            for (String needed : order.needs(id)) {
                assertThat(forwards.indexOf(needed)).isLessThan(forwards.indexOf(id));
                assertThat(order.neededBy(needed)).contains(id);
            }
            for (String other : order.neededBy(id)) {
                assertThat(graph.get(other)).contains(id);
            }
        }
        List<String> reversed = new ArrayList<>(order.backwards());
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(forwards);
    }

    @Property
    @Tag("R-POD-11")
    void aCircleIsRefusedWhereverItIs(
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 1, max = 6) int length,
            @ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Set<String>> graph = withoutCircles(size, random);
        List<String> ids = new ArrayList<>(graph.keySet());
        Collections.shuffle(ids, random);
        List<String> circle = ids.subList(0, Math.min(length, size));
        for (int i = 0; i < circle.size(); i++) {
            Objects.requireNonNull(graph.get(circle.get(i))).add(circle.get((i + 1) % circle.size()));
        }
        EngineException refused = catchThrowableOfType(EngineException.class, () -> StartOrder.of(graph));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INTERNAL);
        assertThat(refused.message()).contains(circle);
    }

    @Example
    @Tag("R-POD-11")
    void whatIsNotAmongThemCannotBeDependedOn() {
        EngineException refused =
                catchThrowableOfType(EngineException.class, () -> StartOrder.of(Map.of("a", List.of("gone"))));
        assertThat(refused.kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(refused.message()).contains("a depends on gone");
    }

    /** Each needs only some with a lower number; they are listed in any order. */
    private static Map<String, Set<String>> withoutCircles(int size, Random random) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        Map<String, Set<String>> graph = new LinkedHashMap<>();
        for (int number : numbers) {
            Set<String> needs = new LinkedHashSet<>();
            for (int lower = 0; lower < number; lower++) {
                if (random.nextInt(4) == 0) {
                    needs.add("c" + lower);
                }
            }
            graph.put("c" + number, needs);
        }
        return graph;
    }
}
