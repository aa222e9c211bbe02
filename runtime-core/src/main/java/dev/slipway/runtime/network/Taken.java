package dev.slipway.runtime.network;

/**
 * A range that is in use.
 *
 * @param by what uses it, for the user: {@code the route of eth0}, {@code the network podman}
 */
record Taken(Subnet subnet, String by) {}
