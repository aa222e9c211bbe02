package dev.slipway.helper.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.ContainerDetails;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.State;
import java.util.ArrayList;
import java.util.List;

/** {@code container.inspect}. */
final class ContainerInspection {
    private final Containers containers;
    private final State state;

    ContainerInspection(Containers containers, State state) {
        this.containers = containers;
        this.state = state;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.INSPECT, Access.WORK, this::inspect);
    }

    private Reply<ContainerDetail> inspect(Common.Id params, Session session) {
        Container container = containers.require(params.id());
        ContainerRecord record = container.record();
        ObjectNode spec = container.effectiveSpec();
        List<JsonNode> mounts = new ArrayList<>();
        spec.path("mounts").forEach(mounts::add);
        List<CheckpointSummary> checkpoints = state.checkpoints().stream()
                .filter(checkpoint -> checkpoint.containerId().equals(record.id()))
                .map(Views::checkpoint)
                .toList();
        return Reply.of(ContainerDetails.of(
                record,
                spec,
                mounts,
                checkpoints,
                state.dependents(record.id()),
                state.containerExecs(record.id()).stream().map(ExecSession::id).toList(),
                container.logPath().toString(),
                container.cgroupPath()));
    }
}
