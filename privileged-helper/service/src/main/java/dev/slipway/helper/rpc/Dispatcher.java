package dev.slipway.helper.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The one front of all methods: reads a line, finds the method, binds the parameters, runs the handler, answers. */
public final class Dispatcher {
    private final Methods methods;
    private final AbsentMethods absent;
    private final Executor workers;
    private final AuditLog audit;
    private final int inFlight;

    /**
     * @param workers where methods run that change something or take a while; may reject
     * @param inFlight requests of one session that may be unanswered at a time
     */
    public Dispatcher(Methods methods, AbsentMethods absent, Executor workers, AuditLog audit, int inFlight) {
        this.methods = methods;
        this.absent = absent;
        this.workers = workers;
        this.audit = audit;
        this.inFlight = inFlight;
    }

    /** Takes a line of a session; the answer is queued at once or later. Never throws. */
    public void accept(Session session, byte[] line) {
        Request request;
        try {
            request = Request.read(Message.parse(line));
        } catch (Request.Invalid e) {
            session.send(Message.error(e.id(), e.error()));
            return;
        } catch (RpcException e) {
            session.send(Message.error(null, e.error()));
            return;
        }
        if (request.id() != null) {
            accept(session, request, request.id());
        }
    }

    private void accept(Session session, Request request, JsonNode id) {
        Method<?, ?> method = methods.find(request.method());
        if (method == null) {
            session.send(Message.error(id, absent.error(request.method())));
            return;
        }
        if (!session.enter(inFlight)) {
            session.send(Message.error(id, tooMany(request.method(), "a connection")));
            return;
        }
        if (method.access() == Access.READ) {
            run(session, request, id, method);
            return;
        }
        try {
            workers.execute(() -> run(session, request, id, method));
        } catch (RejectedExecutionException e) {
            session.leave();
            session.send(Message.error(id, tooMany(request.method(), "the helper")));
        }
    }

    private <P, R> void run(Session session, Request request, JsonNode id, Method<P, R> method) {
        try {
            P params = Binder.bind(
                    request.method(), request.params(), method.call().params());
            Reply<R> reply = method.handler().handle(params, session);
            CompletableFuture<byte[]> result = reply.result();
            if (!result.isDone()) {
                session.tie(result);
            }
            var ignored = result.whenComplete((json, failure) -> {
                finish(session, request, id, method.access(), json, failure);
                if (failure == null && reply.next() != null) {
                    reply.next().run();
                }
            });
        } catch (Throwable e) { // an Error too: who asked must get an answer
            finish(session, request, id, method.access(), null, e);
        }
    }

    private void finish(
            Session session,
            Request request,
            JsonNode id,
            Access access,
            byte @Nullable [] json,
            @Nullable Throwable failure) {
        RpcError error = failure == null ? null : Failures.error(request.method(), failure);
        session.leave();
        if (access == Access.CHANGE) {
            audit.changed(session.peer(), request.method(), request.params(), error);
        }
        if (error == null && json != null) {
            byte[] line = Message.response(id, json);
            session.send(line.length > Wire.MAX_LINE ? Message.error(id, tooLong(request.method())) : line);
        } else if (error != null) {
            session.send(Message.error(id, error));
        }
    }

    private static RpcError tooLong(String method) {
        return RpcException.of(
                        ErrorKind.EXHAUSTED,
                        "could not answer " + method + ": the answer is longer than a line may be",
                        "Ask for less: by limit and after, or by filters.")
                .error();
    }

    private static RpcError tooMany(String method, String where) {
        return RpcException.of(
                        ErrorKind.EXHAUSTED,
                        "could not call " + method + ": too many requests of " + where + " are unanswered",
                        "Wait for answers before sending more.")
                .error();
    }
}
