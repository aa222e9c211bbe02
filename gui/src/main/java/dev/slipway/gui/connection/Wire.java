package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** One open connection to a helper, as {@link Helper} needs it. */
public interface Wire extends AutoCloseable {
    /** Sends a request; the future fails with {@link RpcException}, or {@link IOException} when the connection is lost. */
    <P, R> CompletableFuture<R> call(Call<P, R> call, P params);

    /** Opens the channel with that token for writing. */
    Upload upload(String token) throws IOException;

    /** Opens the channel with that token for reading. */
    InputStream download(String token) throws IOException;

    /** Opens the channel with that token, of the streams of a process. */
    ProcessChannel frames(String token) throws IOException;

    @Override
    void close();

    /** Makes connections. */
    interface Dialer {
        /**
         * Connects; notifications and the loss of the connection are told on the connection's own thread.
         *
         * @param notifications receives method and parameters
         * @param lost runs once when the connection ends, for whatever reason
         * @throws IOException when nobody listens or access is refused
         */
        Wire dial(BiConsumer<String, JsonNode> notifications, Runnable lost) throws IOException;
    }
}
