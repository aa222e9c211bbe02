package dev.slipway.protocol.model;

import java.util.List;

/** The {@code stats} notification. */
public record StatsNotice(String subscription, List<StatsSample> samples) {}
