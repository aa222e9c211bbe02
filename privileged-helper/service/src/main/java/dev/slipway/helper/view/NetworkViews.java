package dev.slipway.helper.view;

import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.runtime.membership.Member;
import dev.slipway.runtime.membership.Memberships;
import dev.slipway.runtime.network.CreateNetwork;
import dev.slipway.runtime.network.Network;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Networks as the contract tells of them. */
public final class NetworkViews {
    private NetworkViews() {}

    /** All of them, by name. */
    public static List<NetworkSummary> summaries(Memberships networks, String defaultName) {
        return networks.list().stream()
                .map(network -> summary(network, defaultName, networks.isOurs(network)))
                .toList();
    }

    public static NetworkSummary summary(Network network, String defaultName, boolean ours) {
        return new NetworkSummary(
                network.name(),
                network.driver(),
                network.subnets(),
                network.bridge(),
                network.name().equals(defaultName),
                network.internal(),
                network.isolated(),
                network.names(),
                ours,
                network.labels(),
                network.created());
    }

    /**
     * A network with its members.
     *
     * @param pods the pod of an id
     */
    public static NetworkDetail detail(
            Network network, NetworkSummary summary, List<Member> members, Function<String, @Nullable PodConfig> pods) {
        Path file = network.file();
        return new NetworkDetail(
                summary,
                network.ranges().stream().map(NetworkViews::range).toList(),
                network.parent(),
                network.mtu() == 0 ? null : network.mtu(),
                file == null ? null : file.toString(),
                members.stream().map(member -> member(member, pods)).toList());
    }

    private static NetworkRange range(CreateNetwork.Range range) {
        return new NetworkRange(range.subnet(), range.gateway(), range.rangeStart(), range.rangeEnd());
    }

    private static NetworkDetail.Member member(Member member, Function<String, @Nullable PodConfig> pods) {
        var config = member.container().config();
        String pod = config.pod();
        PodConfig found = pod == null ? null : pods.apply(pod);
        var place = member.place();
        return new NetworkDetail.Member(
                config.id(),
                config.name(),
                member.container().status().word(),
                found == null ? null : found.name(),
                place == null ? null : ContainerViews.addresses(List.of(place)).get(0),
                member.wanted().aliases(),
                ContainerViews.ports(config));
    }
}
