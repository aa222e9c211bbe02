package dev.slipway.helper.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import dev.slipway.protocol.rpc.WireName;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters into the call's record: nothing unknown, nothing missing, nothing of another type. */
final class Binder {
    private Binder() {}

    static <P> P bind(String method, @Nullable JsonNode params, Class<P> type) {
        JsonNode given = params == null || params.isNull() ? JsonNodeFactory.instance.objectNode() : params;
        if (!given.isObject()) {
            throw invalid(method, "its parameters are not an object", "Send them by name.");
        }
        try {
            P bound = Wire.requests().treeToValue(given, type);
            requireComponents(method, bound, "");
            return bound;
        } catch (UnrecognizedPropertyException e) {
            throw invalid(method, "it has no parameter \"" + path(e) + "\"", known(e));
        } catch (JsonMappingException e) {
            throw invalid(method, "the parameter \"" + path(e) + "\" has a wrong value or type", null);
        } catch (JsonProcessingException e) {
            throw invalid(method, "its parameters cannot be read", null);
        }
    }

    /** A component that is not marked as nullable must be there, also in records within records. */
    private static void requireComponents(String method, Object record, String prefix) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            if (value == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw invalid(method, "the parameter \"" + prefix + WireName.of(component) + "\" is missing", null);
                }
            } else if (value instanceof Record inner) {
                requireComponents(method, inner, prefix + WireName.of(component) + ".");
            } else if (value instanceof Iterable<?> many && !(value instanceof JsonNode)) {
                requireElements(method, many, prefix + WireName.of(component));
            } else if (value instanceof Map<?, ?> map) {
                requireElements(method, map.values(), prefix + WireName.of(component));
            }
        }
    }

    private static void requireElements(String method, Iterable<?> elements, String name) {
        for (Object element : elements) {
            if (element == null) {
                throw invalid(method, "the parameter \"" + name + "\" holds a null", null);
            }
            if (element instanceof Record record) {
                requireComponents(method, record, name + ".");
            } else if (element instanceof Iterable<?> inner && !(element instanceof JsonNode)) {
                requireElements(method, inner, name);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that does not tell " + component.getName(), e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static @Nullable String known(UnrecognizedPropertyException e) {
        if (e.getKnownPropertyIds() == null || e.getKnownPropertyIds().isEmpty()) {
            return null;
        }
        return "It knows: "
                + e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                + ".";
    }

    private static RpcException invalid(String method, String reason, @Nullable String hint) {
        String message = "could not call " + method + ": " + reason;
        return new RpcException(new RpcError(
                RpcError.INVALID_PARAMS,
                message,
                new RpcError.Data(ErrorKind.INVALID_ARGUMENT.name(), message, null, hint, null)));
    }
}
