package dev.slipway.helper.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line says; null where it says nothing. Paths are absolute. */
public record Chosen(
        @Nullable Path socket,
        @Nullable Path root,
        @Nullable Path runRoot) {
    public static final Chosen NOTHING = new Chosen(null, null, null);
}
