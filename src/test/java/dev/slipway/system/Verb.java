package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import dev.slipway.protocol.call.ExecCalls;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a client asks of a helper that dies meanwhile: from which status, to which, and what may be found afterwards. */
enum Verb {
    CREATE("absent", "configured", Set.of("absent", "configured"), (client, subject) -> subject.create(client)),
    INIT(
            "configured",
            "created",
            Set.of("configured", "created"),
            (client, subject) -> client.call(ContainerCalls.INIT, new Common.Id(subject.name()))),
    START("configured", "running", Set.of("configured", "running"), (client, subject) -> client.start(subject.name())),
    START_CREATED(
            "created", "running", Set.of("created", "running"), (client, subject) -> client.start(subject.name())),
    STOP("running", "exited", Set.of("running", "exited"), (client, subject) -> client.stop(subject.name())),
    STOP_AT_ONCE(
            "running",
            "exited",
            Set.of("running", "exited"),
            (client, subject) -> client.call(ContainerCalls.STOP, new ContainerCalls.Stop(subject.name(), 0.0))),
    REMOVE("exited", "absent", Set.of("exited", "absent"), Verb::remove),
    REMOVE_CREATED("created", "absent", Set.of("created", "absent"), Verb::remove),
    REMOVE_RUNNING(
            "running",
            "absent",
            Set.of("running", "exited", "absent"),
            (client, subject) -> client.remove(subject.name())),
    RENAME(
            "running",
            "running",
            Set.of("running"),
            (client, subject) ->
                    client.call(ContainerCalls.RENAME, new ContainerCalls.Rename(subject.name(), subject.other()))),
    EXEC("running", "running", Set.of("running"), (client, subject) -> subject.exec(client, "/bin/sleep", "98765")),
    EXEC_THAT_ENDS("running", "running", Set.of("running"), (client, subject) -> {
        var session = subject.exec(client, "/bin/true");
        await().until(() ->
                client.call(ExecCalls.INSPECT, new Common.Id(session)).status().equals("stopped"));
    });

    private final String from;
    private final String to;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<String> between;

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    Verb(String from, String to, Set<String> between, BiConsumer<Client, Subject> asking) {
        this.from = from;
        this.to = to;
        this.between = between;
        this.asking = asking;
    }

    /**
     * The container that it is asked of.
     *
     * @param bundle what it is made of
     * @param other the name that a renaming gives it
     * @param networks what it joins
     */
    record Subject(String name, String other, String bundle, List<String> networks) {
        String create(Client client) {
            return client.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, name, null, networks))
                    .id();
        }

        private String exec(Client client, String... command) {
            return client.call(
                            ContainerCalls.EXEC,
                            ContainerCallsExecBuilder.builder()
                                    .id(name)
                                    .command(List.of(command))
                                    .detach(true)
                                    .build())
                    .exec();
        }
    }

    /** The status the container is brought to first. */
    String from() {
        return from;
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
        subject.create(client);
        switch (from) {
            case "configured" -> {}
            case "created" -> INIT.ask(client, subject);
            default -> START.ask(client, subject);
        }
        if (from.equals("exited")) {
            client.stop(subject.name());
        }
    }

    private static void remove(Client client, Subject subject) {
        client.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(subject.name(), false, null, null));
    }
}
