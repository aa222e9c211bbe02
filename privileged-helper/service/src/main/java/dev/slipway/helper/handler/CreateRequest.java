package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.Dns;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.volume.VolumeRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code container.create} as the engine takes it. */
final class CreateRequest {
    /** Each of them is a rule of the packet filter. */
    private static final int MOST_PORTS = 1_000;

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
                given.image(),
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
                networkOptions(given.networkOptions()),
                ports(given.publish(), findings),
                dns(given.dns()),
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
                RunOptions.isNone(given.healthcheck()),
                on(given.init()),
                on(given.guarded()),
                initContainer == null
                        ? null
                        : findings.read("initContainer", () -> InitContainer.ofWord(initContainer)),
                list(given.volumes()).stream().map(CreateRequest::volume).toList(),
                given.spec());
    }

    private static VolumeRequest volume(ContainerCalls.VolumeOption given) {
        return new VolumeRequest(given.name(), given.destination(), list(given.options()));
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

    /** A range of ports as one mapping each. */
    private static Stream<dev.slipway.runtime.network.PortMapping> each(PortMapping given, OptionFindings findings) {
        String protocol = given.protocol();
        int count = given.range() == null ? 1 : given.range();
        if (count < 1 || count > MOST_PORTS) {
            findings.add(
                    "publish",
                    count,
                    "it is no number of ports",
                    "Publish from 1 to " + MOST_PORTS + " ports with one range.");
            return Stream.empty();
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new dev.slipway.runtime.network.PortMapping(
                        given.hostIp(),
                        given.hostPort() + i,
                        given.containerPort() + i,
                        protocol == null ? "tcp" : protocol.toLowerCase(Locale.ROOT)));
    }

    static List<dev.slipway.runtime.network.PortMapping> ports(
            @Nullable List<PortMapping> given, OptionFindings findings) {
        return list(given).stream().flatMap(port -> each(port, findings)).toList();
    }

    static Map<String, dev.slipway.runtime.network.NetworkOptions> networkOptions(
            @Nullable Map<String, NetworkOptions> given) {
        return map(given).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, option -> networkOptions(option.getValue())));
    }

    static dev.slipway.runtime.network.NetworkOptions networkOptions(@Nullable NetworkOptions given) {
        return given == null
                ? dev.slipway.runtime.network.NetworkOptions.NONE
                : new dev.slipway.runtime.network.NetworkOptions(
                        list(given.addresses()), given.mac(), list(given.aliases()));
    }

    private static Dns dns(@Nullable DnsOptions given) {
        return given == null ? Dns.NONE : new Dns(list(given.servers()), list(given.search()), list(given.options()));
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
