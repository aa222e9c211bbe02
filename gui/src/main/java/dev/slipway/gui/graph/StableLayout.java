package dev.slipway.gui.graph;

import dev.slipway.gui.graph.GraphLayout.Box;
import dev.slipway.gui.graph.GraphLayout.Point;
import dev.slipway.gui.graph.GraphLayout.Row;
import dev.slipway.gui.graph.GraphLayout.Slot;
import dev.slipway.gui.graph.LayeredLayout.Frame;
import dev.slipway.gui.graph.LayeredLayout.Inner;
import dev.slipway.gui.graph.LayeredLayout.Link;
import dev.slipway.gui.graph.LayeredLayout.Member;
import dev.slipway.gui.graph.LayeredLayout.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a graph out so that what didn't change stays where it was. Each pod, and each block of objects that need each other, is laid out
 * in layers by itself; blocks stand in rows, above the bars of their networks. The same structure after the same layout gives the same
 * layout. Slow: not for the view's thread.
 */
final class StableLayout {
    private final PodGraph.Structure structure;
    private final GraphLayout before;
    private final Map<Part, Inner> parts = new HashMap<>();
    private final Map<String, PodGraph.Place> places = new LinkedHashMap<>();
    private final Set<String> buses = new HashSet<>();
    private final Map<String, Inner> pods = new HashMap<>();
    private final Map<String, Map<GraphEdge, Integer>> links = new HashMap<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<GraphEdge, List<Point>> routes = new HashMap<>();

    private StableLayout(PodGraph.Structure structure, GraphLayout before) {
        this.structure = structure;
        this.before = before;
        structure.places().forEach(place -> places.put(place.id(), place));
        structure.edges().stream()
                .filter(edge -> edge.kind() == GraphEdge.Kind.NETWORK)
                .forEach(edge -> buses.add(edge.to()));
    }

    /** Where the objects of {@code structure} lie, of which some may have been in {@code before}. */
    static GraphLayout of(PodGraph.Structure structure, GraphLayout before) {
        return new StableLayout(structure, before).layout();
    }

    private GraphLayout layout() {
        layOutPods();
        Blocks blocks = new Blocks();
        List<String> networks = structure.places().stream()
                .map(PodGraph.Place::id)
                .filter(buses::contains)
                .toList();
        List<Row> rows = RowLayout.of(blocks.all(), networks, before.rows());
        for (Row row : rows) {
            for (Slot slot : row.slots()) {
                blocks.place(slot, row.y());
            }
        }
        Rails rails = new Rails(structure, networks, rows, boxes, this::top);
        boxes.putAll(rails.own());
        routes.putAll(rails.routes());
        return new GraphLayout(boxes, routes, rails.others(), rows, parts);
    }

    private Inner inner(Part part) {
        return parts.computeIfAbsent(part, any -> {
            Inner known = before.parts().get(part);
            return known == null ? LayeredLayout.of(part) : known;
        });
    }

    /** The node itself, or the pod that it lies in. */
    private String top(String id) {
        PodGraph.Place place = places.get(id);
        String parent = place == null ? null : place.parent();
        return parent == null || !places.containsKey(parent) ? id : parent;
    }

    private void layOutPods() {
        Map<String, List<Member>> members = new HashMap<>();
        Map<String, List<Link>> inside = new HashMap<>();
        for (PodGraph.Place place : structure.places()) {
            String pod = top(place.id());
            if (!pod.equals(place.id())) {
                members.computeIfAbsent(pod, any -> new ArrayList<>()).add(member(place));
            }
        }
        for (GraphEdge edge : structure.edges()) {
            String pod = top(edge.from());
            if (isLaidOut(edge) && pod.equals(top(edge.to())) && !pod.equals(edge.from())) {
                List<Link> own = inside.computeIfAbsent(pod, any -> new ArrayList<>());
                links.computeIfAbsent(pod, any -> new HashMap<>()).put(edge, own.size());
                own.add(new Link(edge.from(), edge.to()));
            }
        }
        for (PodGraph.Place place : structure.places()) {
            if (place.kind() == GraphNode.Kind.POD) {
                pods.put(
                        place.id(),
                        inner(new Part(
                                place.bracketed() ? Frame.BRACKETED_POD : Frame.POD,
                                members.getOrDefault(place.id(), List.of()),
                                inside.getOrDefault(place.id(), List.of()))));
            }
        }
    }

