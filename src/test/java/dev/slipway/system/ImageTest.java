package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsImportBuilder;
import dev.slipway.protocol.call.ImageCallsPullBuilder;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.JobInfo;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.runtime.image.ImageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images over the socket, in a store that podman uses too, from a real registry. */
class ImageTest extends SharedHelperTest {
    /** Of a registry that goes on between the tests. */
    private final TestFolder registryFolder = TestFolder.create();

    private TestRegistry registry;
    private TestStore store;

    @Override
    void prepare() {
        store = helperFolder().store();
        registry = TestRegistry.open(registryFolder.path());
        var config = ImageConfig.EMPTY
                .edit()
                .architecture("amd64")
                .os("linux")
                .entrypoint(List.of("/bin/web"))
                .command(List.of("serve"))
                .env(List.of("PATH=/bin"))
                .user("1000:1000")
                .workingDir("/srv")
                .labels(Map.of("team", "harbour"))
                .stopSignal("SIGQUIT")
                .volumes(List.of("/data"))
                .exposedPorts(List.of("80/tcp"))
                .build();
        registry.push(TestImage.of("one", "two").config(config).write(folder().resolve("web")), "web:1");
    }

    @AfterAll
    void closeRegistry() {
        registry.close();
        Leaks.assertNothingLeft(registryFolder.name(), "file " + registryFolder.path());
        registryFolder.close();
    }

    @AfterEach
    void removeImages() {
        for (ImageSummary image : list()) {
            client().call(ImageCalls.REMOVE, new ImageCalls.Remove(image.id(), true));
        }
        assertThat(store.content()).isEmpty();
        assertThat(work()).isEmpty();
    }

    @Test
    @Tag("R-IMG-01")
    @Tag("R-IMG-03")
    void aPulledImageTellsWhatItIsAndIsThereForPodmanToo() {
        var image = pull("web:1");
        assertThat(image.names()).containsExactly(registry.host() + "/web:1");
        assertThat(image.layers()).isEqualTo(2);
        assertThat(image.labels()).containsExactly(Map.entry("team", "harbour"));
        assertThat(store.podman("images", "--no-trunc", "--quiet")).contains(image.id());
        var detail = client().call(ImageCalls.INSPECT, new Common.Id("web:1"));
        assertThat(detail.image()).isEqualTo(image);
        assertThat(detail.config())
                .isEqualTo(new ImageDetail.Config(
                        List.of("/bin/web"),
                        List.of("serve"),
                        List.of("PATH=/bin"),
                        "1000:1000",
                        "/srv",
                        Map.of("team", "harbour"),
                        "SIGQUIT",
                        List.of("/data"),
                        List.of("80/tcp"),
                        null));
        assertThat(detail.usedBy()).isEmpty();
        assertThat(detail.image().size()).isEqualTo(podmanSize(image.id()));
        var history = client().call(ImageCalls.HISTORY, new Common.Id(image.id().substring(0, 8)));
        assertThat(history).extracting(ImageDetail.Step::createdBy).containsExactly("step 1", "step 0");
        assertThat(history)
                .extracting(ImageDetail.Step::layer)
                .containsExactlyElementsOf(
                        detail.layers().stream().map(ImageDetail.Layer::id).toList());
    }

