package dev.slipway.protocol.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;

/** Reads responses. */
final class Responses {
    private Responses() {}

    /** The result of a response. Throws the error it carries instead, as {@link RpcException}. */
    static JsonNode requireResult(JsonNode response) {
        JsonNode error = response.get("error");
        if (error != null) {
            throw new RpcException(error(error));
        }
        JsonNode result = response.get("result");
        if (result == null) {
            throw RpcException.of(RpcError.INTERNAL_ERROR, "the helper sent a response without a result");
        }
        return result;
    }

    static <R> R bind(JsonNode result, Call<?, R> call) {
        try {
            return Wire.results().treeToValue(result, call.result());
        } catch (JsonProcessingException e) {
            throw RpcException.of(
                    RpcError.INTERNAL_ERROR,
                    "the helper sent a result that this version does not understand: " + e.getOriginalMessage());
        }
    }

    private static RpcError error(JsonNode node) {
        try {
            return Wire.results().treeToValue(node, RpcError.class);
        } catch (JsonProcessingException e) {
            return new RpcError(
                    node.path("code").asInt(RpcError.INTERNAL_ERROR),
                    node.path("message").asText("the helper sent an error that this version does not understand"),
                    null);
        }
    }
}
