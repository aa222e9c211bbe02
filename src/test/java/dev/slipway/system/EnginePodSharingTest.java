package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.CreateContainerBuilder;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container that would break what its pod shares is refused, with why and what to do. */
class EnginePodSharingTest extends EngineTest {
    private static final Set<String> ALL = Set.of("net", "ipc", "uts", "pid", "cgroup");

    @ParameterizedTest
    @Tag("R-POD-34")
    @ValueSource(strings = {"net", "ipc", "uts", "pid", "cgroup"})
    void whatAPodSharesNoneOfItsContainersHasOfItsOwn(String kind) {
        pod(ALL);
        for (String from : List.of("private", "host")) {
            EngineException refused =
                    refused(member().namespaces(Map.of(kind, from)).build());
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused.message()).contains("namespaces." + kind, "all containers of pod harbour share one");
            assertThat(refused.hint()).contains("Leave it out");
        }
    }

    @Test
    @Tag("R-POD-34")
    void whatItDoesNotShareTheyMayHave() throws Exception {
        PodConfig pod = pod(Set.of("net", "pid", "cgroup"));
        Container member = create(member().hostname("own")
                .namespaces(Map.of("ipc", "private", "uts", "private"))
                .build());
        Container beside = create(
                member().namespaces(Map.of("net", "container:" + member.id())).build());
        engine.pods().start("harbour");
        Container infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
        for (String kind : List.of("net", "pid", "cgroup")) {
            assertThat(namespace(member, kind))
                    .isEqualTo(namespace(infra, kind))
                    .isEqualTo(namespace(beside, kind));
        }
        for (String kind : List.of("ipc", "uts")) {
            assertThat(namespace(member, kind)).isNotEqualTo(namespace(infra, kind));
        }
    }

    @Test
    @Tag("R-OPT-08")
    void networksPortsAndHostNameAreThePods() {
        pod(Set.of("net", "uts"));
        assertThat(refused(member().networks(List.of(config.defaultNetwork())).build())
                        .hint())
                .isEqualTo("Give them to the pod.");
        assertThat(refused(member().publish(List.of(new PortMapping(null, 80, 80, "tcp")))
                                .build())
                        .hint())
                .isEqualTo("Give them to the pod.");
        EngineException named = refused(member().hostname("own").build());
        assertThat(named.message()).contains("the host name is that of its pod harbour");
        assertThat(named.hint()).isEqualTo("Leave it out, or give it to the pod.");
        assertThat(refused(member().cgroupParent("/elsewhere").build()).message())
                .contains("in that of its pod");
        assertThat(refused(member().namespaces(Map.of("net", "none")).build()).kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    @Tag("R-POD-34")
    void aUserNamespaceIsRefusedWhereverItComesFrom() throws Exception {
        pod(Set.of("net"));
        ObjectNode mapped = (ObjectNode) new ObjectMapper().readTree("""
                {"linux": {"namespaces": [{"type": "mount"}, {"type": "user"}],
                           "uidMappings": [{"containerID": 0, "hostID": 0, "size": 65536}],
                           "gidMappings": [{"containerID": 0, "hostID": 0, "size": 65536}]}}
                """);
        for (CreateContainer request : List.of(
                member().spec(mapped).build(),
                member().spec(mapped).namespaces(Map.of("user", "private")).build())) {
            EngineException refused = refused(request);
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused.message()).contains("user namespace", "pod harbour");
        }
    }

    @Test
    @Tag("R-POD-34")
    void aSharedPidNamespaceHasItsFirstProcessAlready() {
        pod(Set.of("pid"));
        assertThat(refused(member().init(true).build()).message()).contains("pid namespace");
    }

    private PodConfig pod(Set<String> share) {
        return engine.pods()
                .create(CreatePod.named("harbour")
                        .on(List.of())
                        .edit()
                        .share(share)
                        .build());
    }

    private CreateContainerBuilder member() {
        return request(SLEEP.toArray(String[]::new)).edit().pod("harbour").stopSignal(9);
    }

    private EngineException refused(CreateContainer request) {
        long revision = state.revision();
        EngineException refused = catchThrowableOfType(
                EngineException.class, () -> engine.containers().create(request));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(state.revision()).isEqualTo(revision);
        return refused;
    }

    private static String namespace(Container container, String kind) throws IOException {
        int pid = container.record().state().pid();
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString();
    }
}
