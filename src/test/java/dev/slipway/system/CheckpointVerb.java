package dev.slipway.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCheckpointBuilder;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a client asks of a helper, which dies meanwhile, for the checkpoints of a container. */
enum CheckpointVerb {
    TAKE((client, subject) -> subject.take(client, "second", false)),
    TAKE_RUNNING((client, subject) -> subject.take(client, "second", true)),
    TAKE_POD((client, subject) -> subject.takePod(client, "second", false)),
    RESTORE_POD((client, subject) -> client.result(
            client.call(PodCalls.RESTORE, new PodCalls.Restore("first.subject")).job(), JsonNode.class)),
    RESTORE((client, subject) -> subject.restore(client, null)),
    CLONE((client, subject) -> subject.restore(client, "twin")),
    REMOVE((client, subject) -> client.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of("first"))),
    IMPORT((client, subject) -> subject.send(client));

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    CheckpointVerb(BiConsumer<Client, Subject> asking) {
        this.asking = asking;
    }

    /** Whether its subject is in a pod. */
    boolean ofPod() {
        return this == TAKE_POD || this == RESTORE_POD;
    }

    void ask(Client client, Subject subject) {
        asking.accept(client, subject);
    }

    /** Brings the subject to where the verb begins: it runs, and has one checkpoint. */
    void prepare(Client client, Subject subject) {
        if (ofPod()) {
            client.call(
                    PodCalls.CREATE,
                    PodCallsCreateBuilder.builder()
                            .name(subject.pod())
                            .networks(List.of())
                            .build());
            client.call(
                    ContainerCalls.CREATE,
                    ContainerCalls.Create.fromBundle(subject.bundle(), subject.name(), subject.pod(), null));
            client.call(PodCalls.START, new Common.Id(subject.pod()));
        } else {
            client.start(client.create(subject.bundle(), subject.name()));
        }
        client.awaitLine(subject.name(), "line 2 ");
        if (this == RESTORE_POD) {
            subject.takePod(client, "first", true);
            client.call(PodCalls.STOP, new PodCalls.Stop(subject.pod(), 0.0));
            return;
        }
        subject.take(client, "first", true);
        if (this == RESTORE) {
            client.stop(subject.name());
        }
        if (this == IMPORT) {
            subject.receive(client);
        }
    }

    /** The container that it is asked of. */
    static final class Subject {
        private final String bundle;
        private byte @Nullable [] archive;

        Subject(String bundle) {
            this.bundle = bundle;
        }

        String name() {
            return "subject";
        }

        String pod() {
            return "subjects";
        }

        String bundle() {
            return bundle;
        }

        private void take(Client client, String name, boolean leaveRunning) {
            client.result(
                    client.call(
                                    CheckpointCalls.CREATE,
                                    CheckpointCallsCreateBuilder.builder()
                                            .container(name())
                                            .name(name)
                                            .leaveRunning(leaveRunning)
                                            .build())
                            .job(),
                    CheckpointCalls.Taken.class);
        }

        private void takePod(Client client, String name, boolean leaveRunning) {
            client.result(
                    client.call(
                                    PodCalls.CHECKPOINT,
                                    PodCallsCheckpointBuilder.builder()
                                            .id(pod())
                                            .name(name)
                                            .leaveRunning(leaveRunning)
                                            .tcpEstablished(true)
                                            .build())
                            .job(),
                    JsonNode.class);
        }

        private void restore(Client client, @Nullable String clone) {
            client.result(
                    client.call(
                                    CheckpointCalls.RESTORE,
                                    CheckpointCallsRestoreBuilder.builder()
                                            .checkpoint("first")
                                            .mode(clone == null ? "inPlace" : "clone")
                                            .name(clone)
                                            .build())
                            .job(),
                    Common.Named.class);
        }

        private void receive(Client client) {
            Common.Channel begun = client.call(CheckpointCalls.EXPORT, new CheckpointCalls.Export("first", "zstd"));
            try (var channel = client.connection().openChannel(begun.channel())) {
                archive = channel.input().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.result(begun.job(), CheckpointCalls.Exported.class);
        }

        private void send(Client client) {
            Common.Channel begun = client.call(CheckpointCalls.IMPORT, new CheckpointCalls.Import("second"));
            try (var channel = client.connection().openChannel(begun.channel())) {
                channel.output().write(Objects.requireNonNull(archive));
                channel.endOfUpload();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.result(begun.job(), CheckpointCalls.Taken.class);
        }
    }
}
