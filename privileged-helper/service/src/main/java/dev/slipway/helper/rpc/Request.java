package dev.slipway.helper.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.RpcError;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC request.
 *
 * @param id null for a notification, which is not answered
 */
record Request(
        @Nullable JsonNode id, String method, @Nullable JsonNode params) {
    private static final int LONGEST_ID = 1024;

    /** Reads the envelope. */
    static Request read(JsonNode message) throws Invalid {
        if (message.isArray()) {
            throw new Invalid(null, "batches are not taken: send each request on its own line");
        }
        if (!message.isObject()) {
            throw new Invalid(null, "it is not an object");
        }
        JsonNode id = message.get("id");
        if (id != null && !(id.isTextual() && id.asText().length() <= LONGEST_ID) && !id.isIntegralNumber()) {
            throw new Invalid(null, "its id is neither a whole number nor a short string");
        }
        JsonNode method = message.get("method");
        if (!message.path("jsonrpc").asText("").equals("2.0")) {
            throw new Invalid(id, "its jsonrpc is not \"2.0\"");
        }
        if (method == null || !method.isTextual()) {
            throw new Invalid(id, "its method is not a string");
        }
        return new Request(id, method.asText(), message.get("params"));
    }

    /** A message that is JSON and no request. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable JsonNode id;

        Invalid(@Nullable JsonNode id, String reason) {
            super("could not read the request: " + reason);
            this.id = id;
        }

        @Nullable
        JsonNode id() {
            return id;
        }

        RpcError error() {
            return new RpcError(RpcError.INVALID_REQUEST, String.valueOf(getMessage()), null);
        }
    }
}
