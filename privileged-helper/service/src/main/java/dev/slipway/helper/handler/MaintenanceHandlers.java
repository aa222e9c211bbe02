package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Pruned;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.membership.Memberships;
import dev.slipway.runtime.membership.PrunedNetwork;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.volume.PrunedVolume;
import dev.slipway.runtime.volume.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code container.*} and {@code system.prune}: what keeps containers going, and clears up after them. */
final class MaintenanceHandlers {
    private static final String CONTAINERS = "container";
    private static final String VOLUMES = "volume";
    private static final String NETWORKS = "network";
    private static final List<String> KINDS = List.of(CONTAINERS, VOLUMES, NETWORKS);

    private final Containers containers;
    private final Volumes volumes;
    private final Memberships networks;
    private final State state;

    MaintenanceHandlers(Containers containers, Volumes volumes, Memberships networks, State state) {
        this.containers = containers;
        this.volumes = volumes;
        this.networks = networks;
        this.state = state;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.UPDATE, Access.CHANGE, this::update)
                .add(ContainerCalls.EVICT, Access.CHANGE, this::evict)
                .add(ContainerCalls.HEALTHCHECK, Access.CHANGE, this::healthCheck)
                .add(ContainerCalls.MOUNT, Access.CHANGE, this::mount)
                .add(ContainerCalls.UNMOUNT, Access.CHANGE, this::unmount)
                .add(SystemCalls.PRUNE, Access.CHANGE, this::prune);
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

    private Reply<SystemCalls.Pruned> prune(SystemCalls.Prune params, Session session) {
        for (String kind : list(params.kinds())) {
            if (!KINDS.contains(kind)) {
                throw Arguments.wrong(
                        "kinds",
                        "this version cannot prune the kind \"" + kind + "\"",
                        "Use " + String.join(", ", KINDS) + ".");
            }
        }
        List<SystemCalls.PrunedObject> objects = new ArrayList<>();
        if (params.kinds() == null || params.kinds().contains(CONTAINERS)) {
            Predicate<ContainerRecord> wanted = ContainerFilter.of(map(params.filters()), state);
            containers.prune(wanted, on(params.dryRun())).forEach(each -> objects.add(item(each)));
        }
        if (list(params.kinds()).contains(VOLUMES)) {
            volumes.prune(map(params.filters()), on(params.dryRun())).forEach(each -> objects.add(item(each)));
        }
        if (list(params.kinds()).contains(NETWORKS)) {
            networks.prune(map(params.filters()), on(params.dryRun())).forEach(each -> objects.add(item(each)));
        }
        return Reply.of(new SystemCalls.Pruned(
                objects,
                objects.stream()
                        .filter(each -> each.error() == null)
                        .mapToLong(SystemCalls.PrunedObject::bytes)
                        .sum()));
    }

    private static SystemCalls.PrunedObject item(Pruned pruned) {
        return item(CONTAINERS, pruned.id(), pruned.name(), pruned.bytes(), pruned.error());
    }

    private static SystemCalls.PrunedObject item(PrunedNetwork pruned) {
        return item(NETWORKS, pruned.name(), pruned.name(), 0, pruned.error());
    }

    private static SystemCalls.PrunedObject item(PrunedVolume pruned) {
        return item(VOLUMES, pruned.id(), pruned.name(), pruned.bytes(), pruned.error());
    }

    private static SystemCalls.PrunedObject item(
            String type, String id, String name, long bytes, @Nullable EngineException error) {
        return new SystemCalls.PrunedObject(
                type,
                id,
                name,
                bytes,
                error == null ? null : error.kind().name(),
                error == null ? null : error.message());
    }
}
