package dev.slipway.system;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a client asks of a helper for a pod: from which status, to which, and what may be found if the helper dies of it. */
enum PodVerb {
    CREATE("absent", "created", Set.of("absent", "created"), (client, subject) -> subject.create(client)),
    START(
            "created",
            "running",
            Set.of("created", "degraded", "running"),
            (client, subject) -> client.call(PodCalls.START, new Common.Id(subject.name()))),
    STOP("running", "exited", Set.of("running", "degraded", "exited"), (client, subject) -> subject.stop(client)),
    REMOVE("exited", "absent", Set.of("exited", "absent"), (client, subject) -> subject.remove(client)),
    REMOVE_CREATED("created", "absent", Set.of("created", "absent"), (client, subject) -> subject.remove(client)),
    REMOVE_RUNNING(
            "running",
            "absent",
            Set.of("running", "degraded", "exited", "absent"),
            (client, subject) -> subject.remove(client));

    private final String from;
    private final String to;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<String> between;

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    PodVerb(String from, String to, Set<String> between, BiConsumer<Client, Subject> asking) {
        this.from = from;
        this.to = to;
        this.between = between;
        this.asking = asking;
    }

    /**
     * The pod that it is asked of.
     *
     * @param bundle what its containers are made of
     * @param networks what it joins
     */
    record Subject(String name, String bundle, List<String> networks) {
        /** How many containers it has, with its infra container. */
        static final int CONTAINERS = 3;

        private void create(Client client) {
            client.call(
                    PodCalls.CREATE,
                    PodCallsCreateBuilder.builder()
                            .name(name)
                            .networks(networks)
                            .build());
        }

        /** Gives it its containers. */
        void fill(Client client) {
            for (var number = 1; number < CONTAINERS; number++) {
                client.call(
                        ContainerCalls.CREATE,
                        ContainerCalls.Create.fromBundle(bundle, name + "-" + number, name, null));
            }
        }

        private void stop(Client client) {
            client.call(PodCalls.STOP, new PodCalls.Stop(name, 0.0));
        }

        void remove(Client client) {
            client.call(PodCalls.REMOVE, new PodCalls.Remove(name, true, 0.0));
        }

        /** How it stands in the list; {@code absent} if it does not. */
        String status(Client client) {
            return client.call(PodCalls.LIST, PodCalls.ListQuery.ALL).stream()
                    .filter(pod -> pod.name().equals(name))
                    .map(PodSummary::status)
                    .findFirst()
                    .orElse("absent");
        }
    }

    /** The status it has once the verb was done. */
    String to() {
        return to;
    }

    /** What the next helper may find. */
    Set<String> between() {
        return between;
    }

    void ask(Client client, Subject subject) {
        asking.accept(client, subject);
    }

    /** Brings the subject to where the verb begins. */
    void prepare(Client client, Subject subject) {
        if (from.equals("absent")) {
            return;
        }
        CREATE.ask(client, subject);
        subject.fill(client);
        if (!from.equals("created")) {
            START.ask(client, subject);
        }
        if (from.equals("exited")) {
            STOP.ask(client, subject);
        }
    }
}
