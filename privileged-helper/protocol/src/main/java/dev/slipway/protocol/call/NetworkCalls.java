package dev.slipway.protocol.call;

import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CNI networks. Their names are their ids. */
public final class NetworkCalls {
    private NetworkCalls() {}

    public static final Call<Create, Common.Named> CREATE =
            Call.of("network.create", Create.class, Common.Named.class, "Makes a network.");
    public static final Call<Call.None, List<NetworkSummary>> LIST =
            Call.listing("network.list", Call.None.class, NetworkSummary.class, "Networks by name.");
    public static final Call<Common.Id, NetworkDetail> INSPECT =
            Call.of("network.inspect", Common.Id.class, NetworkDetail.class, "Everything known of a network.");
    public static final Call<Remove, Call.Done> REMOVE =
            Call.of("network.remove", Remove.class, Call.Done.class, "Removes it, with its bridge.");
    public static final Call<Connect, Call.Done> CONNECT = Call.of(
            "network.connect", Connect.class, Call.Done.class, "Puts a container on it, one that runs at once.");
    public static final Call<Disconnect, Call.Done> DISCONNECT = Call.of(
            "network.disconnect", Disconnect.class, Call.Done.class, "Takes a container off it, at once as well.");

    /**
     * What a network is made from.
     *
     * @param driver {@code bridge} (absent too), {@code macvlan} or {@code ipvlan}
     * @param subnets at most one IPv4 and one IPv6 range; absent for a free one of IPv4
     * @param ipv6 whether it has an IPv6 range, a free one if none is given; absent is false
     * @param internal whether it leads nowhere but to its members; absent is false
     * @param isolated whether members of other networks are kept out; absent is false
     * @param names whether its members find each other by name; absent is true
     * @param mtu bytes of the largest packet; absent for the kernel's choice
     * @param bridge host interface; absent for one that is named for it
     * @param parent host interface that a macvlan or ipvlan network is made upon
     * @param mode of macvlan {@code bridge private vepa passthru}, of ipvlan {@code l2 l3 l3s}; absent for the first
     */
    @RecordBuilder
    public record Create(
            String name,
            @Nullable String driver,
            @Nullable List<NetworkRange> subnets,
            @Nullable Boolean ipv6,
            @Nullable Boolean internal,
            @Nullable Boolean isolated,
            @Nullable Boolean names,
            @Nullable Integer mtu,
            @Nullable String bridge,
            @Nullable String parent,
            @Nullable String mode,
            @Nullable Map<String, String> labels) {
        /** A bridge with a free range, or with these. */
        public static Create named(String name, String... subnets) {
            return NetworkCallsCreateBuilder.builder()
                    .name(name)
                    .subnets(List.of(subnets).stream()
                            .map(subnet -> new NetworkRange(subnet, null, null, null))
                            .toList())
                    .build();
        }
    }

    /** {@code force} removes the containers and pods on it first. */
    public record Remove(String id, @Nullable Boolean force) {}

    /**
     * A container, or a pod for its infra container, and what it wants of its place.
     *
     * @param options absent for nothing in particular
     */
    public record Connect(
            String id, String container, @Nullable NetworkOptions options) {}

    /** With {@code force}, one that is not on it is no error, nor a plugin that fails. */
    public record Disconnect(
            String id, String container, @Nullable Boolean force) {}
}
