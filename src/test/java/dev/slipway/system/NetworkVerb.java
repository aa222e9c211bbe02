package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.rpc.RpcException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a client asks of a helper, which dies meanwhile, for a network and a container that runs. */
enum NetworkVerb {
    CREATE(Set.of("NETWORK_EXISTS"), (client, subject) -> subject.createNetwork(client)),
    REMOVE(
            Set.of("NO_SUCH_NETWORK"),
            (client, subject) -> client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(subject.network(), null))),
    CONNECT(
            Set.of("IN_USE"),
            (client, subject) -> client.call(
                    NetworkCalls.CONNECT, new NetworkCalls.Connect(subject.network(), subject.container(), null))),
    DISCONNECT(
            Set.of("INVALID_ARGUMENT"),
            (client, subject) -> client.call(
                    NetworkCalls.DISCONNECT,
                    new NetworkCalls.Disconnect(subject.network(), subject.container(), null))),
    RENAME(
            Set.of("NO_SUCH_CONTAINER"),
            (client, subject) -> client.call(
                    ContainerCalls.RENAME, new ContainerCalls.Rename(subject.container(), subject.other())));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<String> done;

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    NetworkVerb(Set<String> done, BiConsumer<Client, Subject> asking) {
        this.done = done;
        this.asking = asking;
    }

    void ask(Client client, Subject subject) {
        asking.accept(client, subject);
    }

    /** Whether a refusal says that it was done before. */
    boolean refusedAsDone(RpcException refused) {
        return refused.kind().filter(kind -> done.contains(kind.name())).isPresent();
    }

    /** Brings the subject to where the verb begins. */
    void prepare(Client client, Subject subject) {
        switch (this) {
            case CREATE -> {}
            case REMOVE -> {
                subject.createNetwork(client);
                client.remove(subject.start(client, List.of(subject.network())));
            }
            case CONNECT -> {
                subject.createNetwork(client);
                subject.start(client, List.of(subject.first()));
            }
            case DISCONNECT, RENAME -> {
                subject.createNetwork(client);
                subject.start(client, List.of(subject.first(), subject.network()));
            }
        }
    }

    /**
     * The network and the container that it is asked of.
     *
     * @param first a network that is there and stays
     * @param other the name that a renaming gives the container
     * @param bundle what that is made of
     */
    record Subject(String network, String first, String container, String other, String bundle) {
        void createNetwork(Client client) {
            client.call(NetworkCalls.CREATE, NetworkCalls.Create.named(network));
        }

        String start(Client client, List<String> networks) {
            var id = client.call(
                            ContainerCalls.CREATE,
                            ContainerCallsCreateBuilder.builder(
                                            ContainerCalls.Create.fromBundle(bundle, container, null, networks))
                                    .stopTimeout(0.0)
                                    .build())
                    .id();
            client.start(id);
            return id;
        }
    }
}
