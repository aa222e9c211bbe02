package dev.slipway.system;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a client asks of a helper, which dies meanwhile, for a volume and the container that uses it. */
enum VolumeVerb {
    CREATE((client, subject) -> subject.createVolume(client, null)),
    REMOVE((client, subject) -> client.call(VolumeCalls.REMOVE, new VolumeCalls.Remove(subject.volume(), null, null))),
    IMPORT((client, subject) -> subject.importList(client)),
    CREATE_CONTAINER((client, subject) -> subject.createContainer(client)),
    START((client, subject) -> client.start(subject.container())),
    START_ON_DEVICE((client, subject) -> client.start(subject.container())),
    STOP_ON_DEVICE((client, subject) -> client.stop(subject.container())),
    REMOVE_CONTAINER((client, subject) ->
            client.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(subject.container(), true, true, null)));

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    VolumeVerb(BiConsumer<Client, Subject> asking) {
        this.asking = asking;
    }

    void ask(Client client, Subject subject) {
        asking.accept(client, subject);
    }

    /** Brings the subject to where the verb begins. */
    void prepare(Client client, Subject subject) {
        switch (this) {
            case CREATE, CREATE_CONTAINER -> {}
            case REMOVE, IMPORT -> subject.createVolume(client, null);
            case START -> subject.createContainer(client);
            case START_ON_DEVICE, STOP_ON_DEVICE -> {
                subject.createVolume(client, "tmpfs");
                subject.createContainer(client);
            }
            case REMOVE_CONTAINER -> {
                subject.createContainer(client);
                client.start(subject.container());
                client.stop(subject.container());
            }
        }
        if (this == STOP_ON_DEVICE) {
            client.start(subject.container());
        }
    }

    /**
     * The volume and container that it is asked of.
     *
     * @param bundle what the container is made of; the volume lies over its bin
     * @param data where the volume's files are
     */
    record Subject(String volume, String container, String bundle, Path data) {
        void createVolume(Client client, @Nullable String type) {
            var options = type == null ? null : Map.of("type", type);
            client.call(VolumeCalls.CREATE, new VolumeCalls.Create(volume, null, null, options));
            if (type == null && Files.isDirectory(data)) {
                try {
                    Files.writeString(data.resolve("old"), "old");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** It has an anonymous volume as well. */
        void createContainer(Client client) {
            client.call(
                    ContainerCalls.CREATE,
                    ContainerCallsCreateBuilder.builder()
                            .bundle(bundle)
                            .name(container)
                            .stopTimeout(0.0)
                            .volumes(List.of(
                                    new ContainerCalls.VolumeOption(volume, "/etc", null),
                                    new ContainerCalls.VolumeOption(null, "/nameless", null)))
                            .build());
        }

        void importList(Client client) {
            var begun = client.call(VolumeCalls.IMPORT, new Common.Id(volume));
            try (var channel = client.connection().openChannel(begun.channel())) {
                channel.output()
                        .write(new HostileTar()
                                .file("new", "new")
                                .file("old", "newer")
                                .bytes());
                channel.endOfUpload();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.result(begun.job(), VolumeCalls.Imported.class);
        }

        Optional<VolumeSummary> find(Client client) {
            return client.call(VolumeCalls.LIST, VolumeCalls.ListQuery.ALL).stream()
                    .filter(found -> found.name().equals(volume))
                    .findFirst();
        }

        /** Whether what is asked for was done before the death. */
        boolean refusedAsDone(RpcException refused) {
            return refused.kind()
                    .filter(kind -> switch (kind) {
                        case VOLUME_EXISTS, NO_SUCH_VOLUME, NAME_IN_USE, NO_SUCH_CONTAINER, STATE_INVALID -> true;
                        default -> false;
                    })
                    .isPresent();
        }
    }
}
