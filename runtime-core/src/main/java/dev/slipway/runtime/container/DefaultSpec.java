package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The OCI configuration of a container that is made from a root filesystem alone. */
public final class DefaultSpec {
    private static final ObjectNode SPEC = read();

    private DefaultSpec() {}

    /** A copy, without a command. */
    public static ObjectNode copy() {
        return SPEC.deepCopy();
    }

    private static ObjectNode read() {
        try (InputStream in = DefaultSpec.class.getResourceAsStream("default-spec.json")) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
