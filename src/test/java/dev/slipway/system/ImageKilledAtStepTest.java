package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * A helper is killed at each step of what it does with images. The next one has each image in use pinned and no other, all
 * of what was coming into the store or none, and nothing underway.
 */
class ImageKilledAtStepTest extends KilledHelperTest {
    private static final String IMAGE = "localhost/harbour:1";
    private static final String TAKEN = "localhost/taken:1";
    private static final String OTHER = "localhost/other:1";
    private static final String COMMITTED = "localhost/committed:1";

    /** How creations and removals are refused that are done. */
    private static final Set<Optional<ErrorKind>> DONE = Stream.of(
                    ErrorKind.NAME_IN_USE, ErrorKind.NO_SUCH_CONTAINER, ErrorKind.NO_SUCH_IMAGE)
            .map(Optional::of)
            .collect(Collectors.toSet());

    static Stream<Step<ImageVerb>> steps() {
        var steps = new ArrayList<Step<ImageVerb>>();
        steps.add(after(ImageVerb.CREATE, "runtime.image.Pins", "pin"));
        steps.add(after(ImageVerb.CREATE, "state.Store", "save"));
        steps.add(before(ImageVerb.REMOVE, "runtime.image.Pins", "unpinLater"));
        steps.add(after(ImageVerb.REMOVE, "runtime.image.Pins", "unpinLater"));
        steps.add(before(ImageVerb.REMOVE_IMAGE, "runtime.image.Pins", "unpin"));
        steps.add(after(ImageVerb.REMOVE_IMAGE, "runtime.image.Pins", "unpin"));
        steps.add(after(ImageVerb.REMOVE_IMAGE, "runtime.image.StorageProgram", "deleteImage"));
        for (var verb : List.of(ImageVerb.COMMIT, ImageVerb.LOAD)) {
            steps.add(before(verb, "runtime.image.Skopeo", "copy"));
            steps.add(after(verb, "runtime.image.Skopeo", "copy"));
            steps.add(before(verb, "runtime.image.Intakes", "end"));
        }
        steps.add(after(ImageVerb.COMMIT, "runtime.image.OciLayout", "finish"));
        steps.add(after(ImageVerb.LOAD, "runtime.image.Skopeo", "copy").at(2));
        steps.add(before(ImageVerb.PUT, "runtime.container.FilePut", "write"));
        steps.add(after(ImageVerb.PUT, "runtime.container.FilePut", "write"));
        steps.add(before(ImageVerb.PUT, "state.Store", "save"));
        return steps.stream();
    }

    @AtEachStep
    @Tag("R-FS-01")
    @Tag("R-IMG-02")
    void isMadeGoodByTheNextOne(Step<ImageVerb> step) throws IOException {
        var verb = step.verb();
        var store = helperFolder().store();
        var image = TestImage.of("one").write(folder().resolve("image"));
        for (var name : List.of(IMAGE, TAKEN)) {
            Programs.run("skopeo", "copy", "oci:" + image, store.reference(name));
        }
        var subject = new ImageVerb.Subject("subject", IMAGE, COMMITTED, archive());
        Map<String, Set<String>> before;
        try (var client = doomed(step)) {
            verb.prepare(client, subject);
            before = images(client);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            await().untilAsserted(() -> assertMachineAgrees(client));
            assertSound(client, store);
            if (verb == ImageVerb.COMMIT || verb == ImageVerb.LOAD) {
                assertThat(images(client)).isEqualTo(before);
            }
            if (verb == ImageVerb.PUT) {
                assertThat(subject.content(client)).isIn("old", "new");
            }
            askAgain(() -> verb.ask(client, subject), refused -> DONE.contains(refused.kind()));
            await().untilAsserted(() -> assertSound(client, store)); // a pin lingers
            assertDone(client, verb, subject);
            client.containers().forEach(container -> client.remove(container.id()));
            client.call(ImageCalls.LIST, ImageCalls.Listing.ALL)
                    .forEach(each -> client.call(ImageCalls.REMOVE, new ImageCalls.Remove(each.id(), true)));
            assertThat(store.content()).isEmpty();
        }
    }

    /** Of two images, the second of which takes a name from the one that is there. */
    private byte[] archive() {
        var other = TestImage.of("two").write(folder().resolve("other"));
        var taking = TestImage.of("one", "three").write(folder().resolve("taking"));
        var named = new LinkedHashMap<String, Path>();
        named.put(OTHER, other);
        named.put(TAKEN, taking);
        return TestImage.archive(folder().resolve("archive"), named);
    }

    private void assertSound(Client client, TestStore store) throws IOException {
        var used = client.containers().stream()
                .anyMatch(container -> container.name().equals("subject"));
        assertThat(store.content())
                .filteredOn(line -> line.startsWith("containers "))
                .hasSize(used ? 1 : 0);
        assertThat(store.content())
                .filteredOn(line -> line.startsWith("folder "))
                .hasSameSizeAs(store.content().stream()
                        .filter(line -> line.startsWith("layers "))
                        .toList());
        for (var folder : List.of("unfinished", "images")) {
            var place = helperFolder().root().resolve(folder);
            if (Files.exists(place)) {
                assertThat(place).isEmptyDirectory();
            }
        }
    }

    private static void assertDone(Client client, ImageVerb verb, ImageVerb.Subject subject) {
        switch (verb) {
            case CREATE -> assertThat(find(client, subject.container())).isPresent();
            case REMOVE -> assertThat(find(client, subject.container())).isEmpty();
            case REMOVE_IMAGE -> assertThat(images(client)).isEmpty();
            case COMMIT -> assertThat(names(client)).containsExactlyInAnyOrder(IMAGE, TAKEN, COMMITTED);
            case PUT -> assertThat(subject.content(client)).isEqualTo("new");
            case LOAD -> {
                assertThat(names(client)).containsExactlyInAnyOrder(IMAGE, TAKEN, OTHER);
                assertThat(images(client)).hasSize(3);
            }
        }
    }

    /** Ids, with the names of each. */
    private static Map<String, Set<String>> images(Client client) {
        return client.call(ImageCalls.LIST, ImageCalls.Listing.ALL).stream()
                .collect(Collectors.toMap(
                        ImageSummary::id, image -> new TreeSet<>(image.names()), (one, same) -> one, TreeMap::new));
    }

    private static List<String> names(Client client) {
        return images(client).values().stream().flatMap(Set::stream).toList();
    }
}