    private static boolean isLaidOut(GraphEdge edge) {
        return !edge.quiet() && edge.kind() != GraphEdge.Kind.NETWORK && !edge.from().equals(edge.to());
    }

    private Member member(PodGraph.Place place) {
        return switch (place.kind()) {
            case POD -> {
                Inner inner = Objects.requireNonNull(pods.get(place.id()));
                yield new Member(place.id(), inner.width(), inner.height());
            }
            case CONTAINER -> new Member(place.id(), 206, 78);
            case INFRA -> new Member(place.id(), 156, 34);
            case VOLUME -> new Member(place.id(), 150, 56);
            case NETWORK -> new Member(place.id(), 270, 34);
        };
    }

    /** What stands in no pod, by what hangs together. */
    private final class Blocks {
        private final Map<String, String> leaders = new HashMap<>();
        private final Map<String, List<Member>> members = new LinkedHashMap<>();
        private final Map<String, List<Link>> inside = new HashMap<>();
        private final Map<String, Map<GraphEdge, Integer>> between = new HashMap<>();
        private final Map<String, Set<String>> networks = new HashMap<>();
        private final Map<List<String>, String> byTops = new HashMap<>();

        Blocks() {
            structure.edges().stream()
                    .filter(StableLayout::isLaidOut)
                    .forEach(edge -> join(top(edge.from()), top(edge.to())));
            for (PodGraph.Place place : structure.places()) {
                if (top(place.id()).equals(place.id()) && !buses.contains(place.id())) {
                    members.computeIfAbsent(leader(place.id()), any -> new ArrayList<>())
                            .add(member(place));
                }
            }
            for (GraphEdge edge : structure.edges()) {
                String from = top(edge.from());
                String to = top(edge.to());
                if (edge.kind() == GraphEdge.Kind.NETWORK) {
                    networks.computeIfAbsent(leader(from), any -> new HashSet<>())
                            .add(edge.to());
                } else if (isLaidOut(edge) && !from.equals(to)) {
                    List<Link> own = inside.computeIfAbsent(leader(from), any -> new ArrayList<>());
                    between.computeIfAbsent(leader(from), any -> new HashMap<>())
                            .put(edge, own.size());
                    own.add(new Link(from, to));
                }
            }
        }

        private String leader(String id) {
            String at = id;
            for (String next = leaders.get(at); next != null; next = leaders.get(at)) {
                at = next;
            }
            return at;
        }

        private void join(String one, String other) {
            String first = leader(one);
            String second = leader(other);
            if (!first.equals(second)) {
                leaders.put(second, first);
            }
        }

        private Inner content(String leader) {
            List<Member> own = Objects.requireNonNull(members.get(leader));
            Member first = own.get(0);
            return own.size() == 1
                    ? new Inner(
                            first.width(),
                            first.height(),
                            Map.of(first.id(), new Box(0, 0, first.width(), first.height())),
                            List.of())
                    : inner(new Part(Frame.NONE, own, inside.getOrDefault(leader, List.of())));
        }

        List<RowLayout.Block> all() {
            List<RowLayout.Block> all = new ArrayList<>();
            members.forEach((leader, own) -> {
                List<String> tops = own.stream().map(Member::id).toList();
                byTops.put(tops, leader);
                Inner inner = content(leader);
                all.add(new RowLayout.Block(
                        tops, inner.width(), inner.height(), networks.getOrDefault(leader, Set.of())));
            });
            return all;
        }

        void place(Slot slot, double y) {
            String leader = Objects.requireNonNull(byTops.get(slot.tops()));
            Inner inner = content(leader);
            put(inner, between.get(leader), slot.x(), y);
            for (String top : slot.tops()) {
                Inner pod = pods.get(top);
                if (pod != null) {
                    Box box = Objects.requireNonNull(boxes.get(top));
                    put(pod, links.get(top), box.x(), box.y());
                }
            }
        }

        private void put(Inner inner, @Nullable Map<GraphEdge, Integer> edges, double x, double y) {
            inner.boxes().forEach((id, box) -> boxes.put(id, box.moved(x, y)));
            if (edges != null) {
                edges.forEach((edge, index) -> routes.put(
                        edge,
                        inner.routes().get(index).stream()
                                .map(point -> new Point(point.x() + x, point.y() + y))
                                .toList()));
            }
        }
    }
}
