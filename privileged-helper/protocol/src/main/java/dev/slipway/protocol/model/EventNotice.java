package dev.slipway.protocol.model;

import java.util.List;

/** What {@code event.watch} notifies, in order. */
public record EventNotice(String subscription, List<Event> events) {}
