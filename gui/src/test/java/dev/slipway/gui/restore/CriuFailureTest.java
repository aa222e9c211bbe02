package dev.slipway.gui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CriuFailureTest {
    @Test
    void knowsTheLinesOfTheLogAndTheSwitchThatIsTheCure() {
        Throwable failure = new CompletionException(failed(
                Map.of("log", List.of("inet: Connected TCP socket", "Dumping FAILED."), "option", "tcpEstablished")));

        assertThat(CriuFailure.log(failure)).containsExactly("inet: Connected TCP socket", "Dumping FAILED.");
        assertThat(CriuFailure.option(failure)).isEqualTo("tcpEstablished");
    }

    @Test
    void knowsNothingOfOtherFailures() {
        for (Throwable failure : List.of(failed(Map.of()), new IllegalStateException("broken"))) {
            assertThat(CriuFailure.log(failure)).isEmpty();
            assertThat(CriuFailure.option(failure)).isEmpty();
        }
    }

    private static RpcException failed(Map<String, Object> details) {
        String message = "could not checkpoint container web: a process has an open TCP connection";
        return new RpcException(new RpcError(
                RpcError.ENGINE, message, new RpcError.Data("CHECKPOINT", message, null, "Switch it on.", details)));
    }
}
