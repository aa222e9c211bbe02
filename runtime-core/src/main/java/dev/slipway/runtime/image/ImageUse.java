package dev.slipway.runtime.image;

/**
 * A container that is made of an image.
 *
 * @param ours whether it is the engine's; else another program's, such as podman's
 */
public record ImageUse(boolean ours, String id, String name) {
    @Override
    public String toString() {
        return ours ? name : name + " (of another program)";
    }
}
