package dev.slipway.helper.discover;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.slipway.protocol.rpc.WireName;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the contract's types; records are named once and referred to. */
final class Schemas {
    private final Map<String, ObjectNode> named = new TreeMap<>();

    /** The schema of a type. */
    ObjectNode of(Type type) {
        return of(TypeFactory.defaultInstance().constructType(type));
    }

    /** Every record that was met, by name. */
    ObjectNode named() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        named.forEach(all::set);
        return all;
    }

    private ObjectNode of(JavaType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            schema.put("type", "array").set("items", of(type.getContentType()));
        } else if (type.isMapLikeType()) {
            schema.put("type", "object").set("additionalProperties", of(type.getContentType()));
        } else if (raw.isRecord()) {
            schema.put("$ref", "#/components/schemas/" + name(raw));
        } else if (raw == String.class) {
            schema.put("type", "string");
        } else if (raw == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (raw == boolean.class || raw == Boolean.class) {
            schema.put("type", "boolean");
        } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            schema.put("type", "integer");
        } else if (raw == double.class || raw == Double.class) {
            schema.put("type", "number");
        } else if (raw == ObjectNode.class) {
            schema.put("type", "object");
        } else if (raw != Object.class && !JsonNode.class.isAssignableFrom(raw)) {
            throw new IllegalStateException("no schema for " + type);
        }
        return schema;
    }

    private String name(Class<?> record) {
        Class<?> outer = record.getEnclosingClass();
        String name = outer == null ? record.getSimpleName() : outer.getSimpleName() + "." + record.getSimpleName();
        if (!named.containsKey(name)) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            named.put(name, schema);
            schema.put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            for (RecordComponent component : record.getRecordComponents()) {
                properties.set(WireName.of(component), of(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(WireName.of(component));
                }
            }
        }
        return name;
    }
}
