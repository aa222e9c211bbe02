package dev.slipway.gui.event;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.PodSummary;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an event says in words: ids as the names they stand for, or shortened. */
final class EventWords {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32,64}");

    /** What the object's column or another attribute says already. */
    private static final Set<String> SAID = Set.of("name", "containerName");

    private EventWords() {}

    /** What it happened to. */
    static String object(Event event) {
        return event.name().isEmpty() ? Amounts.shortId(event.id()) : event.name();
    }

    /** Its attributes, in order, apart from the object's name. */
    static String details(Event event, World world) {
        return event.attributes().entrySet().stream()
                .filter(attribute -> !SAID.contains(attribute.getKey()))
                .map(attribute -> attribute.getKey() + " " + readable(String.valueOf(attribute.getValue()), world))
                .sorted()
                .collect(Collectors.joining(",  "));
    }

    private static String readable(String value, World world) {
        return ID.matcher(value).replaceAll(found -> named(found.group(), world));
    }

    private static String named(String id, World world) {
        BundleSummary bundle = world.bundles().find(id);
        CheckpointSummary checkpoint = world.checkpoints().find(id);
        return Stream.of(
                        world.container(id).map(ContainerSummary::name).stream(),
                        world.pod(id).map(PodSummary::name).stream(),
                        Stream.ofNullable(bundle).map(BundleSummary::name),
                        Stream.ofNullable(checkpoint).map(CheckpointSummary::name))
                .flatMap(names -> names)
                .findFirst()
                .orElse(Amounts.shortId(id));
    }
}
