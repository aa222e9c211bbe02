package dev.slipway.helper.view;

import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.FoundCheckpoint;
import dev.slipway.runtime.checkpoint.CheckpointDetails;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.state.Checkpoint;

/** What is in a checkpoint, as the contract tells of it. */
public final class CheckpointViews {
    private CheckpointViews() {}

    public static CheckpointDetail detail(CheckpointDetails details) {
        return new CheckpointDetail(
                Views.checkpoint(details.checkpoint()),
                details.checkpoint().path(),
                details.sizes(),
                details.checkpoint().host(),
                details.chain(),
                details.statistics().isEmpty() ? null : details.statistics(),
                details.networks().isEmpty() ? null : ContainerViews.addresses(details.networks()));
    }

    public static FoundCheckpoint found(dev.slipway.runtime.checkpoint.FoundCheckpoint found) {
        Checkpoint described = found.described();
        return new FoundCheckpoint(
                found.id(),
                described == null ? null : described.name(),
                described == null ? null : described.created(),
                described == null ? null : described.containerId(),
                described == null ? null : described.containerName(),
                found.size(),
                found.problem() == null ? null : found.problem() + ".");
    }

    public static CheckpointedProcess process(SavedProcess process) {
        return new CheckpointedProcess(
                process.pid(),
                process.ppid(),
                process.pgid(),
                process.sid(),
                process.comm(),
                process.args(),
                process.state().word(),
                process.threads(),
                process.uid(),
                process.gid(),
                process.memory());
    }
}
