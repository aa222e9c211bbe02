package dev.slipway.protocol.model;

import java.time.Instant;
import java.util.List;

/** The {@code log} notification. */
public record LogNotice(String subscription, List<Line> lines) {
    /**
     * A line of output.
     *
     * @param stream {@code stdout} or {@code stderr}
     * @param partial whether the line goes on in the next one
     */
    public record Line(String stream, Instant time, String line, boolean partial) {}
}
