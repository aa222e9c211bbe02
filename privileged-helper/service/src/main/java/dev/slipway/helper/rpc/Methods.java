package dev.slipway.helper.rpc;

import dev.slipway.protocol.call.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that are answered. Filled in the composition root, then only read. */
public final class Methods {
    private final Map<String, Method<?, ?>> methods = new LinkedHashMap<>();

    /** Adds a method. */
    public <P, R> Methods add(Call<P, R> call, Access access, Handler<P, R> handler) {
        if (methods.putIfAbsent(call.method(), new Method<>(call, access, handler)) != null) {
            throw new IllegalStateException(call.method() + " is answered twice");
        }
        return this;
    }

    /** The calls that are answered, in the order they were added. */
    public List<Call<?, ?>> calls() {
        return methods.values().stream().<Call<?, ?>>map(Method::call).toList();
    }

    @Nullable
    Method<?, ?> find(String name) {
        return methods.get(name);
    }
}
