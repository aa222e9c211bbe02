package dev.slipway.protocol.model;

import java.util.List;

/**
 * What a search in saved memory found.
 *
 * @param hits by process, then by address
 * @param more whether it stopped because it had found as many as were asked for
 * @param searched bytes that were looked at
 */
public record SavedSearch(List<SavedHit> hits, boolean more, long searched) {}
