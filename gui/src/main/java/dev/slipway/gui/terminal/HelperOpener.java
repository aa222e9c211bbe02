package dev.slipway.gui.terminal;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.gui.connection.Helper;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ContainerDetail;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the helper for the processes of terminals. */
final class HelperOpener implements Opener {
    private static final long GRACE_SECONDS = 2;

    private final Helper helper;
    private final Executor workers;

    /** Opens channels on {@code workers}. */
    HelperOpener(Helper helper, Executor workers) {
        this.helper = helper;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<Opened> open(Order order) {
        return order instanceof Order.Run run ? begin(run) : attach(order.container());
    }

    /** Connects to an exec session that has been begun with a channel. */
    CompletableFuture<Opened> connect(ContainerCalls.ExecStarted started) {
        return CompletableFuture.supplyAsync(
                        () -> opened(started.exec(), started.channel(), Opened.Kind.TERMINAL), workers)
                .whenComplete((opened, error) -> {
                    if (error != null) {
                        var unused = kill(started.exec());
                    }
                });
    }

    private CompletableFuture<Opened> begin(Order.Run run) {
        return helper.call(ContainerCalls.EXEC, run.request()).thenCompose(this::connect);
    }

    private CompletableFuture<Opened> attach(String container) {
        return helper.call(ContainerCalls.INSPECT, new Common.Id(container)).thenCompose(detail -> helper.call(
                        ContainerCalls.ATTACH, new ContainerCalls.Attach(container, null, null, null, ""))
                .thenApplyAsync(channel -> opened(null, channel.channel(), kind(detail)), workers));
    }

    private static Opened.Kind kind(ContainerDetail detail) {
        if (Boolean.TRUE.equals(detail.config().get("terminal"))) {
            return Opened.Kind.TERMINAL;
        }
        return Boolean.TRUE.equals(detail.config().get("stdin")) ? Opened.Kind.PIPES : Opened.Kind.OUTPUT;
    }

    private Opened opened(@Nullable String exec, @Nullable String token, Opened.Kind kind) {
        try {
            return new Opened(exec, helper.frames(Objects.requireNonNull(token, "no channel")), kind);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public CompletableFuture<?> hangUp(String exec) {
        return helper.call(ExecCalls.KILL, new ExecCalls.Kill(exec, TextNode.valueOf("HUP")))
                .handle((done, error) -> exec)
                .thenComposeAsync(this::kill, CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public CompletableFuture<?> kill(String exec) {
        return helper.call(ExecCalls.REMOVE, new ExecCalls.Remove(exec, true));
    }
}
