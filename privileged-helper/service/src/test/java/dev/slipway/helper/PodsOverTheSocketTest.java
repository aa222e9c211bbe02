package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PodsOverTheSocketTest {
    @TempDir
    Path folder;

    private RunningHelper helper;
    private SlipwayClient client;

    @BeforeEach
    void start() throws Exception {
        helper = new RunningHelper(folder);
        client = helper.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        helper.close();
    }

    @Test
    @Tag("R-POD-01")
    void whatItWasMadeOfIsToldBack() throws Exception {
        String bundle = TestBundle.inPlace(client, folder.resolve("cargo"), "true");
        String service = ask(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, "service"))
                .id();
        Resources limits = new Resources(0.5, 512L, "0", 64L << 20, 128L << 20, 32L << 20, 100L, 500);
        String pod = ask(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("shop")
                                .resources(limits)
                                .exitPolicy("stop")
                                .service("service")
                                .build())
                .id();
        PodDetail detail = ask(PodCalls.INSPECT, new Common.Id("shop"));
        assertThat(detail.resources()).isEqualTo(limits);
        assertThat(detail.pod().exitPolicy()).isEqualTo("stop");
        assertThat(detail.pod().service()).isEqualTo(service);
        assertThat(detail.pod().hostname()).isEqualTo("shop");
        assertThat(detail.cgroupPath()).endsWith(pod);

        ask(
                PodCalls.CREATE,
                PodCallsCreateBuilder.builder()
                        .name("plain")
                        .networks(List.of())
                        .build());
        PodDetail plain = ask(PodCalls.INSPECT, new Common.Id("plain"));
        assertThat(plain.resources()).isNull();
        assertThat(plain.pod().exitPolicy()).isEqualTo("continue");
        assertThat(plain.pod().service()).isNull();
        for (String name : List.of("plain", "shop")) {
            ask(PodCalls.REMOVE, new PodCalls.Remove(name, true, null));
        }
        ask(BundleCalls.REMOVE, new Common.Id(bundle));
    }

    @Test
    @Tag("R-POD-34")
    void allThatIsWrongIsToldInOneAnswer() throws Exception {
        JsonNode error = refused("""
                {"name":"a b","infraImage":"pause:3","exitPolicy":"perhaps","share":["net","mnt"],\
                "publish":[{"hostPort":0,"containerPort":80}]}""");
        assertThat(error.at("/data/kind").asText()).isEqualTo("INVALID_ARGUMENT");
        JsonNode findings = error.at("/data/details/findings");
        assertThat(findings.findValuesAsText("option"))
                .containsExactlyInAnyOrder("infraImage", "exitPolicy", "name", "publish", "share");
        assertThat(findings.findValuesAsText("remedy")).allMatch(remedy -> remedy.endsWith("."));
        JsonNode image = refused("{\"infraImage\":\"pause:3\"}");
        assertThat(image.at("/data/kind").asText()).isEqualTo("UNSUPPORTED");
        assertThat(image.path("message").asText()).contains("there are no images yet");
        assertThat(ask(PodCalls.LIST, new PodCalls.ListQuery(null))).isEmpty();
    }

    @Test
    void theGraphShowsAllThatHangsTogether() throws Exception {
        String bundle = TestBundle.inPlace(client, folder.resolve("cargo"), "true");
        String pod = ask(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("shop")
                                .publish(List.of(new PortMapping("127.0.0.1", 58080, 80, null)))
                                .build())
                .id();
        PodDetail detail = ask(PodCalls.INSPECT, new Common.Id(pod));
        String infra = "container:" + Objects.requireNonNull(detail.pod().infra());
        String web = "container:" + member(bundle, "web", """
                {"mounts":[{"destination":"/data","type":"bind","source":"/srv","options":["rbind"]}]}""", List.of());
        String client1 = "container:" + member(bundle, "client", "{}", List.of("web"));
        String network = "network:" + detail.pod().networks().get(0);

        Graph graph = ask(PodCalls.GRAPH, new PodCalls.GraphQuery(pod));
        assertThat(graph.nodes())
                .extracting(Graph.Node::id)
                .containsExactlyInAnyOrder(
                        "pod:" + pod, infra, web, client1, network, "port:127.0.0.1:58080/tcp", "volume:/srv");
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new Graph.Edge(infra, "pod:" + pod, "membership", null),
                        new Graph.Edge(web, "pod:" + pod, "membership", null),
                        new Graph.Edge(client1, "pod:" + pod, "membership", null),
                        new Graph.Edge(web, infra, "namespace", "ipc"),
                        new Graph.Edge(web, infra, "namespace", "net"),
                        new Graph.Edge(web, infra, "namespace", "uts"),
                        new Graph.Edge(client1, infra, "namespace", "ipc"),
                        new Graph.Edge(client1, infra, "namespace", "net"),
                        new Graph.Edge(client1, infra, "namespace", "uts"),
                        new Graph.Edge(client1, web, "dependency", null),
                        new Graph.Edge(infra, network, "network", null),
                        new Graph.Edge("port:127.0.0.1:58080/tcp", infra, "port", "80"),
                        new Graph.Edge(web, "volume:/srv", "volume", "/data"));
        ask(PodCalls.REMOVE, new PodCalls.Remove(pod, true, null));
        ask(BundleCalls.REMOVE, new Common.Id(bundle));
    }

    private String member(String bundle, String name, String spec, List<String> dependsOn) throws Exception {
        return ask(
                        ContainerCalls.CREATE,
                        ContainerCallsCreateBuilder.builder(
                                        ContainerCalls.Create.fromBundle(bundle, name, "shop", null))
                                .spec((ObjectNode) new ObjectMapper().readTree(spec))
                                .dependsOn(dependsOn)
                                .build())
                .id();
    }

    private JsonNode refused(String params) throws Exception {
        try (RawClient raw = helper.raw()) {
            return raw.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pod.create\",\"params\":" + params + "}\n")
                    .read()
                    .path("error");
        }
    }

    private <P, R> R ask(Call<P, R> call, P params) throws Exception {
        return client.call(call, params).get(20, TimeUnit.SECONDS);
    }
}
