package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code container.create} as a client asks for it, and what it then sees of it. */
@Timeout(120)
class CreateOverTheSocketTest {
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
    void labelsAndAnnotationsAreSeenAndFoundAgain() throws Exception {
        String bundle = TestBundle.inPlace(client, folder.resolve("cargo"), "true");
        ContainerCalls.Create create = ContainerCallsCreateBuilder.builder(
                        ContainerCalls.Create.fromBundle(bundle, "anchor"))
                .labels(Map.of("app", "shop"))
                .annotations(Map.of("org.example.note", "heavy"))
                .namespaces(Map.of("uts", "host"))
                .build();
        String id = ask(ContainerCalls.CREATE, create).id();
        ContainerDetail detail = ask(ContainerCalls.INSPECT, new Common.Id("anchor"));
        assertThat(detail.config())
                .containsEntry("labels", Map.of("app", "shop"))
                .containsEntry("annotations", Map.of("org.example.note", "heavy"));
        assertThat(detail.spec().at("/annotations/org.example.note").asText()).isEqualTo("heavy");
        assertThat(detail.spec().at("/linux/namespaces").toString()).doesNotContain("uts");
        for (String label : List.of("app", "app=shop")) {
            assertThat(found(Map.of("label", List.of(label)))).containsExactly(id);
        }
        assertThat(found(Map.of("label", List.of("app=bank")))).isEmpty();
        assertThat(found(Map.of("status", List.of("configured"), "health", List.of("none"))))
                .containsExactly(id);
        ask(ContainerCalls.REMOVE, new ContainerCalls.Remove(id, null, null, null));
        ask(BundleCalls.REMOVE, new Common.Id(bundle));
    }

    @Test
    void aPreviewTellsTheConfigurationAndMakesNothing() throws Exception {
        String bundle = TestBundle.inPlace(client, folder.resolve("cargo"), "true");
        ContainerCalls.Create create = ContainerCallsCreateBuilder.builder(
                        ContainerCalls.Create.fromBundle(bundle, "anchor"))
                .hostname("quay")
                .build();
        JsonNode spec = ask(ContainerCalls.PREVIEW, create).spec();
        assertThat(spec.path("hostname").asText()).isEqualTo("quay");
        assertThat(ask(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL)).isEmpty();

        String id = ask(ContainerCalls.CREATE, create).id();
        JsonNode inForce = ask(ContainerCalls.INSPECT, new Common.Id(id)).spec();
        assertThat(inForce.at("/linux/cgroupsPath").asText()).contains(id);
        ((ObjectNode) inForce.path("linux")).remove("cgroupsPath");
        ((ObjectNode) inForce.path("root")).set("path", spec.at("/root/path"));
        assertThat(inForce).as("but for what a start adds").isEqualTo(spec);
        try (RawClient raw = helper.raw()) {
            JsonNode error = raw.send("""
                            {"jsonrpc":"2.0","id":1,"method":"container.preview","params":{"bundle":"nowhere"}}
                            """).read().path("error");
            assertThat(error.at("/data/kind").asText()).isEqualTo("NO_SUCH_BUNDLE");
        }
        ask(ContainerCalls.REMOVE, new ContainerCalls.Remove(id, null, null, null));
        ask(BundleCalls.REMOVE, new Common.Id(bundle));
    }

    @Test
    @Tag("R-CTR-04")
    void allThatIsWrongIsToldInOneAnswer() throws Exception {
        try (RawClient raw = helper.raw()) {
            JsonNode error = raw.send("""
                            {"jsonrpc":"2.0","id":1,"method":"container.create","params":{"name":"a b","bundle":"nowhere",\
                            "stopSignal":"LOUD","stopTimeout":-1,"restartPolicy":{"name":"often"},"hostname":"a b",\
                            "healthcheck":{"test":["CMD","true"],"onFailure":"cry"},"namespaces":{"net":"mine"}}}
                            """).read().path("error");
            assertThat(error.at("/data/kind").asText()).isEqualTo("INVALID_ARGUMENT");
            assertThat(error.at("/data/hint").asText()).isNotBlank();
            assertThat(error.at("/data/details/findings").findValuesAsText("option"))
                    .containsExactlyInAnyOrder(
                            "stopSignal",
                            "stopTimeout",
                            "restartPolicy",
                            "healthcheck",
                            "name",
                            "bundle",
                            "hostname",
                            "namespaces.net");
            assertThat(error.path("message").asText()).endsWith("(and 7 more options cannot be taken)");
        }
    }

    @Test
    @Tag("R-OPT-08")
    void whatIsDoneOnAFailureNeedsACheckThatCanFail() throws Exception {
        try (RawClient raw = helper.raw()) {
            JsonNode error = raw.send("""
                            {"jsonrpc":"2.0","id":1,"method":"container.create","params":{"bundle":"nowhere",\
                            "healthcheck":{"test":["NONE"],"onFailure":"kill"}}}
                            """).read().path("error");
            assertThat(error.at("/data/details/findings").findValuesAsText("option"))
                    .containsExactlyInAnyOrder("healthcheck", "bundle");
            assertThat(error.at("/data/details/findings/0/message").asText()).contains("no check that could fail");
        }
    }

    @Test
    void aNullWithinAParameterIsRefused() throws Exception {
        assertNullIsRefused("container.create", "{\"bundle\":\"any\",\"labels\":{\"a\":null}}", "labels");
        assertNullIsRefused("container.create", "{\"bundle\":\"any\",\"namespaces\":{\"net\":null}}", "namespaces");
        assertNullIsRefused("container.create", "{\"bundle\":\"any\",\"command\":[null]}", "command");
        assertNullIsRefused("container.list", "{\"filters\":{\"name\":null}}", "filters");
        assertNullIsRefused("container.list", "{\"filters\":{\"name\":[null]}}", "filters");
        assertNullIsRefused("event.list", "{\"filters\":{\"type\":[null]}}", "filters");
    }

    private void assertNullIsRefused(String method, String params, String parameter) throws Exception {
        try (RawClient raw = helper.raw()) {
            JsonNode error = raw.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}\n"
                            .formatted(method, params))
                    .read()
                    .path("error");
            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("message").asText()).contains("\"" + parameter + "\" holds a null");
        }
    }

    private List<String> found(Map<String, List<String>> filters) throws Exception {
        return ask(ContainerCalls.LIST, new ContainerCalls.ListQuery(null, filters, null, null)).stream()
                .map(ContainerSummary::id)
                .toList();
    }

    private <P, R> R ask(dev.slipway.protocol.call.Call<P, R> call, P parameters) throws Exception {
        return client.call(call, parameters).get(20, TimeUnit.SECONDS);
    }
}
