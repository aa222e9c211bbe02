package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileClientTest {
    @TempDir
    static Path folder;

    private static RunningHelper helper;

    @BeforeAll
    static void start() throws IOException {
        helper = new RunningHelper(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        try (SlipwayClient client = helper.client()) {
            assertThat(client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL)
                            .get(5, TimeUnit.SECONDS))
                    .isEmpty();
        }
        helper.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                                              | -32700",
                "``                                                                    | -32700",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":                                | -32700",
                "{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"job.list\"} | -32700",
                "[]                                                                    | -32600",
                "42                                                                    | -32600",
                "{\"id\":1,\"method\":\"job.list\"}                                       | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"job.list\"}                   | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}                              | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no.such\"}                     | -32601",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"audit.list\"}                  | -32601",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"job.list\",\"params\":[1]}      | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"container.start\"}             | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"container.start\",\"params\":{\"id\":7}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"container.start\",\"params\":{\"id\":null}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"container.start\",\"params\":{\"id\":\"none\"}} | -32000",
            })
    void aWrongMessageIsAnsweredAndTheConnectionGoesOn(String message, int code) throws IOException {
        try (RawClient client = helper.raw()) {
            JsonNode answer = client.send(message + "\n").read();

            assertThat(answer.path("error").path("code").asInt()).isEqualTo(code);
            assertThat(answer.path("error").path("message").asText())
                    .isNotEmpty()
                    .doesNotContain("Exception");
            assertThat(list(client).path("result").isArray()).isTrue();
        }
    }

    @Test
    void anUnknownParameterIsNamed() throws IOException {
        try (RawClient client = helper.raw()) {
            JsonNode error = client.send(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"container.start\",\"params\":{\"id\":\"x\",\"colour\":1}}\n")
                    .read()
                    .path("error");

            assertThat(error.path("message").asText()).contains("colour");
            assertThat(error.path("data").path("kind").asText()).isEqualTo("INVALID_ARGUMENT");
        }
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheConnectionClosed() throws IOException {
        try (RawClient client = helper.raw()) {
            client.send(new byte[Wire.MAX_LINE + 1].clone());

            assertThat(client.read().path("error").path("code").asInt()).isEqualTo(-32600);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        try (RawClient client = helper.raw()) {
            JsonNode answer =
                    client.send(new byte[] {'"', (byte) 0xc3, '"', '\n'}).read();

            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32700);
        }
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        try (RawClient client = helper.raw()) {
            JsonNode answer = client.send("[".repeat(100_000) + "\n").read();

            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32700);
            assertThat(list(client).path("result").isArray()).isTrue();
        }
    }

    @Test
    void manyConnectionsAreBoundedAndTheRestIsToldWhy() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            boolean refused = false;
            for (int i = 0; i < 140 && !refused; i++) {
                RawClient client = helper.raw();
                clients.add(client);
                JsonNode answer = list(client);
                refused =
                        answer.path("error").path("data").path("kind").asText().equals("EXHAUSTED");
            }
            assertThat(refused).isTrue();
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            try (RawClient client = helper.raw()) {
                assertThat(list(client).path("result").isArray()).isTrue();
            }
        });
    }

    @Test
    void clientsThatGoInTheMiddleOfAnythingLeaveTheOthersServed() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RawClient client = helper.raw()) {
                client.send(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"world.watch\"}\n{\"jsonrpc\":\"2.0\",\"id\":2,");
            }
            try (RawClient client = helper.raw()) {
                client.send(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"bundle.import\",\"params\":{\"mode\":\"copy\"}}\n");
            }
        }
        try (SlipwayClient client = helper.client()) {
            assertThat(client.call(SystemCalls.HELLO, new SystemCalls.Hello("test", "1"))
                            .get(5, TimeUnit.SECONDS)
                            .protocol())
                    .isEqualTo(1);
            client.call(SystemCalls.JOB_LIST, Call.None.NONE).get(5, TimeUnit.SECONDS).stream()
                    .filter(job -> job.state().equals("running"))
                    .forEach(job -> client.call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(job.job()))
                            .join());
        }
    }

    @Test
    void aTokenOpensItsChannelOnce() throws Exception {
        try (RawClient client = helper.raw();
                RawClient first = helper.raw();
                RawClient second = helper.raw()) {
            JsonNode offered = client.send(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"bundle.import\",\"params\":{\"mode\":\"copy\"}}\n")
                    .read()
                    .path("result");
            String open = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"channel.open\",\"params\":{\"channel\":\""
                    + offered.path("channel").asText() + "\"}}\n";

            assertThat(first.send(open).read().has("result")).isTrue();
            assertThat(second.send(open)
                            .read()
                            .path("error")
                            .path("data")
                            .path("kind")
                            .asText())
                    .isEqualTo("NOT_PERMITTED");
            first.send("this is no tar");
        }
    }

    private static JsonNode list(RawClient client) throws IOException {
        try {
            return client.send("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"container.list\"}\n")
                    .read();
        } catch (IOException | RuntimeException e) {
            return client.read();
        }
    }
}
