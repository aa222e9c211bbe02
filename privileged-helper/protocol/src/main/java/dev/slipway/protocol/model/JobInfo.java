package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long work. The {@code job} notification has the same form.
 *
 * @param job id
 * @param kind the method that began it
 * @param title what it does, for people
 * @param state {@code running succeeded failed cancelled}
 * @param phase what it is at, a word or two
 * @param fraction 0 to 1; absent where it can't be known
 * @param message why it failed
 * @param started when it began
 * @param finished when it ended
 * @param parts how far each part is, such as each layer of an image that is pulled; absent where it has none
 */
public record JobInfo(
        String job,
        String kind,
        String title,
        String state,
        @Nullable String phase,
        @Nullable Double fraction,
        @Nullable String message,
        Instant started,
        @Nullable Instant finished,
        @Nullable List<Part> parts) {
    /**
     * A part of it.
     *
     * @param name what it is; of a layer its digest
     * @param state {@code waiting running done present}; what is present need not be done
     * @param done bytes
     * @param total bytes; absent if unknown
     */
    public record Part(
            String name, String state, long done, @Nullable Long total) {}
}
