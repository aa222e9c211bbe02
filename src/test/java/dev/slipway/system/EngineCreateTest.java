package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a container is made of what was asked for, and what is refused. */
class EngineCreateTest extends EngineTest {
    @Test
    @Tag("R-CTR-02")
    @Tag("R-CTR-03")
    @Tag("R-CTR-05")
    @Tag("R-CTR-07")
    @Tag("R-OPT-02")
    void whatIsNotSaidIsTheDefault() {
        Instant before = Instant.now();
        ContainerRecord made = create(request("/bin/true")).record();
        ContainerConfig config = made.config();
        assertThat(config.id()).matches("[0-9a-f]{64}");
        assertThat(config.name()).matches("[a-z]+_[a-z]+[0-9]*");
        assertThat(config.created()).isBetween(before, Instant.now());
        assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.stopSignal()).isEqualTo(15);
        assertThat(config.cgroupParent()).isEqualTo(this.config.cgroupParent());
        assertThat(config.pod()).isNull();
        assertThat(made.state()).isEqualTo(ContainerState.configured());
        assertThat(state.events(10)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("create");
            assertThat(event.id()).isEqualTo(made.id());
        });
    }

    @Test
    @Tag("R-CTR-03")
    @Tag("R-OPT-02")
    void whatIsSaidGoesBeforeTheDefault() {
        ContainerConfig config = create(request("/bin/true")
                        .edit()
                        .stopTimeout(Duration.ofSeconds(3))
                        .stopSignal(64)
                        .build())
                .record()
                .config();
        assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.stopSignal()).isEqualTo(64);
    }

    @Test
    @Tag("R-CTR-02")
    void theSpecificationIsCopied() throws Exception {
        ObjectNode patch = (ObjectNode) new ObjectMapper().readTree("{\"hostname\":\"first\"}");
        CreateContainer request = request("/bin/true").edit().spec(patch).build();
        patch.put("hostname", "second");
        Container made = create(request);
        patch.put("hostname", "third");
        assertThat(state.container(made.id())
                        .orElseThrow()
                        .config()
                        .spec()
                        .path("hostname")
                        .asText())
                .isEqualTo("first");
    }

    @Test
    @Tag("R-CTR-12")
    void itsLogAndSharedMemoryAreWhereTheyBelong() throws Exception {
        Container container = create(request("/bin/cat", "/proc/mounts"));
        container.start(false);
        ended(container);
        assertThat(container.logPath())
                .isEqualTo(config.root()
                        .resolve("containers")
                        .resolve(container.id())
                        .resolve("ctr.log"));
        assertThat(Files.readString(container.logPath())).containsPattern("shm /dev/shm tmpfs \\S*size=65536k");
    }

    @Test
    @Tag("R-CTR-04")
    @Tag("R-CTR-16")
    @Tag("R-OPT-07")
    @Tag("R-OPT-08")
    void allThatIsWrongIsToldAtOnceAndNothingIsLeft() {
        CreateContainer wrong = request()
                .edit()
                .name("a b")
                .user("nobody-here")
                .hostname("a b")
                .workdir("tmp")
                .env(List.of("A"))
                .labels(Map.of("a=b", "c"))
                .annotations(Map.of("", "x"))
                .stopSignal(65)
                .stopTimeout(Duration.ofSeconds(-1))
                .logMaxSize(0L)
                .publish(List.of(new PortMapping(null, 0, 80, "tcp")))
                .resources(new Resources(0.0, 1L, "a", 1L, null, null, null, 5000))
                .namespaces(Map.of("time", "private", "pid", "mine"))
                .cgroupParent("")
                .dependsOn(List.of("a b", "nobody"))
                .networks(List.of("no-such-network"))
                .pod("no-such-pod")
                .build();
        long revision = state.revision();
        EngineException refused = refused(wrong);
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message())
                .startsWith("could not create the container: ")
                .contains("a b")
                .contains("more options");
        assertThat(refused.hint()).isNotBlank();
        List<Map<String, Object>> findings = findings(refused);
        assertThat(findings)
                .extracting(finding -> finding.get("option"))
                .contains(
                        "name",
                        "user",
                        "hostname",
                        "workdir",
                        "env",
                        "labels",
                        "annotations",
                        "stopSignal",
                        "stopTimeout",
                        "logMaxSize",
                        "publish",
                        "cpus",
                        "cpuShares",
                        "cpuset",
                        "memory",
                        "blkioWeight",
                        "namespaces.time",
                        "namespaces.pid",
                        "cgroupParent",
                        "dependsOn",
                        "networks",
                        "pod",
                        "command");
        assertThat(findings).allSatisfy(finding -> {
            assertThat((String) finding.get("message")).isNotBlank();
            assertThat((String) finding.get("remedy")).isNotBlank();
        });
        assertThat(findings)
                .filteredOn(finding -> finding.get("option").equals("pod"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("kind")).isEqualTo("NO_SUCH_POD"));
        assertThat(refused.message()).contains("(and " + (findings.size() - 1) + " more options");
        assertThat(state.revision()).isEqualTo(revision);
        assertNothingIsMade();
    }

    @Test
    @Tag("R-CTR-04")
    void theKindIsThatOfAllFindingsOrElseAnInvalidArgument() {
        EngineException two = refused(
                request("/bin/true").edit().dependsOn(List.of("one", "two")).build());
        assertThat(two.kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(findings(two)).hasSize(2);
        EngineException mixed = refused(
                request("/bin/true").edit().dependsOn(List.of("one")).pod("two").build());
        assertThat(mixed.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(findings(mixed))
                .extracting(finding -> finding.get("kind"))
                .containsExactlyInAnyOrder("NO_SUCH_CONTAINER", "NO_SUCH_POD");
    }

    @Test
    @Tag("R-CTR-13")
    void oneOfAPodIsAMemberOfItAndAMissingPodIsToldAsThat() {
        PodConfig pod = engine.pods().create(CreatePod.named("harbour").on(List.of()));
        ContainerConfig member = create(
                        request("/bin/true").edit().pod("harbour").build())
                .record()
                .config();
        assertThat(member.pod()).isEqualTo(pod.id());
        assertThat(state.podContainers(pod.id()))
                .extracting(ContainerRecord::id)
                .contains(member.id());
        assertThat(refused(request("/bin/true").edit().pod("nowhere").build()).kind())
                .isEqualTo(ErrorKind.NO_SUCH_POD);
    }

    @Test
    @Tag("R-CTR-01")
    void aClosedEngineMakesNothing() {
        engine.close();
        assertThat(refused(request("/bin/true")).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        assertThat(state.containers()).isEmpty();
        engine = openEngine();
        assertNothingIsMade();
    }

    @Test
    @Tag("R-CTR-14")
    void clashesOfNamesAreToldOverContainersAndPods() {
        PodConfig pod = engine.pods().create(CreatePod.named("harbour").on(List.of()));
        Container anchor = sleeping("anchor");
        for (String taken : List.of("harbour", "anchor")) {
            EngineException refused =
                    refused(request("/bin/true").edit().name(taken).build());
            assertThat(refused.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
            assertThat(refused.id()).isEqualTo(taken.equals("anchor") ? anchor.id() : pod.id());
        }
        assertThat(engine.containers().list()).hasSize(2);
    }

    @Test
    @Tag("R-CTR-06")
    @Tag("R-CTR-14")
    void manyAtOnceGetNamesOfTheirOwn() {
        List<CompletableFuture<ContainerRecord>> made = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            made.add(CompletableFuture.supplyAsync(() -> engine.containers().create(request("/bin/true"))));
        }
        assertThat(made.stream().map(each -> each.join().name()))
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user.slice", "relative", "/a/../b", ""})
    @Tag("R-CTR-07")
    @Tag("R-OPT-06")
    void aCgroupParentThatCgroupfsDoesNotTakeIsRefused(String parent) {
        assertRefused(request("/bin/true").edit().cgroupParent(parent).build(), "cgroupParent");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    @Tag("R-OPT-02")
    void aStopSignalThatIsNoneIsRefused(int signal) {
        assertRefused(request("/bin/true").edit().stopSignal(signal).build(), "stopSignal");
    }

    @Test
    @Tag("R-OPT-03")
    @Tag("R-OPT-08")
    void itIsMadeOfOneThing() {
        assertRefused(request("/bin/true").edit().rootfs(null).build(), "bundle");
        assertRefused(request("/bin/true").edit().bundle("cargo").build(), "bundle");
        assertRefused(request("/bin/true").edit().rootfs("etc").build(), "rootfs");
    }

    @Test
    @Tag("R-CTR-15")
    @Tag("R-OPT-08")
    void networksAndPortsGoTogether() {
        String network = config.defaultNetwork();
        PortMapping port = new PortMapping(null, 8080, 80, "tcp");
        assertRefused(
                request("/bin/true").edit().networks(List.of(network, network)).build(), "networks");
        assertRefused(request("/bin/true").edit().publish(List.of(port)).build(), "publish");
        for (String net : List.of("host", "none")) {
            assertRefused(
                    request("/bin/true")
                            .edit()
                            .networks(List.of(network))
                            .namespaces(Map.of("net", net))
                            .build(),
                    "networks");
        }
        assertRefused(
                request("/bin/true")
                        .edit()
                        .networks(List.of(network))
                        .publish(List.of(port, port))
                        .build(),
                "publish");
    }

    @Test
    @Tag("R-OPT-05")
    void whatItDependsOnIsThereAndOnTheSameSideOfAPodsBorder() {
        engine.pods().create(CreatePod.named("harbour").on(List.of()));
        Container outside = sleeping("outside");
        Container inside =
                create(request("/bin/true").edit().name("inside").pod("harbour").build());
        assertThat(refusedKind("self", null, "self")).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusedKind(null, null, "nobody")).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(refusedKind(null, "harbour", "outside")).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusedKind(null, null, "inside")).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        being(ContainerStatus.REMOVING, outside);
        assertThat(refusedKind(null, null, "outside")).isEqualTo(ErrorKind.REMOVED);
        assertThat(state.container(inside.id())).isPresent();
        assertThat(engine.containers().list()).hasSize(3);
    }

    private void being(ContainerStatus status, Container container) {
        ContainerRecord now = container.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(now.config(), now.state().withStatus(status)))));
    }

    private ErrorKind refusedKind(String name, String pod, String dependency) {
        return refused(request("/bin/true")
                        .edit()
                        .name(name)
                        .pod(pod)
                        .dependsOn(List.of(dependency))
                        .build())
                .kind();
    }

    private void assertRefused(CreateContainer request, String option) {
        long revision = state.revision();
        EngineException refused = refused(request);
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.hint()).isNotBlank();
        assertThat(findings(refused)).singleElement().satisfies(finding -> assertThat(finding.get("option"))
                .isEqualTo(option));
        assertThat(state.revision()).isEqualTo(revision);
    }

    private EngineException refused(CreateContainer request) {
        return catchThrowableOfType(
                EngineException.class, () -> engine.containers().create(request));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> findings(EngineException refused) {
        return (List<Map<String, Object>>) refused.details().get("findings");
    }

    private void assertNothingIsMade() {
        for (var folder :
                Set.of(config.root().resolve("containers"), config.runRoot().resolve("containers"))) {
            if (Files.exists(folder)) {
                assertThat(folder).isEmptyDirectory();
            }
        }
        assertThat(engine.ociRuntime().ids()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
    }
}
