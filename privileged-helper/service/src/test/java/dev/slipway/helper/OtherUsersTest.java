package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not root: what the kernel says of them decides. */
@Timeout(60)
class OtherUsersTest {
    private static final String NOBODY = "65534";
    private static final String GROUP = "daemon";
    private static final String GROUP_ID = "1";

    @TempDir
    Path folder;

    private RunningHelper helper;

    /** The folders and the socket's mode let everybody through, so that the helper's own look at its peer decides. */
    @BeforeEach
    void start() throws IOException {
        helper = new RunningHelper(folder, "[helper]\ngroup = \"" + GROUP + "\"\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(helper.socket(), PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @AfterEach
    void stop() {
        helper.close();
    }

    @Test
    void aUserOutsideTheGroupIsToldSoAndHungUpOn() throws Exception {
        try (Client stranger = new Client("--regid=" + NOBODY, "--clear-groups")) {
            JsonNode error = stranger.read().path("error");

            assertThat(error.path("data").path("kind").asText()).isEqualTo("NOT_PERMITTED");
            assertThat(error.path("message").asText()).contains("uid " + NOBODY);
            assertThat(error.path("data").path("hint").asText()).contains("group");
            assertThat(stranger.isHungUpOn()).isTrue();
        }
    }

    @Test
    void aMemberOfTheGroupMayCallButNameNoPathOfTheHost() throws Exception {
        for (List<String> membership :
                List.of(List.of("--regid=" + GROUP_ID, "--clear-groups"), List.of("--regid=" + NOBODY, "--groups=1"))) {
            try (Client member = new Client(membership.toArray(String[]::new))) {
                JsonNode welcome = member.ask("system.hello", "{\"client\":\"test\",\"version\":\"1\"}");
                assertThat(welcome.path("result").path("uid").asText()).isEqualTo(NOBODY);

                for (String call : List.of("bundle.import", "bundle.validate")) {
                    String mode = call.equals("bundle.import") ? "\"mode\":\"inPlace\"," : "";
                    JsonNode refused = member.ask(call, "{" + mode + "\"path\":\"/etc\"}");
                    assertThat(refused.path("error").path("data").path("kind").asText())
                            .isEqualTo("NOT_PERMITTED");
                }
            }
        }
    }

    @Test
    void aMemberOfTheGroupHasNoNamespaceOfTheHost() throws Exception {
        try (Client member = new Client("--regid=" + GROUP_ID, "--clear-groups")) {
            for (String kind : List.of("net", "pid", "user")) {
                JsonNode refused = member.ask(
                        "container.create", "{\"bundle\":\"any\",\"namespaces\":{\"" + kind + "\":\"host\"}}");
                assertThat(refused.at("/error/data/kind").asText()).isEqualTo("NOT_PERMITTED");
                assertThat(refused.at("/error/message").asText()).contains("namespaces." + kind);
            }
            JsonNode allowed = member.ask("container.create", "{\"bundle\":\"any\",\"namespaces\":{\"net\":\"none\"}}");
            assertThat(allowed.at("/error/data/kind").asText()).isEqualTo("NO_SUCH_BUNDLE");
        }
    }

    @Test
    void anotherUsersTokenIsRefusedAndStaysGood() throws Exception {
        try (RawClient owner = helper.raw();
                RawClient late = helper.raw();
                Client thief = new Client("--regid=" + GROUP_ID, "--clear-groups")) {
            String token = owner.send(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"bundle.import\",\"params\":{\"mode\":\"copy\"}}\n")
                    .read()
                    .path("result")
                    .path("channel")
                    .asText();
            JsonNode refused = thief.ask("channel.open", "{\"channel\":\"" + token + "\"}");
            assertThat(refused.path("error").path("data").path("kind").asText()).isEqualTo("NOT_PERMITTED");

            assertThat(late.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"channel.open\",\"params\":{\"channel\":\""
                                    + token + "\"}}\n")
                            .read()
                            .has("result"))
                    .isTrue();
        }
    }

    /** A connection that a process of another user holds. */
    private final class Client implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Client(String... groups) throws IOException {
            ProcessBuilder command = new ProcessBuilder("setpriv", "--reuid=" + NOBODY);
            command.command().addAll(List.of(groups));
            command.command().addAll(List.of("socat", "-t5", "-", "UNIX-CONNECT:" + helper.socket()));
            process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            answers = process.inputReader(StandardCharsets.UTF_8);
        }

        JsonNode ask(String method, String params) throws IOException {
            OutputStream output = process.getOutputStream();
            output.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}\n"
                    .formatted(method, params)
                    .getBytes(StandardCharsets.UTF_8));
            output.flush();
            return read();
        }

        JsonNode read() throws IOException {
            String line = answers.readLine();
            assertThat(line).isNotNull();
            return Message.parse(line.getBytes(StandardCharsets.UTF_8));
        }

        boolean isHungUpOn() throws IOException {
            return answers.readLine() == null;
        }

        @Override
        public void close() {
            process.destroy();
            assertThat(process.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }
}
