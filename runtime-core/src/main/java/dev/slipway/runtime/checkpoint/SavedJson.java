package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The JSON files of a checkpoint. What they hold may come from anywhere. */
final class SavedJson {
    private static final int DEPTH = 100;
    private static final long LARGEST = 4 << 20;
    private static final ObjectMapper MAPPER = mapper();

    private SavedJson() {}

    private static ObjectMapper mapper() {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build();
        JsonMapper mapper = JsonMapper.builder(bounded)
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, ToStringSerializer.instance)
                        .addSerializer(Duration.class, ToStringSerializer.instance)
                        .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                        .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        // A list that an older version did not write is empty.
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /** Writes a file; STORAGE. */
    static void write(Path file, Object value) {
        try {
            Files.write(file, bytes(value));
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE,
                    "could not save " + file.getFileName() + " of the checkpoint: " + e.getMessage(),
                    e);
        }
    }

    /** The same as bytes. */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.INTERNAL, "could not write the checkpoint in JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file.
     *
     * @param what names its content in the message
     * @throws EngineException CHECKPOINT where it is missing, damaged, no plain file or larger than 4 MiB
     */
    static <T> T read(Path file, Class<T> type, String what) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                throw damaged(what, null);
            }
            T read = MAPPER.readValue(Files.readAllBytes(file), type);
            if (read == null) {
                throw damaged(what, null);
            }
            return read;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw damaged(what, e);
        }
    }

    private static EngineException damaged(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "could not read the checkpoint: " + what + " in it is missing or damaged";
        return cause == null
                ? EngineException.of(ErrorKind.CHECKPOINT, message)
                : EngineException.of(ErrorKind.CHECKPOINT, message, cause);
    }

    /** Reads a value from its text. */
    private static final class Text<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) {
            return parse.apply(value);
        }
    }
}
