package dev.slipway.helper.rpc;

import dev.slipway.protocol.rpc.RpcError;
import java.util.Set;

/**
 * What is said of methods that nobody answers.
 *
 * @param planned names of the contract's methods that this version lacks
 */
public record AbsentMethods(Set<String> planned) {
    public AbsentMethods {
        planned = Set.copyOf(planned);
    }

    RpcError error(String method) {
        String shown = method.length() > 100 ? method.substring(0, 100) + "..." : method;
        String reason = planned.contains(method)
                ? "this version of the helper does not have it yet"
                : "there is no such method; rpc.discover lists them";
        return new RpcError(RpcError.METHOD_NOT_FOUND, "could not call " + shown + ": " + reason, null);
    }
}
