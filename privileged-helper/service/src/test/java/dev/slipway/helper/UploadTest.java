package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.RawChannel;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that come over a channel. */
class UploadTest {
    @TempDir
    Path folder;

    private RunningHelper helper;
    private SlipwayClient client;

    @BeforeEach
    void start() throws IOException {
        helper = new RunningHelper(folder);
        client = helper.client();
    }

    @AfterEach
    void stop() {
        client.close();
        helper.close();
    }

    @Test
    void anUploadThatEndsWellGivesTheBundleAndWhatWasFound() throws Exception {
        Common.Channel begun = begin("whole");
        try (RawChannel channel = client.openChannel(begun.channel())) {
            channel.output().write(TestBundle.tar("true"));
            channel.endOfUpload();
            JsonNode result = outcome(begun);

            assertThat(result.path("bundle").path("name").asText()).isEqualTo("whole");
            assertThat(result.path("bundle").path("mode").asText()).isEqualTo("copy");
            assertThat(result.path("findings").isArray()).isTrue();
        }
        assertThat(client.call(BundleCalls.LIST).get(5, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void anUploadThatIsCutOffImportsNothing() throws Exception {
        byte[] tar = TestBundle.tar("true");
        byte[] withoutEndMark = Arrays.copyOf(tar, tar.length - lastZeros(tar));
        for (byte[] part : new byte[][] {withoutEndMark, Arrays.copyOf(tar, tar.length / 2), new byte[0]}) {
            Common.Channel begun = begin("cut");
            try (RawChannel channel = client.openChannel(begun.channel())) {
                channel.output().write(part);
                channel.endOfUpload();
                assertThatThrownBy(() -> outcome(begun)).hasCauseInstanceOf(RpcException.class);
            }
            nothingIsLeft();
        }
    }

    @Test
    void aJobThatIsCancelledInTheMiddleOfAnUploadLeavesNothing() throws Exception {
        Common.Channel begun = begin("cancelled");
        byte[] tar = TestBundle.tar("true");
        try (RawChannel channel = client.openChannel(begun.channel())) {
            channel.output().write(tar, 0, tar.length / 2);
            channel.output().flush();
            await().until(() -> entries(folder.resolve("root/bundles")) > 0);
            client.call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(begun.job()))
                    .get(5, TimeUnit.SECONDS);

            assertThatThrownBy(() -> outcome(begun))
                    .cause()
                    .extracting(
                            failure -> ((RpcException) failure).error().data().kind())
                    .isEqualTo("CANCELLED");
        }
        nothingIsLeft();
    }

    private void nothingIsLeft() throws Exception {
        assertThat(client.call(BundleCalls.LIST).get(5, TimeUnit.SECONDS)).isEmpty();
        await().until(() -> entries(folder.resolve("root/bundles")) == 0);
    }

    private static long entries(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> names = Files.list(place)) {
            return names.count();
        }
    }

    private static int lastZeros(byte[] tar) {
        int zeros = 0;
        while (tar[tar.length - 1 - zeros] == 0) {
            zeros++;
        }
        return zeros / 512 * 512;
    }

    private Common.Channel begin(String name) throws Exception {
        return client.call(BundleCalls.IMPORT, new BundleCalls.Import(name, "copy", null))
                .get(5, TimeUnit.SECONDS);
    }

    private JsonNode outcome(Common.Channel begun) throws Exception {
        return client.call(SystemCalls.JOB_WAIT, new SystemCalls.JobId(begun.job()))
                .get(10, TimeUnit.SECONDS);
    }
}
