package dev.slipway.gui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.graph.GraphLayout.Box;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StableLayoutProperties {
    private static final int KINDS = 6;

    /** Pods with members that need each other in turn, and containers of which some need another. */
    private static final class Made {
        final Map<String, List<String>> pods = new LinkedHashMap<>();
        final List<String> loose = new ArrayList<>();
        private int made;

        /** Adds or removes something; tells whether something was removed. */
        boolean change(int choice) {
            int which = choice / KINDS;
            List<String> names = List.copyOf(pods.keySet());
            switch (choice % KINDS) {
                case 0 -> pods.put("pod:" + made++, new ArrayList<>());
                case 1 -> loose.add("container:" + made++);
                case 2 -> {
                    if (!names.isEmpty()) {
                        pods.get(names.get(which % names.size())).add("container:" + made++);
                    }
                }
                case 3 -> {
                    if (!names.isEmpty()) {
                        pods.remove(names.get(which % names.size()));
                    }
                }
                case 4 -> {
                    if (!loose.isEmpty()) {
                        loose.remove(which % loose.size());
                    }
                }
                default -> {
                    if (!names.isEmpty()
                            && !pods.get(names.get(which % names.size())).isEmpty()) {
                        pods.get(names.get(which % names.size())).remove(0);
                    }
                }
            }
            return choice % KINDS >= 3;
        }

        PodGraph.Structure structure() {
            List<GraphNode> nodes = new ArrayList<>();
            List<GraphEdge> edges = new ArrayList<>();
            pods.keySet().forEach(pod -> {
                nodes.add(GraphNode.plain(GraphNode.Kind.POD, pod, pod, pod));
                edges.add(edge(pod, "network:a", GraphEdge.Kind.NETWORK));
            });
            for (String container : loose) {
                nodes.add(GraphNode.plain(GraphNode.Kind.CONTAINER, container, container, container));
                if (container.endsWith("3") || container.endsWith("7")) {
                    edges.add(edge(container, "network:b", GraphEdge.Kind.NETWORK));
                } else if (container.endsWith("5")) {
                    edges.add(edge(container, loose.get(0), GraphEdge.Kind.DEPENDENCY));
                }
            }
            pods.forEach((pod, members) -> {
                for (int i = 0; i < members.size(); i++) {
                    nodes.add(
                            GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.CONTAINER, members.get(i), "", ""))
                                    .parent(pod)
                                    .build());
                    if (i > 0) {
                        edges.add(edge(members.get(i), members.get(i - 1), GraphEdge.Kind.DEPENDENCY));
                    }
                }
            });
            nodes.add(GraphNode.plain(GraphNode.Kind.NETWORK, "network:a", "a", "a"));
            nodes.add(GraphNode.plain(GraphNode.Kind.NETWORK, "network:b", "b", "b"));
            return new PodGraph(nodes, edges).structure();
        }

        private static GraphEdge edge(String from, String to, GraphEdge.Kind kind) {
            return new GraphEdge(from, to, kind, "", false);
        }
    }

    @Property(tries = 60)
    void whatDoesNotChangeStaysWhereItIs(@ForAll @Size(max = 25) List<@IntRange(max = 599) Integer> choices) {
        Made world = new Made();
        GraphLayout layout = GraphLayout.EMPTY;
        Map<String, List<String>> pods = Map.of();
        for (int choice : choices) {
            boolean removed = world.change(choice);
            PodGraph.Structure structure = world.structure();
            GraphLayout now = StableLayout.of(structure, layout);
            assertAllIsThereAndApart(structure, now);
            for (Map.Entry<String, List<String>> pod : pods.entrySet()) {
                if (pod.getValue().equals(world.pods.get(pod.getKey()))) {
                    assertKept(pod.getKey(), pod.getValue(), layout, now);
                    if (removed || choice % KINDS == 0) {
                        assertThat(now.boxes().get(pod.getKey()).x())
                                .isEqualTo(layout.boxes().get(pod.getKey()).x());
                    }
                    if (removed) {
                        assertThat(now.boxes().get(pod.getKey()))
                                .isEqualTo(layout.boxes().get(pod.getKey()));
                    }
                }
            }
            assertThat(StableLayout.of(structure, now)).as("nothing changed").isEqualTo(now);
            layout = now;
            Map<String, List<String>> copy = new LinkedHashMap<>();
            world.pods.forEach((pod, members) -> copy.put(pod, List.copyOf(members)));
            pods = copy;
        }
    }

    private static void assertKept(String pod, List<String> members, GraphLayout before, GraphLayout now) {
        Box was = before.boxes().get(pod);
        Box is = now.boxes().get(pod);
        assertThat(List.of(is.width(), is.height())).isEqualTo(List.of(was.width(), was.height()));
        for (String member : members) {
            assertThat(now.boxes().get(member).moved(-is.x(), -is.y()))
                    .usingRecursiveComparison()
                    .withComparatorForType((one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1, Double.class)
                    .isEqualTo(before.boxes().get(member).moved(-was.x(), -was.y()));
        }
    }

    private static void assertAllIsThereAndApart(PodGraph.Structure structure, GraphLayout layout) {
        List<PodGraph.Place> tops = structure.places().stream()
                .filter(place -> place.parent() == null)
                .toList();
        for (PodGraph.Place place : structure.places()) {
            assertThat(layout.boxes()).containsKey(place.id());
        }
        for (int i = 0; i < tops.size(); i++) {
            for (int j = i + 1; j < tops.size(); j++) {
                Box one = layout.boxes().get(tops.get(i).id());
                Box other = layout.boxes().get(tops.get(j).id());
                assertThat(one.meets(other))
                        .as(tops.get(i).id() + " and " + tops.get(j).id())
                        .isFalse();
            }
        }
        structure.edges().stream()
                .filter(edge -> edge.kind() == GraphEdge.Kind.NETWORK)
                .forEach(edge -> assertThat(layout.routes()).containsKey(edge));
    }
}
