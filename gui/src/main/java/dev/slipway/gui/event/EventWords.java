package dev.slipway.gui.event;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.PodSummary;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says in words: ids as the names they stand for, or shortened. */
final class EventWords {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32,64}");

    /** What the object's column or another attribute says already. */
    private static final Set<String> SAID = Set.of("name", "containerName");

    /** What a picture shows, not words. */
    private static final Set<String> DRAWN = Set.of("usage");

    private static final Set<String> BYTES = Set.of("memory", "limit");

    /** The attribute that an action's sentence says. */
    private static final Map<String, String> TELLING = Map.of(
            "died", "exitCode",
            "exec_died", "exitCode",
            "kill", "signal",
            "oom", "process",
            "rename", "oldName",
            "restart", "restartCount",
            "health", "healthStatus");

    private EventWords() {}

    /** What it happened to. */
    static String object(Event event) {
        return event.name().isEmpty() ? Amounts.shortId(event.id()) : event.name();
    }

    /** What happened, as a sentence without its object; empty for what this version doesn't know. */
    static String sentence(Event event) {
        String key = "event." + event.action();
        Object telling = telling(event);
        if (telling == null) {
            return Texts.has(key) ? Texts.get(key) : "";
        }
        String lost = key + ".lost";
        if (String.valueOf(telling).equals("-1") && Texts.has(lost)) {
            return Texts.get(lost);
        }
        return Texts.get(key + ".with", telling);
    }

    /** The sentence, and what else is known. */
    static String whole(Event event, World world) {
        return Stream.of(sentence(event), details(event, world))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("   "));
    }

    /** What a health check found, by the event that tells it. */
    static String health(Event event) {
        return String.valueOf(telling(event));
    }

    private static @Nullable Object telling(Event event) {
        return tellingKey(event).map(event.attributes()::get).orElse(null);
    }

    private static Optional<String> tellingKey(Event event) {
        return Optional.ofNullable(TELLING.get(event.action())).filter(event.attributes()::containsKey);
    }

    /** Its attributes, in order, apart from the object's name and what the sentence says. */
    static String details(Event event, World world) {
        String told = tellingKey(event).orElse("");
        return event.attributes().entrySet().stream()
                .filter(attribute -> !SAID.contains(attribute.getKey())
                        && !DRAWN.contains(attribute.getKey())
                        && !attribute.getKey().equals(told))
                .map(attribute -> attribute.getKey() + " " + readable(attribute.getKey(), attribute.getValue(), world))
                .sorted()
                .collect(Collectors.joining(",  "));
    }

    private static String readable(String key, Object told, World world) {
        if (BYTES.contains(key) && told instanceof Number bytes) {
            return Amounts.bytes(bytes.longValue());
        }
        String value = String.valueOf(told);
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
