package dev.slipway.runtime.container;

import dev.slipway.runtime.network.Attachment;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.Networks;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places on networks that a container is to have, and the names that it has there. */
final class Places {
    private static final int SHORT_ID = 12;

    private final State state;
    private final Networks networks;

    Places(State state, Networks networks) {
        this.state = state;
        this.networks = networks;
    }

    /** The places on these of its networks. */
    Attachment of(ContainerConfig config, String netns, List<String> wanted) {
        return of(config, netns, wanted, Map.of());
    }

    /**
     * The places on these of its networks.
     *
     * @param instead what is wanted of places, by network, in place of what its configuration wants
     */
    Attachment of(ContainerConfig config, String netns, List<String> wanted, Map<String, NetworkOptions> instead) {
        return new Attachment(
                config.id(),
                name(state, config),
                netns,
                wanted.stream()
                        .map(network -> wish(config, network, instead.get(network)))
                        .toList(),
                config.ports());
    }

    private Attachment.Wish wish(ContainerConfig config, String network, @Nullable NetworkOptions instead) {
        NetworkOptions options = instead == null ? config.networkOptions(network) : instead;
        if (!networks.require(network).names()) {
            return new Attachment.Wish(network, options);
        }
        return new Attachment.Wish(
                network, new NetworkOptions(options.addresses(), options.mac(), aliases(config, network)));
    }

    /** The further names under which it is found on a network: those that are wanted, and its short id. */
    static List<String> aliases(ContainerConfig config, String network) {
        List<String> all = new ArrayList<>(config.networkOptions(network).aliases());
        all.add(config.id().substring(0, SHORT_ID));
        return all;
    }

    /** Its name for others on a network: that of its pod, if it holds the pod's place. */
    static String name(State state, ContainerConfig config) {
        return Optional.ofNullable(config.infra() ? config.pod() : null)
                .flatMap(state::pod)
                .map(PodConfig::name)
                .orElse(config.name());
    }
}
