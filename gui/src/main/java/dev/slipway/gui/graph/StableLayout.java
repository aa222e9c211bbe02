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
    private final Map<String, Piece> pods = new HashMap<>();
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

    private static Frame frame(PodGraph.Place place) {
        if (place.kind() != GraphNode.Kind.POD) {
            return Frame.NONE;
        }
        return place.bracketed() ? Frame.BRACKETED_POD : Frame.POD;
    }

    /** The node itself, or the pod that it lies in. */
    private String top(String id) {
        PodGraph.Place place = places.get(id);
        String parent = place == null ? null : place.parent();
        return parent == null || !places.containsKey(parent) ? id : parent;
    }

    /** Members and what is drawn between them, while it is gathered; then how these lie. */
    private final class Piece {
        private final List<String> ids = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final List<GraphEdge> edges = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private @Nullable Inner inner;

        void add(PodGraph.Place place) {
            ids.add(place.id());
            members.add(member(place));
        }

        void add(GraphEdge edge, String from, String to) {
            edges.add(edge);
            links.add(new Link(ids.indexOf(from), ids.indexOf(to)));
        }

        Inner layOut(Frame frame) {
            Inner known = inner;
            if (known == null) {
                known = inner(new Part(frame, members, links));
                inner = known;
            }
            return known;
        }

        void put(Inner laidOut, double x, double y) {
            for (int i = 0; i < ids.size(); i++) {
                boxes.put(ids.get(i), laidOut.boxes().get(i).moved(x, y));
            }
            for (int i = 0; i < edges.size(); i++) {
                routes.put(
                        edges.get(i),
                        laidOut.routes().get(i).stream()
                                .map(point -> new Point(point.x() + x, point.y() + y))
                                .toList());
            }
        }
    }

    private void layOutPods() {
        for (PodGraph.Place place : structure.places()) {
            if (place.kind() == GraphNode.Kind.POD) {
                pods.put(place.id(), new Piece());
            }
        }
        for (PodGraph.Place place : structure.places()) {
            Piece pod = pods.get(top(place.id()));
            if (pod != null && place.kind() != GraphNode.Kind.POD) {
                pod.add(place);
            }
        }
        for (GraphEdge edge : structure.edges()) {
            Piece pod = pods.get(top(edge.from()));
            if (isLaidOut(edge) && pod != null && top(edge.from()).equals(top(edge.to()))) {
                pod.add(edge, edge.from(), edge.to());
            }
        }
    }

    private static boolean isLaidOut(GraphEdge edge) {
        return !edge.quiet()
                && edge.kind() != GraphEdge.Kind.NETWORK
                && !edge.from().equals(edge.to());
    }

    private Member member(PodGraph.Place place) {
        return switch (place.kind()) {
            case POD -> {
                Inner inner = Objects.requireNonNull(pods.get(place.id())).layOut(frame(place));
                yield new Member(inner.width(), inner.height());
            }
            case CONTAINER -> new Member(206, 78);
            case INFRA -> new Member(156, 34);
            case VOLUME -> new Member(150, 56);
            case NETWORK -> new Member(270, 34);
        };
    }

    /** What stands in no pod, by what hangs together. */
    private final class Blocks {
        private final Map<String, String> leaders = new HashMap<>();
        private final Map<String, Piece> pieces = new LinkedHashMap<>();
        private final Map<String, Set<String>> networks = new HashMap<>();
        private final Map<List<String>, Piece> byTops = new HashMap<>();

        Blocks() {
            structure.edges().stream()
                    .filter(StableLayout::isLaidOut)
                    .forEach(edge -> join(top(edge.from()), top(edge.to())));
            for (PodGraph.Place place : structure.places()) {
                if (top(place.id()).equals(place.id()) && !buses.contains(place.id())) {
                    pieces.computeIfAbsent(leader(place.id()), any -> new Piece())
                            .add(place);
                }
            }
            for (GraphEdge edge : structure.edges()) {
                String from = top(edge.from());
                String to = top(edge.to());
                if (edge.kind() == GraphEdge.Kind.NETWORK) {
                    networks.computeIfAbsent(leader(from), any -> new HashSet<>())
                            .add(edge.to());
                } else if (isLaidOut(edge) && !from.equals(to)) {
                    Objects.requireNonNull(pieces.get(leader(from))).add(edge, from, to);
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

        List<RowLayout.Block> all() {
            List<RowLayout.Block> all = new ArrayList<>();
            pieces.forEach((leader, piece) -> {
                byTops.put(piece.ids, piece);
                Inner inner = piece.layOut(Frame.NONE);
                all.add(new RowLayout.Block(
                        List.copyOf(piece.ids),
                        inner.width(),
                        inner.height(),
                        networks.getOrDefault(leader, Set.of())));
            });
            return all;
        }

        void place(Slot slot, double y) {
            Piece block = Objects.requireNonNull(byTops.get(slot.tops()));
            block.put(block.layOut(Frame.NONE), slot.x(), y);
            for (String top : slot.tops()) {
                Piece pod = pods.get(top);
                if (pod != null) {
                    Box box = Objects.requireNonNull(boxes.get(top));
                    pod.put(pod.layOut(frame(Objects.requireNonNull(places.get(top)))), box.x(), box.y());
                }
            }
        }
    }
}
