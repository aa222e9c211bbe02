package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.InitContainer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code container.create} as the engine takes it. */
final class CreateRequest {
    private CreateRequest() {}

    /**
     * @param findings takes what cannot be read, which is then left out of the request
     * @throws EngineException NOT_PERMITTED for what only uid 0 may ask for
     */
    static CreateContainer of(ContainerCalls.Create given, Peer peer, OptionFindings findings) {
        Map<String, String> namespaces = map(given.namespaces());
        requirePermitted(given.rootfs(), namespaces, peer);
        String stopSignal = given.stopSignal();
        String initContainer = given.initContainer();
        return new CreateContainer(
                given.name(),
                given.bundle(),
                given.rootfs(),
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
                namespaces,
                given.networks(),
                ports(given.publish()),
                resources(given.resources()),
                given.readOnly(),
                given.apparmor(),
                stopSignal == null ? null : findings.read("stopSignal", () -> Signals.parse(stopSignal)),
                findings.read("stopTimeout", () -> seconds("stopTimeout", given.stopTimeout())),
                on(given.autoRemove()),
                list(given.dependsOn()),
                given.cgroupParent(),
                given.logMaxSize(),
                findings.read("restartPolicy", () -> RunOptions.restartPolicy(given.restartPolicy())),
                findings.read("healthcheck", () -> RunOptions.healthCheck(given.healthcheck())),
                on(given.init()),
                on(given.guarded()),
                initContainer == null
                        ? null
                        : findings.read("initContainer", () -> InitContainer.ofWord(initContainer)),
                given.spec());
    }

    private static void requirePermitted(@Nullable String rootfs, Map<String, String> namespaces, Peer peer) {
        if (peer.root()) {
            return;
        }
        if (rootfs != null) {
            throw Arguments.hostPathRefused("rootfs");
        }
        for (Map.Entry<String, String> namespace : namespaces.entrySet()) {
            if (namespace.getValue().equals("host")) {
                throw EngineException.of(
                                ErrorKind.NOT_PERMITTED,
                                "could not take the parameter \"namespaces." + namespace.getKey()
                                        + "\": only root may let a container have a namespace of the host")
                        .hint("Use private.");
            }
        }
    }

    private static dev.slipway.runtime.network.PortMapping asGiven(PortMapping given) {
        String protocol = given.protocol();
        return new dev.slipway.runtime.network.PortMapping(
                given.hostIp(),
                given.hostPort(),
                given.containerPort(),
                protocol == null ? "tcp" : protocol.toLowerCase(Locale.ROOT));
    }

    static List<dev.slipway.runtime.network.PortMapping> ports(@Nullable List<PortMapping> given) {
        return list(given).stream().map(CreateRequest::asGiven).toList();
    }

    static Resources resources(dev.slipway.protocol.model.@Nullable Resources given) {
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
