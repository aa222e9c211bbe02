package dev.slipway.helper.view;

import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.VolumeUse;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.Volume;
import java.util.List;

/** Volumes as the contract tells of them. */
public final class VolumeViews {
    private VolumeViews() {}

    /** The form in a list and in the world. */
    public static VolumeSummary summary(Volume volume) {
        return new VolumeSummary(
                volume.id(),
                volume.name(),
                volume.created(),
                volume.labels(),
                volume.driver(),
                volume.options(),
                volume.anonymous());
    }

    /** Those that a container has. */
    public static List<VolumeUse> uses(ContainerConfig config) {
        return config.volumes().stream()
                .map(use -> new VolumeUse(use.volume(), use.name(), use.destination(), use.options()))
                .toList();
    }
}
