package dev.slipway.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** What a client asks of a helper, which dies meanwhile, for images and a container that is made of one. */
enum ImageVerb {
    CREATE((client, subject) -> subject.create(client)),
    REMOVE((client, subject) -> client.remove(subject.container())),
    /** While the pin of its last container lingers. */
    REMOVE_IMAGE(
            (client, subject) -> client.call(ImageCalls.REMOVE, new ImageCalls.Remove(subject.imageId(client), true))),
    COMMIT((client, subject) -> client.result(
            client.call(
                            FileCalls.COMMIT,
                            new FileCalls.Commit(subject.container(), subject.committed(), null, null, null))
                    .job(),
            Common.Named.class)),
    PUT((client, subject) -> subject.put(client, "new")),
    LOAD((client, subject) -> subject.load(client));

    @SuppressWarnings("ImmutableEnumChecker") // has no state
    private final BiConsumer<Client, Subject> asking;

    ImageVerb(BiConsumer<Client, Subject> asking) {
        this.asking = asking;
    }

    void ask(Client client, Subject subject) {
        asking.accept(client, subject);
    }

    /** Brings the subject to where the verb begins. */
    void prepare(Client client, Subject subject) {
        if (this != CREATE) {
            subject.create(client);
            subject.put(client, "old");
        }
        if (this == REMOVE_IMAGE) {
            client.remove(subject.container());
        }
    }

    /**
     * What it is asked of.
     *
     * @param container name of a container
     * @param image what that is made of
     * @param committed name of the image that is made of it
     * @param archive of images, one of which takes a name from {@code image}
     */
    record Subject(String container, String image, String committed, byte[] archive) {
        static final String FILE = "/cargo";

        private void create(Client client) {
            client.call(
                    ContainerCalls.CREATE,
                    ContainerCallsCreateBuilder.builder()
                            .image(image)
                            .name(container)
                            .networks(List.of())
                            .build());
        }

        /** The image's name where there is none. */
        private String imageId(Client client) {
            return client.call(ImageCalls.LIST, ImageCalls.Listing.ALL).stream()
                    .filter(each -> each.names().contains(image))
                    .map(ImageSummary::id)
                    .findFirst()
                    .orElse(image);
        }

        private void put(Client client, String text) {
            upload(
                    client,
                    client.call(FileCalls.PUT, new FileCalls.Put(container, FILE, null, null, null)),
                    text.getBytes(StandardCharsets.UTF_8));
        }

        private void load(Client client) {
            upload(client, client.call(ImageCalls.LOAD), archive);
        }

        private static void upload(Client client, Common.Channel begun, byte[] bytes) {
            try (var channel = client.connection().openChannel(begun.channel())) {
                channel.output().write(bytes);
                channel.endOfUpload();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.result(begun.job(), JsonNode.class);
        }

        /** What the file in the container says, or that there is none. */
        String content(Client client) {
            try {
                var begun = client.call(FileCalls.READ, new FileCalls.File(container, FILE));
                try (var channel = client.connection().openChannel(begun.channel())) {
                    return new String(channel.input().readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
