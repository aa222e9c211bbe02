package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExitPolicy;
import dev.slipway.runtime.state.PodConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod is made of what was asked for, and what is refused. */
class EnginePodCreateTest extends EngineTest {
    @Test
    @Tag("R-POD-01")
    @Tag("R-POD-32")
    @Tag("R-POD-33")
    @Tag("R-POD-38")
    void whatIsNotSaidIsTheDefault() {
        PodConfig pod = engine.pods().create(CreatePod.named(null));
        assertThat(pod.id()).matches("[0-9a-f]{64}");
        assertThat(pod.name()).matches("[a-z]+_[a-z]+[0-9]*");
        assertThat(pod.labels()).isEmpty();
        assertThat(pod.share()).containsExactlyInAnyOrder("net", "ipc", "uts");
        assertThat(pod.cgroupParent()).isEqualTo(config.cgroupParent());
        assertThat(pod.networks()).containsExactly(config.defaultNetwork());
        assertThat(pod.resources()).isNull();
        assertThat(pod.exitPolicy()).isEqualTo(ExitPolicy.CONTINUE);
        assertThat(pod.serviceId()).isNull();
        assertThat(engine.pods().list()).containsExactly(pod);

        ContainerRecord infra =
                state.container(Objects.requireNonNull(pod.infraId())).orElseThrow();
        assertThat(infra.status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(infra.config().infra()).isTrue();
        assertThat(infra.config().pod()).isEqualTo(pod.id());
        assertThat(infra.config().cgroupParent()).isEqualTo(engine.pods().cgroupPath(pod));
        assertThat(infra.config().networks()).containsExactly(config.defaultNetwork());
        assertThat(state.events(2))
                .extracting(Event::type, Event::action, Event::id)
                .containsExactly(
                        tuple(Event.Type.POD, "create", pod.id()), tuple(Event.Type.CONTAINER, "create", infra.id()));
    }

    @Test
    @Tag("R-POD-02")
    @Tag("R-POD-33")
    @Tag("R-POD-38")
    void whatIsSaidGoesBeforeTheDefault() {
        var labels = new HashMap<>(Map.of("tier", "front"));
        var share = new HashSet<>(Set.of("net", "uts", "pid"));
        String service = sleeping("service").id();
        PodConfig pod = engine.pods()
                .create(CreatePod.named("shop")
                        .on(List.of())
                        .edit()
                        .labels(labels)
                        .share(share)
                        .hostname("till.shop")
                        .infraCommand(List.of("/infra", "-g", "-P"))
                        .cgroupParent("/" + config.cgroupParent().substring(1) + "/deeper")
                        .resources(new Resources(1.5, 512L, null, 64L << 20, null, null, 100L, null))
                        .exitPolicy(ExitPolicy.STOP)
                        .service("service")
                        .build());
        labels.put("more", "later");
        share.add("ipc");
        assertThat(pod.labels()).isEqualTo(Map.of("tier", "front"));
        assertThat(pod.share()).containsExactlyInAnyOrder("net", "uts", "pid");
        assertThat(catchThrowableOfType(
                        UnsupportedOperationException.class, () -> pod.labels().put("a", "b")))
                .isNotNull();
        assertThat(pod.hostname()).isEqualTo("till.shop");
        assertThat(pod.exitPolicy()).isEqualTo(ExitPolicy.STOP);
        assertThat(pod.serviceId()).isEqualTo(service);
        assertThat(Objects.requireNonNull(pod.resources()).toString())
                .isEqualTo("{\"cpu\":{\"quota\":150000,\"period\":100000,\"shares\":512},"
                        + "\"memory\":{\"limit\":67108864},\"pids\":{\"limit\":100}}");
        ContainerConfig infra = infra(pod);
        assertThat(infra.cgroupParent())
                .startsWith(config.cgroupParent() + "/deeper/")
                .endsWith(pod.id());
        assertThat(infra.spec().at("/process/args").toString()).isEqualTo("[\"/infra\",\"-g\",\"-P\"]");
        assertThat(infra.spec().at("/hostname").asText()).isEqualTo("till.shop");
        assertThat(state.lookupPod("shop")).isEqualTo(pod);
    }

    @Test
    @Tag("R-POD-14")
    @Tag("R-POD-30")
    @Tag("R-POD-34")
    void allThatIsWrongIsToldAtOnceAndNothingIsLeft() {
        long revision = state.revision();
        EngineException refused = refused(CreatePod.named("a b")
                .edit()
                .labels(Map.of("=", ""))
                .share(Set.of("net", "mnt"))
                .hostname("-")
                .infraCommand(List.of("/bin/sh"))
                .networks(List.of("nowhere", "nowhere"))
                .publish(List.of(new PortMapping(null, 0, 80, "tcp"), new PortMapping(null, 81, 80, "icmp")))
                .cgroupParent("relative")
                .resources(new Resources(0.0, 1L, null, 1L, null, null, null, null))
                .service("nobody")
                .build());
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).startsWith("could not create the pod: ").doesNotContain("container: ");
        assertThat(findings(refused))
                .extracting(finding -> finding.get("option"))
                .containsExactlyInAnyOrder(
                        "name",
                        "labels",
                        "share",
                        "hostname",
                        "hostname",
                        "infraCommand",
                        "networks",
                        "networks",
                        "networks",
                        "publish",
                        "publish",
                        "cgroupParent",
                        "cpus",
                        "cpuShares",
                        "memory",
                        "service");
        assertThat(findings(refused)).allSatisfy(finding -> {
            assertThat((String) finding.get("message")).isNotBlank().doesNotContain("could not create the");
            assertThat((String) finding.get("remedy")).endsWith(".");
        });
        assertThat(state.revision()).isEqualTo(revision);
        assertThat(engine.pods().list()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-POD-34")
    void sharingNeedsAnInfraContainerAndSoDoesAllThatItHolds() {
        PodConfig alone = engine.pods()
                .create(CreatePod.named("alone").edit().infra(false).build());
        assertThat(alone.infraId()).isNull();
        assertThat(alone.share()).isEmpty();
        assertThat(alone.networks()).isEmpty();
        assertThat(state.podContainers(alone.id())).isEmpty();
        PodConfig nothing = engine.pods()
                .create(CreatePod.named("nothing").edit().share(Set.of()).build());
        assertThat(nothing.infraId()).isNotNull();

        EngineException refused = refused(CreatePod.named("bad")
                .edit()
                .infra(false)
                .share(Set.of("ipc"))
                .hostname("me")
                .infraCommand(List.of("/infra"))
                .networks(List.of(config.defaultNetwork()))
                .build());
        assertThat(findings(refused))
                .extracting(finding -> finding.get("option"))
                .containsExactly("share", "infraCommand", "hostname", "networks");
        assertThat(findings(refused(CreatePod.named("bad")
                        .on(List.of())
                        .edit()
                        .publish(List.of(new PortMapping(null, 80, 80, "tcp")))
                        .build())))
                .extracting(finding -> finding.get("option"))
                .containsExactly("publish");
    }

    @ParameterizedTest
    @Tag("R-POD-32")
    @ValueSource(strings = {"", "relative", "/", "/a/", "/a/../b", "/machine.slice", "machine.slice", "/a\0b"})
    void aCgroupParentThatCgroupfsDoesNotTakeIsRefused(String parent) {
        EngineException refused =
                refused(CreatePod.named("bad").edit().cgroupParent(parent).build());
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).startsWith("could not create the pod: cgroupParent is");
        assertThat(refused.hint()).contains("absolute path");
        assertThat(engine.pods().list()).isEmpty();
    }

    @ParameterizedTest
    @Tag("R-POD-35")
    @CsvSource({"web,web", "web_1.example,web-1-example", "a__,a", "A-,A"})
    void theHostNameIsWhatOfTheNameCanBeOne(String name, String hostname) {
        PodConfig pod = engine.pods().create(CreatePod.named(name).on(List.of()));
        assertThat(pod.hostname()).isEqualTo(hostname);
        assertThat(infra(pod).spec().at("/hostname").asText()).isEqualTo(hostname);
    }

    @Test
    @Tag("R-POD-35")
    void aLongNameIsCutToAHostName() {
        PodConfig pod = engine.pods()
                .create(CreatePod.named("x".repeat(62) + "_" + "y".repeat(60)).on(List.of()));
        assertThat(pod.hostname()).isEqualTo("x".repeat(62));
    }

    @Test
    @Tag("R-POD-35")
    @Tag("R-POD-37")
    void manyAtOnceGetNamesAndHostNamesOfTheirOwn() {
        List<CompletableFuture<PodConfig>> making = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> engine.pods().create(CreatePod.named(null).on(List.of()))))
                .toList();
        List<PodConfig> pods = making.stream().map(CompletableFuture::join).toList();
        assertThat(pods).extracting(PodConfig::name).doesNotHaveDuplicates();
        assertThat(pods).allSatisfy(pod -> assertThat(pod.hostname())
                .isEqualTo(pod.name().replace('_', '-')));
        assertThat(state.containers()).hasSize(64);
    }

    @Test
    @Tag("R-POD-31")
    @Tag("R-POD-36")
    void aNameThatIsTakenIsRefusedAtOnceAndNothingIsLeft() {
        sleeping("taken");
        engine.pods().create(CreatePod.named("mine").on(List.of()));
        long revision = state.revision();
        for (String name : List.of("taken", "mine")) {
            EngineException refused = refused(CreatePod.named(name));
            assertThat(refused.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
            assertThat(refused.message()).contains(name);
        }
        assertThat(state.revision()).isEqualTo(revision);
        assertThat(engine.pods().list()).hasSize(1);
        assertThat(engine.containers().list()).hasSize(2);
        assertThat(engine.pods().remove("mine", false, null)).hasSize(1);
        assertThat(engine.pods().create(CreatePod.named("mine").on(List.of())).name())
                .isEqualTo("mine");
    }

    @Test
    void itsServiceContainerIsThereAndInNoPod() {
        engine.pods().create(CreatePod.named("dock").on(List.of()));
        create(request("/bin/true").edit().name("inside").pod("dock").build());
        assertThat(service("nobody").kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(service("inside").message()).contains("in a pod itself");
        ContainerRecord leaving = sleeping("leaving").record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(leaving.config(), leaving.state().withStatus(ContainerStatus.REMOVING)))));
        assertThat(service("leaving").kind()).isEqualTo(ErrorKind.REMOVED);
        state.commit(List.of(new Change.PutContainer(leaving)));
    }

    private EngineException service(String name) {
        return refused(CreatePod.named("new").on(List.of()).edit().service(name).build());
    }

    @Test
    @Tag("R-POD-30")
    @Tag("R-POD-38")
    void aClosedEngineMakesNothing() {
        engine.close();
        assertThat(refused(CreatePod.named("late")).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        assertThat(catchThrowableOfType(EngineException.class, () -> engine.pods()
                                .create(CreatePod.named("bad name"), OptionFindings.ofPod()))
                        .kind())
                .isEqualTo(ErrorKind.RUNTIME_STOPPED);
        engine = openEngine();
        assertThat(engine.pods().list()).isEmpty();
    }

    private ContainerConfig infra(PodConfig pod) {
        return state.container(Objects.requireNonNull(pod.infraId()))
                .orElseThrow()
                .config();
    }

    private EngineException refused(CreatePod request) {
        return catchThrowableOfType(EngineException.class, () -> engine.pods().create(request));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> findings(EngineException refused) {
        return (List<Map<String, Object>>) refused.details().get("findings");
    }
}
