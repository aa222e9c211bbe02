package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;

/** {@code container.*}: what keeps containers going, and looks after them. */
final class MaintenanceHandlers {
    private final Containers containers;

    MaintenanceHandlers(Containers containers) {
        this.containers = containers;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.UPDATE, Access.CHANGE, this::update)
                .add(ContainerCalls.EVICT, Access.CHANGE, this::evict)
                .add(ContainerCalls.HEALTHCHECK, Access.CHANGE, this::healthCheck)
                .add(ContainerCalls.MOUNT, Access.CHANGE, this::mount)
                .add(ContainerCalls.UNMOUNT, Access.CHANGE, this::unmount);
    }

    private Reply<Call.Done> update(ContainerCalls.Update params, Session session) {
        RestartPolicy policy = RunOptions.restartPolicy(params.restartPolicy());
        HealthCheck check = RunOptions.healthCheck(params.healthcheck());
        containers
                .require(params.id())
                .update(new ContainerUpdate(
                        CreateRequest.resources(params.resources()),
                        policy,
                        check,
                        params.healthcheck() != null && check == null,
                        params.guarded()));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Common.Named> evict(ContainerCalls.Evict params, Session session) {
        Container container = containers.require(params.id());
        String name = container.record().name();
        container.evict(on(params.volumes()));
        return Reply.of(new Common.Named(container.id(), name));
    }

    private Reply<ContainerDetail.HealthRun> healthCheck(Common.Id params, Session session) {
        Health.Run run = containers.require(params.id()).checkHealth();
        return Reply.of(new ContainerDetail.HealthRun(run.started(), run.ended(), run.exitCode(), run.output()));
    }

    private Reply<ContainerCalls.Mounted> mount(Common.Id params, Session session) {
        requireRoot(session, "mount");
        return Reply.of(new ContainerCalls.Mounted(
                containers.require(params.id()).mount().toString()));
    }

    private Reply<Call.Done> unmount(Common.Id params, Session session) {
        requireRoot(session, "unmount");
        containers.require(params.id()).unmount();
        return Reply.of(Call.Done.DONE);
    }

    private static void requireRoot(Session session, String verb) {
        if (!session.peer().root()) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not " + verb + " a root filesystem: only root may look into it on the host")
                    .hint("Ask as root.");
        }
    }
}
