package dev.slipway.helper.rpc;

import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.runtime.error.EngineException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes an error of the contract: a sentence and a kind, never a stack trace. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** What the client is told; what it is not told goes to the log. */
    public static RpcError error(String what, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof RpcException e) {
            return e.error();
        }
        if (cause instanceof EngineException e) {
            LOG.debug("{} failed", what, e);
            return engine(e);
        }
        if (cause instanceof CancellationException) {
            return kind(ErrorKind.CANCELLED, "could not finish " + what + ": it was cancelled");
        }
        LOG.error("{} failed unexpectedly", what, cause);
        return kind(ErrorKind.INTERNAL, "could not finish " + what + ": an internal error, see the helper's log");
    }

    private static RpcError engine(EngineException e) {
        Map<String, Object> details = e.details();
        return new RpcError(
                RpcError.ENGINE,
                e.message(),
                new RpcError.Data(e.kind().name(), e.message(), e.id(), e.hint(), details.isEmpty() ? null : details));
    }

    private static RpcError kind(ErrorKind kind, String message) {
        return RpcException.of(kind, message, null).error();
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
