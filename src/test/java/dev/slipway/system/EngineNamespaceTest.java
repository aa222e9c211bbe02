package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose namespaces a container has. */
class EngineNamespaceTest extends EngineTest {
    @ParameterizedTest
    @ValueSource(strings = {"net", "pid", "ipc", "uts", "cgroup"})
    @Tag("R-OPT-04")
    void areItsOwnTheHostsOrAnothersAsIsAsked(String kind) {
        Container own = running("own", Map.of(kind, "private"));
        Container hosts = running("hosts", Map.of(kind, "host"));
        Container anothers = running("anothers", Map.of(kind, "container:own"));
        String host = namespace(Path.of("/proc/self"), kind);
        assertThat(namespace(own, kind)).isNotEqualTo(host);
        assertThat(namespace(hosts, kind)).isEqualTo(host);
        assertThat(namespace(anothers, kind)).isEqualTo(namespace(own, kind));
        assertThat(anothers.record().config().namespaces()).isEqualTo(Map.of(kind, own.id()));
        assertThat(state.dependents(own.id())).containsExactly(anothers.id());
    }

    @Test
    @Tag("R-OPT-04")
    void aUserNamespaceOfAnotherIsJoinedWithItsMappings() throws Exception {
        ObjectNode mapped = (ObjectNode) new ObjectMapper().readTree("""
                {"linux": {"uidMappings": [{"containerID": 0, "hostID": 0, "size": 65536}],
                           "gidMappings": [{"containerID": 0, "hostID": 0, "size": 65536}]}}
                """);
        Container own = create(request(SLEEP.toArray(String[]::new))
                .edit()
                .name("own")
                .stopSignal(9)
                .namespaces(Map.of("user", "private"))
                .spec(mapped)
                .build());
        own.start(false);
        Container anothers = running("anothers", Map.of("user", "container:own"));
        assertThat(namespace(own, "user")).isNotEqualTo(namespace(Path.of("/proc/self"), "user"));
        assertThat(namespace(anothers, "user")).isEqualTo(namespace(own, "user"));
        assertThat(refused(Map.of("user", "private")).message()).contains("mappings");
    }

    @Test
    void noneIsANetworkNamespaceWithLoopbackAlone() throws Exception {
        Container container = create(request("/bin/ip", "link")
                .edit()
                .namespaces(Map.of("net", "none"))
                .build());
        container.start(false);
        ended(container);
        assertThat(Files.readString(container.logPath())).contains(": lo:").doesNotContain(" 2: ");
        assertThat(refused(Map.of("pid", "none")).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    @Tag("R-OPT-07")
    void aMemberOfAPodMayHaveOneMoreOfThePods() {
        engine.pods().create(CreatePod.named("harbour").on(List.of()));
        engine.pods().start("harbour");
        Container member = create(request(SLEEP.toArray(String[]::new))
                .edit()
                .pod("harbour")
                .stopSignal(9)
                .namespaces(Map.of("pid", "pod"))
                .build());
        member.start(false);
        Container infra =
                engine.containers().require(engine.pods().require("harbour").infraId());
        for (String kind : List.of("net", "ipc", "uts", "pid")) {
            assertThat(namespace(member, kind)).isEqualTo(namespace(infra, kind));
        }
        assertThat(refusedIn("harbour", Map.of("uts", "private")).message()).contains("share one");
        assertThat(refused(Map.of("ipc", "pod")).message()).contains("in no pod");
        assertThat(refusedIn("harbour", Map.of("user", "pod")).message()).contains("no user namespace");
    }

    @Test
    @Tag("R-OPT-04")
    @Tag("R-OPT-07")
    void thoseOfItselfOfAnotherPodOrOfOneThatIsGoneAreRefused() {
        engine.pods().create(CreatePod.named("harbour").on(List.of()));
        engine.pods().create(CreatePod.named("dock").on(List.of()));
        Container outside = sleeping("outside");
        create(request("/bin/true").edit().name("inside").pod("dock").build());
        assertThat(refused(Map.of("ipc", "container:me")).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused(Map.of("ipc", "container:nobody")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(refused(Map.of("ipc", "container:")).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused(Map.of("ipc", "container:inside")).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusedIn("harbour", Map.of("ipc", "container:inside")).kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusedIn("harbour", Map.of("ipc", "container:outside")).kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        ContainerRecord now = outside.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(now.config(), now.state().withStatus(ContainerStatus.REMOVING)))));
        assertThat(refused(Map.of("ipc", "container:outside")).kind()).isEqualTo(ErrorKind.REMOVED);
        outside.remove(false, false);
        assertThat(refused(Map.of("ipc", "container:outside")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
    }

    @Test
    void theHostsAreNotReachedThroughAnotherContainer() {
        create(request("/bin/true")
                .edit()
                .name("hosts")
                .namespaces(Map.of("pid", "host"))
                .build());
        EngineException refused = refused(Map.of("pid", "container:hosts"));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).contains("hosts has no pid namespace that is not the host's");
    }

    @Test
    void aHostNameNeedsAnOwnUtsNamespace() {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> engine.containers()
                .create(request("/bin/true")
                        .edit()
                        .hostname("ship")
                        .namespaces(Map.of("uts", "host"))
                        .build()));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).contains("hostname");
    }

    private Container running(String name, Map<String, String> namespaces) {
        Container container = create(request(SLEEP.toArray(String[]::new))
                .edit()
                .name(name)
                .stopSignal(9)
                .namespaces(namespaces)
                .build());
        container.start(false);
        return container;
    }

    private EngineException refused(Map<String, String> namespaces) {
        return refusedIn(null, namespaces);
    }

    private EngineException refusedIn(String pod, Map<String, String> namespaces) {
        CreateContainer request = request("/bin/true")
                .edit()
                .name("me")
                .pod(pod)
                .namespaces(namespaces)
                .build();
        return catchThrowableOfType(
                EngineException.class, () -> engine.containers().create(request));
    }

    private static String namespace(Container container, String kind) {
        return namespace(
                Path.of("/proc", Integer.toString(container.record().state().pid())), kind);
    }

    private static String namespace(Path process, String kind) {
        try {
            return Files.readSymbolicLink(process.resolve("ns").resolve(kind)).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
