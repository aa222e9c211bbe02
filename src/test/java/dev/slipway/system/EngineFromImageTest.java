package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.CommitRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.state.ContainerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers made from an image that another program built. */
class EngineFromImageTest extends EngineTest {
    @BeforeEach
    void build() {
        BuiltImage.in(store(), file("build"));
    }

    private static CreateContainer request() {
        return CreateContainer.ofImage("harbour")
                .edit()
                .networks(List.of())
                .stopSignal(9)
                .build();
    }

    private static CreateContainer request(String command) {
        return request().edit().command(List.of(command)).build();
    }

    private static EngineException refused(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call);
    }

    private Set<String> pins() {
        return Set.copyOf(engine.images().pinned());
    }

    private String imageId() {
        return engine.images().require("harbour").id();
    }

    private List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(config.runRoot().toString()))
                .toList();
    }

    @Test
    @Tag("R-FS-02")
    void itsFilesAreThoseThatPodmanMounts() {
        BuiltImage.build(store(), file("built"));
        Container container = create(request());
        String mounted = store().podman("image", "mount", "harbour").strip();
        try {
            assertThat(BuiltImage.listing(container.mount())).isEqualTo(BuiltImage.listing(Path.of(mounted)));
        } finally {
            store().podman("image", "unmount", "harbour");
        }
        assertThat(engine.containers().changes(container.id(), () -> {})).isEmpty();
    }

    @Test
    @Tag("R-CTR-10")
    @Tag("R-FS-03")
    @Tag("R-FS-04")
    void whatTheImageSaysHolds() throws Exception {
        Container container = create(CreateContainer.ofImage("harbour")
                .edit()
                .networks(List.of())
                .env(List.of("EXTRA=yes"))
                .labels(Map.of("own", "1"))
                .build());
        ContainerConfig made = container.record().config();
        assertThat(made.imageId()).isEqualTo(imageId());
        assertThat(made.imageName()).isEqualTo("harbour");
        assertThat(made.labels()).containsEntry("team", "harbour").containsEntry("own", "1");
        assertThat(made.stopSignal()).isEqualTo(2);
        container.start(false);
        assertThat(ended(container).exitCode()).isZero();
        assertThat(Files.readString(container.logPath()))
                .contains("uid=1001(web) gid=1002(web) groups=1002(web),1003(crew)")
                .contains(
                        "SHIP=ferry",
                        "EXTRA=yes",
                        "container=slipway",
                        "HOSTNAME=" + container.id().substring(0, 12))
                .contains("stdout F /quay/here")
                .contains("stdout F " + container.id().substring(0, 12))
                .contains("done");
        assertThat(container
                        .effectiveSpec()
                        .at("/process/capabilities/effective")
                        .size())
                .isZero();
    }

    @Test
    @Tag("R-FS-03")
    void whatIsAskedForGoesOverIt() throws Exception {
        Container words = create(request("echo $SHIP"));
        assertThat(words.effectiveSpec().at("/process/args").toString())
                .isEqualTo("[\"/bin/sh\",\"-c\",\"echo $SHIP\"]");
        Container other = create(request()
                .edit()
                .entrypoint(List.of("/bin/true"))
                .user("root")
                .workdir("/tmp")
                .build());
        assertThat(other.effectiveSpec().at("/process/args").toString()).isEqualTo("[\"/bin/true\"]");
        assertThat(other.effectiveSpec().at("/process/user/uid").asInt()).isZero();
        assertThat(other.effectiveSpec().at("/process/user/additionalGids").toString())
                .isEqualTo("[0,1003]");
        assertThat(other.effectiveSpec().at("/process/cwd").asText()).isEqualTo("/tmp");
        Container plain = create(request()
                .edit()
                .entrypoint(List.of(""))
                .command(List.of("/bin/false"))
                .build());
        plain.start(false);
        assertThat(ended(plain).exitCode()).isEqualTo(1);
        assertThat(refused(() -> create(request().edit().entrypoint(List.of("")).build()))
                        .message())
                .contains("no command");
        assertThat(refused(() -> create(request().edit().user("nobody").build()))
                        .message())
                .contains("nobody");
        assertThat(refused(() -> create(CreateContainer.ofImage("localhost/none")))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_IMAGE);
        assertThat(engine.containers().list()).hasSize(3);
    }

    @Test
    @Tag("R-FS-10")
    void systemCallsAreThoseOfTheProfileUnlessAskedForOtherwise() throws Exception {
        for (CreateContainer base :
                List.of(request("cat /proc/self/status"), request("/bin/cat", "/proc/self/status"))) {
            assertThat(seccomp(base)).isEqualTo("2");
            ObjectNode none = new ObjectMapper().createObjectNode();
            none.putObject("linux").putNull("seccomp");
            assertThat(seccomp(base.edit().spec(none).build())).isEqualTo("0");
        }
        ObjectNode more = new ObjectMapper().createObjectNode();
        more.putObject("process").putObject("capabilities").putArray("bounding").add("CAP_SYS_ADMIN");
        assertThat(allowed(create(request()))).doesNotContain("bpf").contains("chroot");
        assertThat(allowed(create(request().edit().spec(more).build())))
                .contains("bpf")
                .doesNotContain("chroot");
    }

    private String seccomp(CreateContainer request) throws Exception {
        Container container = create(request);
        container.start(false);
        assertThat(ended(container).exitCode()).isZero();
        Matcher matcher = Pattern.compile("Seccomp:\\s+([0-9])").matcher(Files.readString(container.logPath()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Set<String> allowed(Container container) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : container.effectiveSpec().at("/linux/seccomp/syscalls")) {
            if (rule.path("action").asText().equals("SCMP_ACT_ALLOW")) {
                rule.path("names").forEach(name -> allowed.add(name.asText()));
            }
        }
        return allowed;
    }

    @Test
    @Tag("R-FS-03")
    void itJoinsTheDefaultNetworkUnlessSomethingElseIsSaid() {
        assertThat(create(CreateContainer.ofImage("harbour")).record().config().networks())
                .containsExactly(config.defaultNetwork());
        assertThat(create(request()).record().config().networks()).isEmpty();
        assertThat(create(CreateContainer.ofImage("harbour")
                                .edit()
                                .namespaces(Map.of("net", "host"))
                                .build())
                        .record()
                        .config()
                        .networks())
                .isEmpty();
    }

    @Test
    @Tag("R-FS-03")
    void itHasTheFilesOfAContainerAndItsVolumesKeepWhatTheImageHasThere() throws Exception {
        Container container = create(
                request(
                        "cat /etc/hosts /etc/hostname; ls /run/.containerenv; cat /srv/data/d; echo more >/srv/data/m; sleep 1000"));
        for (int i = 0; i < 2; i++) {
            container.start(false);
            awaitLog(container, "/run/.containerenv");
            awaitLog(container, "stdout F d");
            container.stop(Duration.ZERO);
        }
        assertThat(Files.readString(container.logPath()))
                .contains("localhost", container.id().substring(0, 12));
        assertThat(engine.containers().changes(container.id(), () -> {}))
                .extracting(change -> change.path())
                .containsExactly("/quay", "/quay/here");
        String volume = container.record().config().volumes().get(0).name();
        assertThat(file("root/volumes/" + volume + "/_data/m")).hasContent("more");
        container.remove(false, false, true);
        assertThat(engine.volumes().list()).isEmpty();
    }

    @Test
    @Tag("R-FS-01")
    void anImageIsPinnedFromItsFirstContainerToItsLast() {
        assertThat(pins()).isEmpty();
        Container first = create(request());
        Container second = create(request());
        assertThat(pins()).containsExactly(imageId());
        assertThat(catchThrowableOfType(AssertionError.class, () -> store().podman("rmi", "harbour")))
                .isNotNull();
        first.remove(false, false);
        assertThat(pins()).hasSize(1);
        second.remove(false, false);
        assertThat(pins()).isEmpty();
        await().untilAsserted(() -> assertThat(kept()).isEmpty());
        store().podman("rmi", "harbour");
    }

    @Test
    @Tag("R-FS-01")
    void aPinLingersForTheNextContainerAndIsInNobodysWayHere() {
        create(request()).remove(false, false);
        Set<String> lingering = kept();
        assertThat(lingering).hasSize(1);
        Container next = create(request());
        assertThat(kept()).isEqualTo(lingering);
        assertThat(pins()).containsExactly(imageId());
        next.remove(false, false);
        assertThat(kept()).isEqualTo(lingering);
        engine.close();
        assertThat(kept()).isEmpty();
        engine = openEngine();
        create(request()).remove(false, false);
        assertThat(engine.images().remove("harbour", false)).isTrue();
        assertThat(kept()).isEmpty();
    }

    /** The containers of the store itself. */
    private Set<String> kept() {
        return store().content().stream()
                .filter(line -> line.startsWith("containers "))
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("R-FS-01")
    void pinsAreBroughtInLineWhenTheEngineIsOpened() {
        Container container = create(request());
        String image = imageId();
        engine.images().unpin(image);
        engine.close();
        engine = openEngine();
        assertThat(pins()).containsExactly(image);
        engine.containers().of(container.id()).remove(false, false);
        engine.images().pin(image);
        engine.close();
        engine = openEngine();
        assertThat(pins()).isEmpty();
    }

    @Test
    @Tag("R-FS-05")
    void itIsMountedForARunAloneAlsoWhenThatFails() throws Exception {
        Container container = create(request("sleep 1000"));
        assertThat(mounts()).isEmpty();
        container.start(false);
        assertThat(mounts()).hasSize(1);
        container.stop(Duration.ZERO);
        assertThat(mounts()).isEmpty();
        Container broken =
                create(request().edit().entrypoint(List.of("/bin/nothing")).build());
        assertThat(refused(() -> broken.start(false)).kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(mounts()).isEmpty();
    }

    @Test
    @Tag("R-FS-08")
    void aCommitIsAnImageThatPodmanRuns() throws Exception {
        Container container =
                create(request("echo was here >/tmp/mark; rm -r /tmp/none 2>/dev/null; ln /tmp/mark /tmp/again"));
        container.start(false);
        ended(container);
        Set<String> before = store().content();
        Image made = engine.containers()
                .commit(container.id(), new CommitRequest("harbour-2", "somebody", "a note", false), Progress.NONE);
        assertThat(made.names()).containsExactly("localhost/harbour-2:latest");
        assertThat(made.config().entrypoint()).containsExactly("/bin/sh", "-c");
        assertThat(made.config().user()).isEqualTo("web");
        assertThat(made.layers())
                .hasSize(engine.images().require("harbour").layers().size() + 1);
        assertThat(store().content()).hasSize(before.size() + 3);
        assertThat(file("root/unfinished")).isEmptyDirectory();
        assertThat(store().run("harbour-2", "cat /tmp/again; id -un")).contains("was here", "web");
        Container again = create(CreateContainer.ofImage("harbour-2")
                .edit()
                .networks(List.of())
                .command(List.of("cat /tmp/mark"))
                .build());
        again.start(false);
        assertThat(ended(again).exitCode()).isZero();
        assertThat(Files.readString(again.logPath())).contains("was here");
    }

    @Test
    @Tag("R-FS-08")
    void aContainerOfNoImageIsCommittedAsOneLayer() {
        Container plain = sleeping(null);
        Image made =
                engine.containers().commit(plain.id(), new CommitRequest("plain", null, null, false), Progress.NONE);
        assertThat(made.layers()).hasSize(1);
        assertThat(made.config().command()).isEqualTo(SLEEP);
        assertThat(store().run("plain", "/bin/sh", "-c", "echo runs")).contains("runs");
    }
}
