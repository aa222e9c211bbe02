package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.runtime.checkpoint.PodCheckpoints;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.List;

/** {@code pod.checkpoint} and {@code pod.restore}. */
final class PodCheckpointHandlers {
    private final PodCheckpoints checkpoints;
    private final State state;
    private final Jobs jobs;

    PodCheckpointHandlers(PodCheckpoints checkpoints, State state, Jobs jobs) {
        this.checkpoints = checkpoints;
        this.state = state;
        this.jobs = jobs;
    }

    void register(Methods methods) {
        methods.add(PodCalls.CHECKPOINT, Access.CHANGE, this::take).add(PodCalls.RESTORE, Access.CHANGE, this::restore);
    }

    private Reply<Common.JobStarted> take(PodCalls.Checkpoint params, Session session) {
        PodConfig pod = state.lookupPod(params.id());
        CheckpointOptions options = new CheckpointOptions(
                on(params.leaveRunning()),
                on(params.tcpEstablished()),
                on(params.fileLocks()),
                on(params.externalUnixSockets()),
                on(params.shellJob()),
                false,
                false,
                on(params.ignoreRootfs()),
                on(params.ignoreVolumes()));
        Job job = jobs.start(
                session.peer(),
                PodCalls.CHECKPOINT.method(),
                "checkpoint of pod " + pod.name(),
                running -> taken(checkpoints.create(pod.id(), params.name(), options, running)));
        return Reply.of(new Common.JobStarted(job.id()));
    }

    private static PodCalls.Taken taken(PodCheckpoints.Taken taken) {
        return new PodCalls.Taken(
                taken.group(),
                taken.checkpoints().stream()
                        .map(each -> new Common.Named(each.id(), each.name()))
                        .toList());
    }

    private Reply<Common.JobStarted> restore(PodCalls.Restore params, Session session) {
        List<Checkpoint> all = checkpoints.require(params.group());
        Job job = jobs.start(
                session.peer(),
                PodCalls.RESTORE.method(),
                "restore of " + all.size() + " containers of a pod",
                running -> new PodCalls.Restored(checkpoints
                        .restore(
                                params.group(),
                                params.pod(),
                                on(params.ignoreStaticIp()),
                                on(params.ignoreStaticMac()),
                                running)
                        .stream()
                        .map(each -> new Common.Named(each.id(), each.name()))
                        .toList()));
        return Reply.of(new Common.JobStarted(job.id()));
    }
}
