package dev.slipway.gui.create;

import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.PlaceFields;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PortMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The network of a new container: which it is on or whose it shares, which ports are published, and where it looks for names. */
final class NetworkChoices {
    static final String USUAL = "";
    static final String NONE = "none";
    static final String CHOSEN = "chosen";
    static final String HOST = "host";

    private final Map<String, Field<Boolean>> chosen = new LinkedHashMap<>();
    private final Map<String, PlaceFields> places = new LinkedHashMap<>();
    private final World world;
    final Field<String> mode;
    final Field<String> publish;
    final DnsFields dns;

    NetworkChoices(World world, UnaryOperator<Field<String>> ask, UnaryOperator<Field<Boolean>> askFlag) {
        this.world = world;
        mode = ask.apply(Field.free("networks", USUAL));
        publish = ask.apply(Field.text("publish", this::checkPorts));
        dns = new DnsFields(this::isReached, ask);
        for (NetworkSummary network : world.networks()) {
            String name = network.name();
            Field<Boolean> on = askFlag.apply(Field.free("networks." + name, false));
            PlaceFields place = new PlaceFields(network, "networkOptions." + name, () -> isChosen() && on.get(), ask);
            on.valueProperty().addListener(property -> place.recheck());
            mode.valueProperty().addListener(property -> place.recheck());
            chosen.put(name, on);
            places.put(name, place);
        }
        mode.valueProperty().addListener(property -> {
            publish.recheck();
            dns.recheck();
        });
    }

    private boolean isChosen() {
        return mode.get().equals(CHOSEN);
    }

    /** Whether it is on networks of its own. */
    private boolean isReached() {
        return mode.get().equals(USUAL) || isChosen();
    }

    private String checkPorts(String text) {
        return text.isBlank() || isReached() ? Ports.fault(text) : Texts.get("create.publish.noNetwork");
    }

    /** Whether a network is among those that are chosen. */
    Field<Boolean> on(String network) {
        return chosen.getOrDefault(network, Field.free(network, false));
    }

    /** Absent for what is usual with the image or bundle. */
    @Nullable
    List<String> networks() {
        return switch (mode.get()) {
            case NONE -> List.of();
            case CHOSEN ->
                chosen.entrySet().stream()
                        .filter(each -> each.getValue().get())
                        .map(Map.Entry::getKey)
                        .toList();
            default -> null;
        };
    }

    /** What is wanted of places on the networks that are chosen. */
    @Nullable
    Map<String, NetworkOptions> options() {
        Map<String, NetworkOptions> options = new LinkedHashMap<>();
        places.forEach((name, place) -> {
            NetworkOptions given = place.given();
            if (isChosen() && on(name).get() && given != null) {
                options.put(name, given);
            }
        });
        return options.isEmpty() ? null : options;
    }

    /** Whose network namespace it has; absent for its own. */
    @Nullable
    String namespace() {
        String value = mode.get();
        return value.equals(HOST) || WhoseNamespace.isContainers(value) ? value : null;
    }

    @Nullable
    List<PortMapping> ports() {
        List<PortMapping> ports = Ports.read(publish.get());
        return ports.isEmpty() ? null : ports;
    }

    /** Their controls. */
    Node[] fields(boolean root) {
        Stream<String> modes = Stream.concat(
                Stream.of(USUAL, NONE, CHOSEN, HOST).filter(value -> root || !value.equals(HOST)),
                world.containers().stream()
                        .filter(container -> container.pod() == null)
                        .map(container -> WhoseNamespace.of(container.id())));
        VBox each = new VBox(10);
        chosen.forEach((name, on) -> {
            VBox place = new VBox(placeFields(name));
            place.getStyleClass().add("form-indent");
            place.visibleProperty().bind(on.valueProperty());
            place.managedProperty().bind(place.visibleProperty());
            each.getChildren().addAll(Fields.flag(on, name, ""), place);
        });
        each.visibleProperty().bind(mode.valueProperty().isEqualTo(CHOSEN));
        each.managedProperty().bind(each.visibleProperty());
        return Stream.concat(
                        Stream.of(
                                Fields.choice(mode, Texts.get("import.network"), modes.toList(), this::words),
                                each,
                                Fields.line(publish, Texts.get("pod.publish"), Texts.get("pod.publish.prompt"))),
                        Stream.of(dns.fields()))
                .toArray(Node[]::new);
    }

    private Node[] placeFields(String name) {
        PlaceFields place = places.get(name);
        return place == null ? new Node[0] : place.fields();
    }

    private String words(String value) {
        return WhoseNamespace.words(world, value, "create.network." + (value.isEmpty() ? "usual" : value));
    }
}
