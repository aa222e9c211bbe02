package dev.slipway.protocol.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines and JSON-RPC 2.0 messages, there and back. */
public final class Message {
    private static final ObjectMapper MAPPER = Wire.results();

    private Message() {}

    /**
     * A line as JSON. Text that is not UTF-8, that is no JSON, or that is nested deeper than the contract allows is a
     * parse error.
     */
    public static JsonNode parse(byte[] line) throws RpcException {
        return parse(line, Wire.requests());
    }

    /** The same of what the helper sent, which gives no member twice. */
    public static JsonNode parseAnswer(byte[] line) throws RpcException {
        return parse(line, MAPPER);
    }

    private static JsonNode parse(byte[] line, ObjectMapper mapper) throws RpcException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonNode node = mapper.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw RpcException.of(RpcError.PARSE_ERROR, "could not read the message: the line is empty");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw RpcException.of(RpcError.PARSE_ERROR, "could not read the message: it is not UTF-8");
        } catch (JsonProcessingException e) {
            throw RpcException.of(
                    RpcError.PARSE_ERROR, "could not read the message: it is not JSON: " + e.getOriginalMessage());
        }
    }

    /** A request as a line with its end. */
    public static byte[] request(long id, String method, Object params) {
        ObjectNode node = envelope();
        node.put("id", id);
        node.put("method", method);
        node.set("params", MAPPER.valueToTree(params));
        return line(node);
    }

    /** A notification as a line with its end. */
    public static byte[] notification(String method, Object params) {
        return notification(method, encode(params));
    }

    /** The same, of parameters that are JSON already. */
    public static byte[] notification(String method, byte[] params) {
        return join("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":", params);
    }

    /** A response as a line with its end; {@code result} is JSON already. */
    public static byte[] response(JsonNode id, byte[] result) {
        return join("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":", result);
    }

    /** An error response as a line with its end; {@code id} is null where the request's could not be read. */
    public static byte[] error(@Nullable JsonNode id, RpcError error) {
        ObjectNode node = envelope();
        node.set("id", id == null ? NullNode.getInstance() : id);
        node.set("error", MAPPER.valueToTree(error));
        return line(node);
    }

    /** A value of the contract as JSON. */
    public static byte[] encode(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value of the contract: " + value.getClass(), e);
        }
    }

    private static ObjectNode envelope() {
        return MAPPER.createObjectNode().put("jsonrpc", "2.0");
    }

    private static byte[] line(ObjectNode node) {
        byte[] json = encode(node);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static byte[] join(String head, byte[] body) {
        byte[] front = head.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[front.length + body.length + 2];
        System.arraycopy(front, 0, line, 0, front.length);
        System.arraycopy(body, 0, line, front.length, body.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }
}
