package dev.slipway.protocol.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.Wire;

/** What the helper sends unasked. */
public record Notification(String method, JsonNode params) {
    /**
     * The parameters as the contract's record.
     *
     * @throws IllegalArgumentException if they are not of that form
     */
    public <T> T as(Class<T> type) {
        try {
            return Wire.results().treeToValue(params, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a notification " + method + " that is no " + type.getSimpleName(), e);
        }
    }

    /** Id of the subscription it belongs to; empty if it tells none. */
    public String subscription() {
        return params.path("subscription").asText("");
    }
}
