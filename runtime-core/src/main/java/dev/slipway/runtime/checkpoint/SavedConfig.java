package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The container's configuration beside its images, so that it can be made again when it is gone. */
final class SavedConfig {
    private static final String NAME = "container.json";

    private final ObjectMapper json = mapper();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(new SimpleModule()
                        .addSerializer(Instant.class, ToStringSerializer.instance)
                        .addSerializer(Duration.class, ToStringSerializer.instance)
                        .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                        .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)));
        // A list that an older version did not write is empty.
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        return mapper;
    }

    void write(Path folder, ContainerConfig config) {
        try {
            Files.write(folder.resolve(NAME), json.writeValueAsBytes(config));
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not save the container's configuration: " + e.getMessage(), e);
        }
    }

    /** CHECKPOINT where it is missing or damaged. */
    ContainerConfig read(Path folder) {
        try {
            return json.readValue(Files.readAllBytes(folder.resolve(NAME)), ContainerConfig.class);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT,
                    "could not read the checkpoint: the container's configuration in it is missing or damaged",
                    e);
        }
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
