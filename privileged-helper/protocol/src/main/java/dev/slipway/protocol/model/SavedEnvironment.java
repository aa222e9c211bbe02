package dev.slipway.protocol.model;

import java.util.List;

/**
 * The environment that a saved process was started with.
 *
 * @param variables {@code NAME=value}, in its order
 * @param known whether it could be read; false where its pages are in no image, and for a zombie
 */
public record SavedEnvironment(int pid, List<String> variables, boolean known) {}