    @Test
    @Tag("R-IMG-03")
    void whatPodmanDoesIsSeenInTheListInEventsAndInTheWorld() {
        var begun = Instant.now();
        var world = new WatchedImages(client().connection());
        store.podman("pull", "--quiet", "--tls-verify=false", registry.host() + "/web:1");
        await().atMost(Duration.ofSeconds(20)).until(() -> world.images().size() == 1);
        var image = list().get(0);
        assertThat(world.images()).containsOnlyKeys(image.id());
        store.podman("tag", image.id(), "localhost/other:2");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.images().get(image.id()).path("names").size() == 2);
        store.podman("rmi", "--force", image.id());
        await().atMost(Duration.ofSeconds(20)).until(() -> world.images().isEmpty());
        assertThat(actions(begun, image.id()))
                .containsSubsequence("add", "tag", "remove")
                .isSubsetOf("add", "tag", "untag", "remove");
        assertThat(actions(begun, "none")).isEmpty();
    }

    @Test
    @Tag("R-IMG-02")
    void aPullTellsOfEachLayerAndItsCancelLeavesNothing() {
        var big = new byte[3 << 20];
        new Random(7).nextBytes(big);
        registry.push(TestImage.of("small").layer("big", big).write(folder().resolve("big")), "big:1");
        var before = store.content();
        try (var link = StallingLink.to(registry.port(), 1 << 20)) {
            var job = client().call(
                            ImageCalls.PULL,
                            ImageCallsPullBuilder.builder()
                                    .reference(link.host() + "/big:1")
                                    .tlsVerify(false)
                                    .build())
                    .job();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var parts = job(job).parts();
                assertThat(parts).hasSize(2);
                assertThat(parts).extracting(JobInfo.Part::state).containsExactly("done", "running");
                assertThat(parts.get(1).done()).isBetween(500_000L, 2L << 20);
                assertThat(store.content()).anyMatch(line -> line.startsWith("layers "));
            });
            client().call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(job));
            assertThat(kind(() -> client().result(job, ImageCalls.Come.class))).isEqualTo("CANCELLED");
        }
        assertThat(store.content()).isEqualTo(before);
        assertThat(work()).isEmpty();
    }

    @Test
    @Tag("R-IMG-04")
    void whatCannotBePulledIsSaidWithItsReason() throws IOException {
        assertThat(refusal(ImageCalls.Pull.of(registry.host() + "/none:1")))
                .isEqualTo("NETWORK: the registry speaks HTTP, not HTTPS");
        assertThat(refusal(plain(registry.host() + "/none:1"))).isEqualTo("NO_SUCH_IMAGE: there is no such image");
        assertThat(refusal(plain(registry.host() + "/web:2"))).isEqualTo("NO_SUCH_IMAGE: there is no such image");
        assertThat(refusal(plain("127.0.0.1:1/web:1"))).isEqualTo("NETWORK: the registry can't be reached");
        assertThat(refusal(plain(registry.host() + "/web@sha256:" + "0".repeat(64))))
                .isEqualTo("NO_SUCH_IMAGE: there is no such image");
        assertThat(kind(() -> client().result(
                                client().call(ImageCalls.PULL, plain("Not A Name"))
                                        .job(),
                                ImageCalls.Come.class)))
                .isEqualTo("INVALID_ARGUMENT");
        try (var guarded = TestRegistry.guarded(folder().resolve("guarded"))) {
            guarded.push(folder().resolve("web"), "web:1");
            assertThat(refusal(plain(guarded.host() + "/web:1"))).startsWith("NOT_PERMITTED: ");
            var pull = ImageCallsPullBuilder.builder(plain(guarded.host() + "/web:1"));
            assertThat(refusal(pull.credentials(new ImageCalls.Credentials(TestRegistry.USER, "wrong"))
                            .build()))
                    .startsWith("NOT_PERMITTED: ");
            var image = come(pull.credentials(new ImageCalls.Credentials(TestRegistry.USER, TestRegistry.PASSWORD))
                            .build())
                    .get(0);
            assertThat(image.names()).containsExactly(guarded.host() + "/web:1");
        }
    }

    @Test
    @Tag("R-IMG-04")
    void aLayerThatIsNotWhatItsDigestSaysIsRefused() throws IOException {
        var layout = TestImage.of("sound", "forged").write(folder().resolve("forged"));
        registry.push(layout, "forged:1");
        var blob = registry.blob(lowestLayer(layout));
        var bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
        assertThat(refusal(plain(registry.host() + "/forged:1"))).startsWith("INVALID_ARGUMENT: ");
        assertThat(store.content()).isEmpty();
    }

    @Test
    @Tag("R-IMG-05")
    void aSavedImageIsLoadedByPodmanAndByUs() throws IOException {
        var image = pull("web:1");
        client().call(ImageCalls.TAG, new ImageCalls.Tag(image.id(), "second:2"));
        for (String format : List.of("docker-archive", "oci-archive")) {
            var archive = save(image.id(), format);
            client().call(ImageCalls.REMOVE, new ImageCalls.Remove(image.id(), true));
            assertThat(store.content()).isEmpty();
            var file = Files.write(folder().resolve("saved.tar"), archive);
            store.podman("load", "--quiet", "--input", file.toString());
            await().until(() -> list().size() == 1);
            store.podman("rmi", "--all", "--force");
            await().until(() -> list().isEmpty());
            var loaded = load(archive);
            assertThat(loaded).extracting(ImageSummary::layers).containsExactly(2);
            assertThat(loaded.get(0).names()).containsAnyOf(registry.host() + "/web:1", "localhost/second:2");
            image = loaded.get(0);
        }
    }

    @Test
    @Tag("R-IMG-05")
    void anArchiveThatIsCutOrHostileLeavesNothing() throws IOException {
        var image = pull("web:1");
        var archive = save(image.id(), "docker-archive");
        client().call(ImageCalls.REMOVE, new ImageCalls.Remove(image.id(), true));
        for (byte[] bad : List.of(
                Arrays.copyOf(archive, archive.length / 2), new byte[0], "no tar".getBytes(StandardCharsets.UTF_8))) {
            assertThat(kind(() -> load(bad))).isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(store.content()).isEmpty();
    }

    @Test
    @Tag("R-IMG-05")
    void anArchiveOfWhichOneImageIsDamagedGivesBackTheNamesThatTheOthersTook() throws IOException {
        var image = pull("web:1");
        client().call(ImageCalls.TAG, new ImageCalls.Tag(image.id(), "taken:1"));
        var before = store.content();
        var named = new LinkedHashMap<String, Path>();
        named.put("localhost/taken:1", TestImage.of("first").write(folder().resolve("first")));
        named.put("localhost/second:1", TestImage.of("second").write(folder().resolve("second")));
        var archive = TestImage.archive(folder().resolve("two"), named);
        var loaded = load(archive);
        assertThat(loaded)
                .extracting(ImageSummary::names)
                .containsExactly(List.of("localhost/taken:1"), List.of("localhost/second:1"));
        loaded.forEach(each -> remove(each.id(), true));
        client().call(ImageCalls.TAG, new ImageCalls.Tag(image.id(), "taken:1"));
        assertThat(store.content()).isEqualTo(before);

        var layout = folder().resolve("two/layout");
        Files.write(layout.resolve("blobs/sha256").resolve(lowestLayer(layout, 1)), new byte[] {1, 2, 3});
        var tar = folder().resolve("damaged.tar");
        Programs.run("tar", "-C", layout.toString(), "-cf", tar.toString(), ".");
        assertThat(kind(() -> load(Files.readAllBytes(tar)))).isEqualTo("INVALID_ARGUMENT");
        assertThat(store.content()).isEqualTo(before);
    }

    @Test
    @Tag("R-IMG-01")
    @Tag("R-IMG-05")
    void aFolderOfTheHostIsPulledWithTheNameThatItSaysOrNone() {
        var layout = TestImage.of("folder").write(folder().resolve("plain"));
        var listed = folder().resolve("listed");
        Programs.run("skopeo", "copy", "oci:" + layout, "oci:" + listed + ":web:7");
        var dir = folder().resolve("dir");
        Programs.run("skopeo", "copy", "oci:" + layout, "dir:" + dir);
        assertThat(fromHost("oci", layout.toString()).names()).isEmpty();
        assertThat(fromHost("dir", dir.toString()).names()).isEmpty();
        assertThat(list()).hasSize(1);
        assertThat(fromHost("oci", listed + ":web:7").names()).containsExactly("localhost/web:7");
        var many = TestImage.of("of many").listed(folder().resolve("many"));
        var one = fromHost("oci", many.toString());
        assertThat(one.names()).isEmpty();
        assertThat(list()).hasSize(2);
    }

    private ImageSummary fromHost(String transport, String place) {
        return come(ImageCallsPullBuilder.builder()
                        .reference(place)
                        .transport(transport)
                        .build())
                .get(0);
    }

    @Test
    @Tag("R-IMG-05")
    void aLayerWritesNowhereButIntoItsFolder() throws IOException {
        var name = "outside-" + folder().shortName();
        var hostile = TestImage.of("fine").layer("../../../../../../" + name, new byte[] {1});
        registry.push(hostile.write(folder().resolve("hostile")), "hostile:1");
        pull("hostile:1");
        try (var files = Files.walk(folder().path())) {
            assertThat(files.filter(file -> file.endsWith(name))).hasSize(1).allMatch(file -> file.getParent()
                    .endsWith("diff"));
        }
        assertThat(Path.of("/", name)).doesNotExist();
        assertThat(folder().path().resolveSibling(name)).doesNotExist();
    }

    @Test
    @Tag("R-IMG-05")
    void theTarOfARootFilesystemBecomesAnImage() throws IOException {
        Programs.run(
                "tar",
                "-C",
                folder().resolve("web").toString(),
                "-czf",
                folder().resolve("root.tar.gz").toString(),
                ".");
        var begun = client().call(
                        ImageCalls.IMPORT,
                        ImageCallsImportBuilder.builder()
                                .name("made:here")
                                .command(List.of("/bin/sh"))
                                .env(List.of("A=b"))
                                .message("by hand")
                                .build());
        var image = upload(begun, Files.readAllBytes(folder().resolve("root.tar.gz")))
                .get(0);
        assertThat(image.names()).containsExactly("localhost/made:here");
        var detail = client().call(ImageCalls.INSPECT, new Common.Id("made:here"));
        assertThat(detail.config().command()).containsExactly("/bin/sh");
        assertThat(store.podman(
                        "image", "inspect", "--format", "{{.Config.Env}} {{(index .History 0).Comment}}", image.id()))
                .contains("[A=b] by hand");
        assertThat(kind(() -> upload(
                        client().call(
                                        ImageCalls.IMPORT,
                                        ImageCallsImportBuilder.builder()
                                                .name("bad")
                                                .build()),
                        "no tar".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    @Tag("R-IMG-06")
    void namesComeAndGoAndAnImageInUseStays() {
        var image = pull("web:1");
        assertThat(client().call(ImageCalls.TAG, new ImageCalls.Tag("web:1", "mine"))
                        .names())
                .containsExactlyInAnyOrder(registry.host() + "/web:1", "localhost/mine:latest");
        assertThat(kind(() -> remove(image.id(), false))).isEqualTo("IN_USE");
        assertThat(remove("mine", false)).isFalse();
        assertThat(kind(() -> client().call(ImageCalls.INSPECT, new Common.Id("mine"))))
                .isEqualTo("NO_SUCH_IMAGE");
        assertThat(kind(() -> client().call(ImageCalls.UNTAG, new ImageCalls.Untag(image.id(), List.of("mine")))))
                .isEqualTo("NO_SUCH_IMAGE");
        store.podman("create", "--name", "theirs", "--network", "none", image.id(), "/bin/true");
        var refused = catchThrowableOfType(RpcException.class, () -> remove("web:1", true));
        assertThat(refused.kind().orElseThrow().name()).isEqualTo("IN_USE");
        assertThat(refused).hasMessageContaining("theirs (of another program)");
        assertThat(client().call(ImageCalls.INSPECT, new Common.Id(image.id())).usedBy())
                .extracting(ImageDetail.Use::name, ImageDetail.Use::ours)
                .containsExactly(tuple("theirs", false));
        store.podman("rm", "theirs");
        assertThat(client().call(ImageCalls.UNTAG, new ImageCalls.Untag("web:1", null))
                        .names())
                .isEmpty();
        assertThat(remove(image.id(), false)).isTrue();
    }

    @Test
    @Tag("R-IMG-07")
    void whatWouldBePrunedIsToldBefore() {
        var kept = pull("web:1");
        registry.push(TestImage.of("one", "other").write(folder().resolve("dangling")), "dangling:1");
        var dangling = pull("dangling:1");
        client().call(ImageCalls.UNTAG, new ImageCalls.Untag(dangling.id(), null));
        var dry = client().call(ImageCalls.PRUNE, new ImageCalls.Prune(null, true));
        assertThat(dry.objects()).extracting(SystemCalls.PrunedObject::id).containsExactly(dangling.id());
        assertThat(dry.bytes()).isPositive().isLessThan(dangling.size());
        assertThat(list()).hasSize(2);
        assertThat(client().call(ImageCalls.PRUNE, new ImageCalls.Prune(null, null)))
                .isEqualTo(dry);
        assertThat(list()).extracting(ImageSummary::id).containsExactly(kept.id());
        assertThat(client().call(ImageCalls.PRUNE, new ImageCalls.Prune(true, true))
                        .objects())
                .extracting(SystemCalls.PrunedObject::name)
                .containsExactly(registry.host() + "/web:1");
    }

    @Test
    @Tag("R-IMG-07")
    void aContainerThatGoesFreesItsImageInAPreviewToo() {
        var image = pull("web:1");
        client().call(
                        ContainerCalls.CREATE,
                        ContainerCallsCreateBuilder.builder()
                                .image(image.id())
                                .networks(List.of())
                                .build());
        assertThat(pruned(List.of("image"), "false", false).objects()).isEmpty();
        client().call(ImageCalls.UNTAG, new ImageCalls.Untag(image.id(), null));
        assertThat(pruned(List.of("image"), null, true).objects()).isEmpty();
        var ofContainersAlone = Map.of("status", List.of("configured"));
        assertThat(kind(() -> client().call(
                                SystemCalls.PRUNE,
                                new SystemCalls.Prune(List.of("container", "image"), ofContainersAlone, null))))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(client().containers()).hasSize(1);
        var dry = pruned(List.of("container", "image"), null, true);
        assertThat(dry.objects()).extracting(SystemCalls.PrunedObject::type).containsExactly("container", "image");
        assertThat(dry.bytes()).isGreaterThanOrEqualTo(image.size());
        assertThat(pruned(List.of("container", "image"), null, false)).isEqualTo(dry);
        assertThat(list()).isEmpty();
        pull("web:1");
        assertThat(pruned(List.of("image"), null, false).objects()).isEmpty();
        assertThat(pruned(List.of("image"), "false", false).objects())
                .extracting(SystemCalls.PrunedObject::name)
                .containsExactly(registry.host() + "/web:1");
    }

    private SystemCalls.Pruned pruned(List<String> kinds, @Nullable String dangling, boolean dryRun) {
        var filters = dangling == null ? null : Map.of("dangling", List.of(dangling));
        return client().call(SystemCalls.PRUNE, new SystemCalls.Prune(kinds, filters, dryRun));
    }

    private ImageSummary pull(String name) {
        return come(plain(registry.host() + "/" + name)).get(0);
    }

    private static ImageCalls.Pull plain(String reference) {
        return ImageCallsPullBuilder.builder()
                .reference(reference)
                .tlsVerify(false)
                .build();
    }

    private List<ImageSummary> come(ImageCalls.Pull pull) {
        return client().result(client().call(ImageCalls.PULL, pull).job(), ImageCalls.Come.class)
                .images();
    }

    /** Kind and reason. */
    private String refusal(ImageCalls.Pull pull) {
        var refused = catchThrowableOfType(RpcException.class, () -> come(pull));
        assertThat(refused).as("pull of " + pull.reference()).isNotNull();
        var prefix = "could not pull " + pull.reference() + ": ";
        assertThat(refused).hasMessageStartingWith(prefix);
        return refused.kind().orElseThrow() + ": " + refused.getMessage().substring(prefix.length());
    }

    private byte[] save(String id, String format) throws IOException {
        var begun = client().call(ImageCalls.SAVE, new ImageCalls.Save(id, format, null));
        try (var channel = client().connection().openChannel(begun.channel())) {
            var bytes = channel.input().readAllBytes();
            client().result(begun.job(), Call.Done.class);
            return bytes;
        }
    }

    private List<ImageSummary> load(byte[] archive) throws IOException {
        return upload(client().call(ImageCalls.LOAD), archive);
    }

    private List<ImageSummary> upload(Common.Channel begun, byte[] bytes) throws IOException {
        try (var channel = client().connection().openChannel(begun.channel())) {
            channel.output().write(bytes);
            channel.endOfUpload();
            return client().result(begun.job(), ImageCalls.Come.class).images();
        }
    }

    private boolean remove(String id, boolean force) {
        return client().call(ImageCalls.REMOVE, new ImageCalls.Remove(id, force))
                .removed();
    }

    private List<ImageSummary> list() {
        return client().call(ImageCalls.LIST, ImageCalls.Listing.ALL);
    }

    private JobInfo job(String id) {
        return client().call(SystemCalls.JOB_LIST).stream()
                .filter(job -> job.job().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long podmanSize(String id) {
        var printed =
                store.podman("image", "inspect", "--format", "{{.Size}}", id).strip();
        return Long.parseLong(printed.substring(printed.lastIndexOf('\n') + 1));
    }

    private List<String> actions(Instant since, String id) {
        var query = new SystemCalls.EventQuery(since.toString(), null, Map.of("image", List.of(id)));
        return client().call(SystemCalls.EVENT_LIST, query).stream()
                .map(Event::action)
                .toList();
    }

    private List<Path> work() {
        var folder = helperFolder().root().resolve("images");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of the lowest layer of the image in a layout. */
    private static String lowestLayer(Path layout) throws IOException {
        return "sha256:" + lowestLayer(layout, 0);
    }

    private static String lowestLayer(Path layout, int number) throws IOException {
        var json = new ObjectMapper();
        var index = json.readTree(layout.resolve("index.json").toFile());
        var digest = index.at("/manifests/" + number + "/digest").asText().replace("sha256:", "");
        return json.readTree(layout.resolve("blobs/sha256").resolve(digest).toFile())
                .at("/layers/0/digest")
                .asText()
                .replace("sha256:", "");
    }

    private static String kind(ThrowingCallable call) {
        return catchThrowableOfType(RpcException.class, call)
                .kind()
                .orElseThrow()
                .name();
    }
}
