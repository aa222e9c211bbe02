package dev.slipway.runtime.membership;

import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.ContainerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A container that is on a network, or will be at its next start.
 *
 * @param wanted what it wants of its place
 * @param place its place; null while it has none
 */
public record Member(
        ContainerRecord container,
        NetworkOptions wanted,
        @Nullable NetworkStatus place) {}
