package dev.slipway.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A call that waits for its response.
 *
 * @param first is given the raw result before the future completes
 */
record Pending<R>(Call<?, R> call, Consumer<JsonNode> first, CompletableFuture<R> future) {
    void complete(JsonNode response) {
        try {
            JsonNode raw = Responses.requireResult(response);
            R result = Responses.bind(raw, call);
            first.accept(raw);
            future.complete(result);
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    void fail(Throwable reason) {
        future.completeExceptionally(reason);
    }
}
