package dev.slipway.gui.create;

import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Whose namespaces a new container has, its network's aside. */
final class NamespaceChoices {
    private static final List<String> KINDS = List.of("pid", "ipc", "uts", "cgroup", "user");
    private static final String USUAL = "";
    static final String HOST = "host";

    private final World world;
    private final Map<String, Field<String>> choices = new LinkedHashMap<>();

    NamespaceChoices(World world, UnaryOperator<Field<String>> ask) {
        this.world = world;
        KINDS.forEach(kind -> choices.put(kind, ask.apply(Field.free("namespaces." + kind, USUAL))));
    }

    Field<String> of(String kind) {
        return choices.getOrDefault(kind, Field.free(kind, USUAL));
    }

    /** Those that were chosen, by kind. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        choices.forEach((kind, choice) -> {
            if (!choice.get().equals(USUAL)) {
                given.put(kind, choice.get());
            }
        });
        return given;
    }

    /** Their controls. */
    Node[] fields(boolean root) {
        List<String> values = Stream.concat(
                        Stream.of(USUAL, "private", HOST).filter(value -> root || !value.equals(HOST)),
                        world.containers().stream().map(container -> WhoseNamespace.of(container.id())))
                .toList();
        Region[] boxes = KINDS.stream()
                .map(kind -> Fields.choice(of(kind), Texts.get("namespace." + kind), values, this::words))
                .toArray(Region[]::new);
        return new Node[] {
            Fields.row(boxes[0], boxes[1]), Fields.row(boxes[2], boxes[3]), boxes[4],
        };
    }

    private String words(String value) {
        return WhoseNamespace.words(world, value, "create.namespace." + (value.isEmpty() ? "usual" : value));
    }
}
