package dev.slipway.helper.discover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.WireName;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The contract as an OpenRPC 1.3 document, told from the calls' records. */
public final class OpenRpc {
    private OpenRpc() {}

    /** The document of the methods that are answered. */
    public static ObjectNode of(Methods methods, String version) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openrpc", "1.3.2");
        document.putObject("info").put("title", "Slipway").put("version", version);
        Schemas schemas = new Schemas();
        ArrayNode all = document.putArray("methods");
        methods.calls().forEach(call -> all.add(method(call, schemas)));
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.named());
        ArrayNode kinds = ((ObjectNode) components.get("schemas"))
                .putObject("ErrorKind")
                .put("type", "string")
                .putArray("enum");
        for (ErrorKind kind : ErrorKind.values()) {
            kinds.add(kind.name());
        }
        return document;
    }

    private static ObjectNode method(Call<?, ?> call, Schemas schemas) {
        ObjectNode method = JsonNodeFactory.instance.objectNode();
        method.put("name", call.method());
        method.put("summary", call.summary());
        method.put("paramStructure", "by-name");
        ArrayNode params = method.putArray("params");
        for (RecordComponent component : call.params().getRecordComponents()) {
            ObjectNode param = params.addObject();
            param.put("name", WireName.of(component));
            param.put("required", !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            param.set("schema", schemas.of(component.getGenericType()));
        }
        ObjectNode result = method.putObject("result");
        result.put("name", "result");
        result.set("schema", schemas.of(call.result()));
        return method;
    }
}
