package dev.slipway.protocol.rpc;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;

/** The name that a record's component has on the wire: its own, but where that is a word of Java. */
public final class WireName {
    private WireName() {}

    public static String of(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }
}
