package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.PodProcesses;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.protocol.model.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pod of two containers over the socket. */
class PodTest extends WholeSystemTest {
    private Client client;
    private String pod;
    private String web;
    private String visitor;

    @BeforeEach
    void begin() {
        var bundles = DemonstrationBundles.in(folder());
        client = closedAtEnd(new Client(startHelper().connect()));
        pod = client.call(
                        PodCalls.CREATE,
                        dev.slipway.protocol.call.PodCallsCreateBuilder.builder()
                                .name("shop")
                                .networks(List.of())
                                .build())
                .id();
        web = member(client.importInPlace(bundles.web(), "web"), "web");
        visitor = member(client.importInPlace(bundles.visitor(), "visitor"), "visitor");
    }

    @Test
    void itsContainersShareHostNameAndLoopbackAndGoWithIt() throws IOException {
        var started = client.call(PodCalls.START, new Common.Id("shop"));
        assertThat(started.containers()).hasSize(3).allMatch(outcome -> outcome.error() == null);
        assertThat(client.awaitLine(visitor, "Served from")).contains("Served from shop");

        var detail = client.call(PodCalls.INSPECT, new Common.Id(pod));
        assertThat(detail.pod().status()).isEqualTo("running");
        var infra = Objects.requireNonNull(detail.pod().infra());
        assertThat(detail.pod().containers()).containsExactlyInAnyOrder(infra, web, visitor);
        for (var kind : List.of("net", "uts", "ipc")) {
            assertThat(namespace(web, kind)).isEqualTo(namespace(infra, kind)).isEqualTo(namespace(visitor, kind));
        }
        assertGraphShows(infra);

        var removed = client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 5.0));
        assertThat(removed.containers()).allMatch(outcome -> outcome.error() == null);
        assertThat(client.call(PodCalls.LIST, PodCalls.ListQuery.ALL)).isEmpty();
        assertThat(client.containers()).isEmpty();
        assertThat(client.call(PodCalls.GRAPH, new PodCalls.GraphQuery(null)).nodes())
                .isEmpty();
    }

    @Test
    void itsLimitsAreChangedAtOnce() throws IOException {
        client.call(PodCalls.START, new Common.Id("shop"));
        var limits = new Resources(0.5, null, null, 256L << 20, null, null, 90L, null);
        client.call(PodCalls.UPDATE, new PodCalls.Update("shop", limits));
        var detail = client.call(PodCalls.INSPECT, new Common.Id(pod));
        assertThat(detail.resources()).isEqualTo(limits);
        assertThat(Files.readString(CgroupFolder.of("pids", detail.cgroupPath()).resolve("pids.max")))
                .isEqualTo("90\n");
        var removed = client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 5.0));
        assertThat(removed.containers()).allMatch(outcome -> outcome.error() == null);
    }

    @Test
    @Tag("R-POD-08")
    @Tag("R-POD-51")
    void allItsContainersAreSignalledFrozenAndRestartedAndEachIsTold() {
        client.call(PodCalls.START, new Common.Id("shop"));
        assertThat(client.call(PodCalls.PAUSE, new Common.Id("shop")).containers())
                .hasSize(3)
                .allMatch(outcome -> outcome.error() == null);
        assertThat(statuses()).containsOnly("paused").hasSize(3);
        assertThat(pods(Map.of("status", List.of("paused")))).containsExactly(pod);
        assertThat(pods(Map.of("status", List.of("running")))).isEmpty();
        var stopped = client.call(PodCalls.STOP, new PodCalls.Stop("shop", null));
        assertThat(stopped.error())
                .startsWith("could not stop 3 of 3 containers of pod shop: ")
                .endsWith("it is paused (and 2 more)");
        assertThat(stopped.containers()).extracting(PodCalls.Outcome::kind).containsOnly("STATE_INVALID");
        client.call(PodCalls.RESUME, new Common.Id("shop"));
        assertThat(client.call(PodCalls.TOP, new Common.Id("shop")))
                .hasSize(3)
                .filteredOn(one -> one.container().equals(web))
                .allMatch(one -> one.name().equals("web"))
                .flatExtracting(PodProcesses::processes)
                .extracting(ProcessInfo::pid)
                .contains(client.summary(web).pid());
        var pid = client.summary(web).pid();
        var restarted = client.call(PodCalls.RESTART, new PodCalls.Stop("shop", 0.0));
        assertThat(restarted.error()).isNull();
        assertThat(client.summary(web).pid()).isNotEqualTo(pid);
        for (var signal : List.of(TextNode.valueOf("SIGKILL"), IntNode.valueOf(9))) {
            assertThat(client.call(PodCalls.KILL, new PodCalls.Kill("shop", signal))
                            .error())
                    .isNull();
            assertThat(statuses()).containsOnly("exited");
            client.call(PodCalls.START, new Common.Id("shop"));
        }
        client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
    }

    @Test
    @Tag("R-POD-50")
    void initContainersAreMadeToldAndRunFirst() {
        var init = client.call(
                        ContainerCalls.CREATE,
                        ContainerCallsCreateBuilder.builder()
                                .bundle("visitor")
                                .name("first")
                                .pod(pod)
                                .command(List.of("/bin/sh", "-c", "exit 3"))
                                .initContainer("always")
                                .build())
                .id();
        assertThat(client.summary(init).initContainer()).isEqualTo("always");
        assertThat(client.summary(web).initContainer()).isNull();
        assertThatThrownBy(() -> client.call(PodCalls.START, new Common.Id("shop")))
                .hasMessageContaining("could not start pod shop: init container first exited with code 3");
        assertThat(client.summary(web).status()).isEqualTo("configured");
        client.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
    }

    private List<String> statuses() {
        return client.call(PodCalls.INSPECT, new Common.Id(pod)).containers().stream()
                .map(ContainerSummary::status)
                .toList();
    }

    private List<String> pods(Map<String, List<String>> filters) {
        return client.call(PodCalls.LIST, new PodCalls.ListQuery(filters)).stream()
                .map(PodSummary::id)
                .toList();
    }

    private void assertGraphShows(String infra) {
        var graph = client.call(PodCalls.GRAPH, new PodCalls.GraphQuery(pod));
        assertThat(graph.nodes()).extracting(Graph.Node::objectId).contains(pod, infra, web, visitor);
        assertThat(graph.nodes())
                .filteredOn(Graph.Node::infra)
                .extracting(Graph.Node::objectId)
                .containsExactly(infra);
        assertThat(graph.nodes())
                .filteredOn(node -> node.kind().equals("container"))
                .allMatch(node -> "running".equals(node.status()));
        var nodes = graph.nodes().stream().map(Graph.Node::id).toList();
        assertThat(graph.edges())
                .isNotEmpty()
                .allMatch(edge -> nodes.contains(edge.from()) && nodes.contains(edge.to()));
        assertThat(graph.edges()).extracting(Graph.Edge::kind).contains("namespace");
    }

    private String member(String bundle, String name) {
        return client.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, name, pod, null))
                .id();
    }

    private String namespace(String container, String kind) throws IOException {
        return Files.readSymbolicLink(
                        Path.of("/proc/" + client.summary(container).pid() + "/ns/" + kind))
                .toString();
    }
}
