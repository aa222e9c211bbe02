package dev.slipway.gui.oom;

import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an end by lack of memory.
 *
 * @param type {@code container} or {@code pod}
 * @param id of what ran out of memory
 * @param process name of what the kernel killed; absent where it isn't known
 * @param pid its process id on the host
 * @param memory bytes it held
 * @param limit bytes that all might use together
 * @param usage bytes in use in the last minute, a second apart, oldest first; empty where it isn't known
 */
public record OomStory(
        String type,
        String id,
        String name,
        Instant time,
        @Nullable String process,
        @Nullable Long pid,
        @Nullable Long memory,
        @Nullable Long limit,
        List<Long> usage) {
    /** What a limit is raised by, at least. */
    private static final long STEP = 16L << 20;

    public OomStory {
        usage = List.copyOf(usage);
    }

    /** The story of an event; empty where the event tells of something else. */
    public static Optional<OomStory> of(Event event) {
        if (!event.action().equals("oom")) {
            return Optional.empty();
        }
        Object process = event.attributes().get("process");
        return Optional.of(new OomStory(
                event.type(),
                event.id(),
                event.name(),
                event.time(),
                process == null ? null : String.valueOf(process),
                number(event.attributes().get("pid")),
                number(event.attributes().get("memory")),
                number(event.attributes().get("limit")),
                event.attributes().get("usage") instanceof List<?> usage ? numbers(usage) : List.of()));
    }

    private static @Nullable Long number(@Nullable Object told) {
        if (told instanceof Number number) {
            return number.longValue();
        }
        try {
            return told == null ? null : Long.valueOf(String.valueOf(told));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<Long> numbers(List<?> told) {
        return told.stream().map(OomStory::number).filter(Objects::nonNull).toList();
    }

    /** What happened, a sentence. */
    public String what() {
        if (process == null) {
            return Texts.get("oom.killed.unknown");
        }
        String who = pid == null ? process : Texts.get("oom.process", process, String.valueOf(pid));
        return memory == null
                ? Texts.get("oom.killed", who)
                : Texts.get("oom.killed.memory", who, Amounts.bytes(memory));
    }

    /** Why, a sentence; empty where the limit isn't known. */
    public String why() {
        return limit == null ? "" : Texts.get("oom.limit." + type, name, Amounts.bytes(limit));
    }

    /** A limit that would have been enough and half as much again, as one types it; empty where nothing is known. */
    public String suggestion() {
        long most = usage.stream().mapToLong(Long::longValue).max().orElse(0);
        long needed = Math.max(most, limit == null ? 0 : limit);
        long raised = needed + Math.max(needed / 2, STEP);
        return needed == 0 ? "" : Quantities.size((raised + STEP - 1) / STEP * STEP);
    }
}
