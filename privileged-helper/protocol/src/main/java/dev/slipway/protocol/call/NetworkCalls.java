package dev.slipway.protocol.call;

import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;

/** CNI networks. */
public final class NetworkCalls {
    private NetworkCalls() {}

    public static final Call<Call.None, List<NetworkSummary>> LIST =
            Call.listing("network.list", Call.None.class, NetworkSummary.class, "Networks by name.");
}
