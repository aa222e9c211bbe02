package dev.slipway.protocol.call;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.List;

/**
 * A method of the wire contract.
 *
 * @param <P> its parameters, a record
 * @param <R> its result, a record or a list of records
 * @param method name on the wire
 * @param params type of the parameters
 * @param result type of the result
 * @param summary one sentence on what it does, served by {@code rpc.discover}
 */
@SuppressWarnings("UnusedTypeParameter") // R types the result of whoever calls
public record Call<P, R>(String method, Class<P> params, JavaType result, String summary) {
    /** Parameters of a method that takes none. */
    public record None() {
        public static final None NONE = new None();
    }

    /** Result of a method that has nothing to tell. */
    public record Done() {
        public static final Done DONE = new Done();
    }

    static <P, R> Call<P, R> of(String method, Class<P> params, Class<R> result, String summary) {
        return new Call<>(method, params, TypeFactory.defaultInstance().constructType(result), summary);
    }

    static <P, E> Call<P, List<E>> listing(String method, Class<P> params, Class<E> element, String summary) {
        return new Call<>(
                method, params, TypeFactory.defaultInstance().constructCollectionType(List.class, element), summary);
    }
}
