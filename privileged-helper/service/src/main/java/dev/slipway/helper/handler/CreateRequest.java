package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code container.create} as the engine takes it. */
final class CreateRequest {
    private CreateRequest() {}

    static CreateContainer of(ContainerCalls.Create given, Peer peer) {
        String rootfs = given.rootfs();
        String stopSignal = given.stopSignal();
        if ((given.bundle() == null) == (rootfs == null)) {
            throw Arguments.wrong("bundle", "exactly one of bundle and rootfs is needed", "Name a bundle.");
        }
        return new CreateContainer(
                given.name(),
                given.bundle(),
                rootfs == null
                        ? null
                        : Arguments.hostPath(peer, "rootfs", rootfs).toString(),
                given.command(),
                given.entrypoint(),
                given.env(),
                given.workdir(),
                given.user(),
                given.hostname(),
                map(given.labels()),
                map(given.annotations()),
                given.terminal(),
                given.stdin(),
                given.pod(),
                given.networks(),
                ports(given.publish()),
                resources(given.resources()),
                given.readOnly(),
                stopSignal == null ? null : Signal.number("stopSignal", stopSignal),
                seconds("stopTimeout", given.stopTimeout()),
                on(given.autoRemove()),
                list(given.dependsOn()),
                given.cgroupParent(),
                given.logMaxSize(),
                RunOptions.restartPolicy(given.restartPolicy()),
                RunOptions.healthCheck(given.healthcheck()),
                on(given.init()),
                on(given.guarded()),
                given.spec());
    }

    static List<dev.slipway.runtime.network.PortMapping> ports(@Nullable List<PortMapping> given) {
        return list(given).stream().map(CreateRequest::port).toList();
    }

    private static dev.slipway.runtime.network.PortMapping port(PortMapping given) {
        String named = given.protocol();
        String protocol = named == null ? "tcp" : named.toLowerCase(Locale.ROOT);
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            throw Arguments.wrong("publish", "the protocol is neither tcp nor udp", "");
        }
        if (outside(given.hostPort()) || outside(given.containerPort())) {
            throw Arguments.wrong("publish", "a port is not within 1 to 65535", "");
        }
        return new dev.slipway.runtime.network.PortMapping(
                given.hostIp(), given.hostPort(), given.containerPort(), protocol);
    }

    private static boolean outside(int port) {
        return port < 1 || port > 65_535;
    }

    static Resources resources(ContainerCalls.@Nullable Resources given) {
        return given == null
                ? Resources.NONE
                : new Resources(
                        given.cpus(),
                        given.cpuShares(),
                        given.cpuset(),
                        given.memory(),
                        given.memorySwap(),
                        given.memoryReservation(),
                        given.pidsLimit(),
                        given.blkioWeight());
    }
}
