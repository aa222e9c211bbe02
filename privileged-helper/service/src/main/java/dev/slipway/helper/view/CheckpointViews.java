package dev.slipway.helper.view;

import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.runtime.checkpoint.CheckpointDetails;
import dev.slipway.runtime.checkpoint.SavedProcess;

/** What is in a checkpoint, as the contract tells of it. */
public final class CheckpointViews {
    private CheckpointViews() {}

    public static CheckpointDetail detail(CheckpointDetails details) {
        return new CheckpointDetail(
                Views.checkpoint(details.checkpoint()),
                details.checkpoint().path(),
                details.sizes(),
                details.checkpoint().host(),
                details.statistics().isEmpty() ? null : details.statistics());
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
