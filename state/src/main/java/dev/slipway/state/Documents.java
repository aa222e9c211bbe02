package dev.slipway.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON documents in which the state keeps what no query asks for. */
final class Documents {
    /** The largest document that a column takes, in bytes. */
    static final int LIMIT = 1024 * 1024;

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final ObjectMapper mapper = mapper();

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(Duration.class, new DurationReader());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(times)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        // A list that an older version did not know of is empty.
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /**
     * The document of an object.
     *
     * @param what the object in words, for the error
     */
    byte[] write(String what, Object value) {
        byte[] document;
        try {
            document = mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not save %s: a text in it is no Unicode text".formatted(what),
                    e);
        }
        if (document.length > LIMIT) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not save %s: it takes %d bytes, more than %d"
                                    .formatted(what, document.length, LIMIT))
                    .hint("Make its specification smaller.");
        }
        return document;
    }

    <T> T read(byte[] document, Class<T> type) throws IOException {
        return mapper.readValue(document, type);
    }

    Map<String, Object> readAttributes(byte[] document) throws IOException {
        return mapper.readValue(document, ATTRIBUTES);
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        private InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    private static final class DurationReader extends FromStringDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        private DurationReader() {
            super(Duration.class);
        }

        @Override
        protected Duration _deserialize(String text, DeserializationContext context) {
            return Duration.parse(text);
        }
    }
}
