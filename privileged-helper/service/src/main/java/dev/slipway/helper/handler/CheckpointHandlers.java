package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.CheckpointViews;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.FoundCheckpoint;
import dev.slipway.runtime.checkpoint.Checkpoints;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code checkpoint.*}. */
final class CheckpointHandlers {
    private final Checkpoints checkpoints;
    private final State state;
    private final Jobs jobs;

    CheckpointHandlers(Checkpoints checkpoints, State state, Jobs jobs) {
        this.checkpoints = checkpoints;
        this.state = state;
        this.jobs = jobs;
    }

    void register(Methods methods) {
        methods.add(CheckpointCalls.CREATE, Access.CHANGE, this::create)
                .add(CheckpointCalls.LIST, Access.READ, this::all)
                .add(CheckpointCalls.INSPECT, Access.WORK, this::inspect)
                .add(CheckpointCalls.REMOVE, Access.CHANGE, this::remove)
                .add(CheckpointCalls.RENAME, Access.CHANGE, this::rename)
                .add(CheckpointCalls.UPDATE, Access.CHANGE, this::update)
                .add(CheckpointCalls.FOUND, Access.WORK, this::found)
                .add(CheckpointCalls.ADOPT, Access.CHANGE, this::adopt)
                .add(CheckpointCalls.RESTORE, Access.CHANGE, this::restore)
                .add(CheckpointCalls.PREFLIGHT, Access.WORK, this::preflight)
                .add(CheckpointCalls.PROCESSES, Access.WORK, this::processes);
    }

    private Reply<Common.JobStarted> create(CheckpointCalls.Create params, Session session) {
        ContainerRecord container = state.lookupContainer(params.container());
        CheckpointOptions options = new CheckpointOptions(
                on(params.leaveRunning()),
                on(params.tcpEstablished()),
                on(params.fileLocks()),
                on(params.externalUnixSockets()),
                on(params.shellJob()),
                on(params.preCheckpoint()),
                on(params.withPrevious()),
                on(params.ignoreRootfs()),
                on(params.ignoreVolumes()));
        Job job = jobs.start(
                session.peer(),
                CheckpointCalls.CREATE.method(),
                "checkpoint of " + container.name(),
                running -> taken(checkpoints.create(container.id(), params.name(), options, params.note(), running)));
        return Reply.of(new Common.JobStarted(job.id()));
    }

    static CheckpointCalls.Taken taken(Checkpoint checkpoint) {
        return new CheckpointCalls.Taken(checkpoint.id(), checkpoint.name());
    }

    private Reply<List<CheckpointSummary>> all(CheckpointCalls.ListQuery params, Session session) {
        return Reply.of(checkpoints.list(params.container()).stream()
                .map(Views::checkpoint)
                .toList());
    }

    private Reply<CheckpointDetail> inspect(CheckpointCalls.ById params, Session session) {
        return Reply.of(CheckpointViews.detail(checkpoints.inspect(id(params))));
    }

    private Reply<Call.Done> remove(CheckpointCalls.ById params, Session session) {
        checkpoints.remove(id(params));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> rename(CheckpointCalls.Rename params, Session session) {
        checkpoints.rename(params.checkpoint(), params.name());
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> update(CheckpointCalls.Update params, Session session) {
        checkpoints.update(params.checkpoint(), params.note(), params.guarded());
        return Reply.of(Call.Done.DONE);
    }

    private Reply<List<FoundCheckpoint>> found(Call.None params, Session session) {
        return Reply.of(checkpoints.found().stream().map(CheckpointViews::found).toList());
    }

    private Reply<CheckpointSummary> adopt(CheckpointCalls.Adopt params, Session session) {
        return Reply.of(Views.checkpoint(checkpoints.adopt(params.id(), params.name())));
    }

    private Reply<Common.JobStarted> restore(CheckpointCalls.Restore params, Session session) {
        RestoreRequest request = request(params);
        Checkpoint checkpoint = checkpoints.require(params.checkpoint());
        Job job = jobs.start(
                session.peer(), CheckpointCalls.RESTORE.method(), "restore of " + checkpoint.name(), running -> {
                    ContainerRecord restored = checkpoints.restore(request, running);
                    return new Common.Named(restored.id(), restored.name());
                });
        return Reply.of(new Common.JobStarted(job.id()));
    }

    private Reply<List<Finding>> preflight(CheckpointCalls.Restore params, Session session) {
        return Reply.of(Views.findings(checkpoints.preflight(request(params))));
    }

    private Reply<List<CheckpointedProcess>> processes(CheckpointCalls.ById params, Session session) {
        return Reply.of(checkpoints.processes(id(params)).stream()
                .map(CheckpointViews::process)
                .toList());
    }

    private static RestoreRequest request(CheckpointCalls.Restore params) {
        String mode = params.mode() == null ? "inPlace" : params.mode();
        return new RestoreRequest(
                params.checkpoint(),
                switch (mode) {
                    case "inPlace" -> RestoreRequest.Mode.IN_PLACE;
                    case "clone" -> RestoreRequest.Mode.CLONE;
                    default -> throw Arguments.wrong("mode", "it is neither inPlace nor clone", "");
                },
                params.name(),
                params.pod(),
                ports(params.publish()),
                on(params.ignoreStaticIp()),
                on(params.ignoreStaticMac()),
                params.tcpEstablished(),
                on(params.tcpClose()),
                params.fileLocks(),
                params.externalUnixSockets(),
                params.shellJob(),
                on(params.ignoreRootfs()),
                on(params.ignoreVolumes()));
    }

    private static @Nullable List<PortMapping> ports(@Nullable List<dev.slipway.protocol.model.PortMapping> given) {
        if (given == null) {
            return null;
        }
        OptionFindings findings = OptionFindings.of("could not restore the checkpoint: ");
        List<PortMapping> ports = CreateRequest.ports(given, findings);
        findings.throwIfAny();
        return ports;
    }

    private static String id(CheckpointCalls.ById params) {
        String given = params.checkpoint() == null ? params.id() : params.checkpoint();
        if (given == null) {
            throw Arguments.wrong("checkpoint", "it is missing", "");
        }
        return given;
    }
}
