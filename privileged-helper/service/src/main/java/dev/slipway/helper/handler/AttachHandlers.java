package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.channel.ProcessChannel;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.DetachKeys;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ContainerConfig;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code container.attach}, and {@code container.start} with attach or without. */
final class AttachHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(AttachHandlers.class);
    private static final long END_SECONDS = 10;

    private final Containers containers;
    private final ProcessChannels channels;

    AttachHandlers(Containers containers, ProcessChannels channels) {
        this.containers = containers;
        this.channels = channels;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.START, Access.CHANGE, this::start)
                .add(ContainerCalls.ATTACH, Access.CHANGE, this::attach);
    }

    private Reply<Common.Channel> start(ContainerCalls.Start params, Session session) {
        Container container = containers.require(params.id());
        boolean recursive = on(params.recursive());
        if (!on(params.attach())) {
            container.start(recursive);
            return Reply.of(new Common.Channel(null, null));
        }
        Streams streams = new Streams(takesInput(container), true, true);
        return channel(session, container, null, () -> container.startAttached(recursive, streams));
    }

    private Reply<Common.Channel> attach(ContainerCalls.Attach params, Session session) {
        Container container = containers.require(params.id());
        Boolean stdin = params.stdin();
        Streams streams = new Streams(
                stdin == null ? takesInput(container) : stdin, !off(params.stdout()), !off(params.stderr()));
        return channel(session, container, params.detachKeys(), () -> container.attach(streams));
    }

    private Reply<Common.Channel> channel(
            Session session, Container container, @Nullable String detachKeys, Supplier<Attachment> attaching) {
        DetachKeys keys =
                ProcessChannels.keys(detachKeys, container.record().config().terminal());
        String channel = channels.open(
                session.peer(), keys, () -> new ProcessChannels.Opened(attaching.get(), new FirstProcess(container)));
        return Reply.of(new Common.Channel(channel, null));
    }

    private static boolean takesInput(Container container) {
        ContainerConfig config = container.record().config();
        return config.stdin() || config.terminal();
    }

    private static boolean off(@Nullable Boolean flag) {
        return flag != null && !flag;
    }

    /** The first process of a container, for a channel. */
    private static final class FirstProcess implements ProcessChannel.Attached {
        private final Container container;

        private FirstProcess(Container container) {
            this.container = container;
        }

        @Override
        public void resize(int width, int height) {
            container.resize(width, height);
        }

        @Override
        public void awaitEnd() {
            CompletableFuture<?> ended = container.await(Set.of(WaitCondition.EXITED, WaitCondition.STOPPED));
            try {
                ended.get(END_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("container {} has closed its streams and not ended", container.id(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.cancel(false);
            }
        }
    }
}
