package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
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
        pod = client.call(PodCalls.CREATE, new PodCalls.Create("shop", null, null, null, null, List.of(), null, null))
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
        assertThat(client.call(PodCalls.LIST)).isEmpty();
        assertThat(client.containers()).isEmpty();
        assertThat(client.call(PodCalls.GRAPH, new PodCalls.GraphQuery(null)).nodes())
                .isEmpty();
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
