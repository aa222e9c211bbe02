package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.PublishedPorts;
import dev.slipway.runtime.image.ImageStore;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.oci.OciRuntime;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.volume.Volumes;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The parts of an engine that checkpoints are made with.
 *
 * @param ids makes new ids, 64 lower-case hexadecimal digits each
 */
public record CheckpointParts(
        State state,
        Containers containers,
        OciRuntime runtime,
        Networks networks,
        ImageStore images,
        Volumes volumes,
        PublishedPorts ports,
        ProgramRunner programs,
        InstantSource clock,
        Supplier<String> ids) {}
