package dev.slipway.helper.handler;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.Offer;
import dev.slipway.helper.channel.ProcessChannel;
import dev.slipway.helper.rpc.Peer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.DetachKeys;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the channels over which clients are attached to processes. */
final class ProcessChannels {
    private final Channels channels;
    private final Executor threads;

    /**
     * @param threads two for each channel
     */
    ProcessChannels(Channels channels, Executor threads) {
        this.channels = channels;
        this.threads = threads;
    }

    /** What a channel carries, and whose it is. */
    record Opened(Attachment attachment, ProcessChannel.Attached process) {}

    /**
     * The keys by which a client detaches.
     *
     * @param given null for the usual ones, which only a terminal has: other input is not typed
     */
    static DetachKeys keys(@Nullable String given, boolean terminal) {
        return DetachKeys.of(given == null && !terminal ? "" : given);
    }

    /**
     * Attaches, and offers the client a channel for it; its token. The process waits for the client once what is between
     * them is full; a client that does not come in time is taken for one that has gone.
     *
     * @param attaching its failure is this one's, and leaves nothing
     */
    String open(Peer peer, DetachKeys keys, Supplier<Opened> attaching) {
        Offer offer = channels.offer(peer);
        Attachment attached = null;
        boolean served = false;
        try {
            Opened opened = attaching.get();
            attached = opened.attachment();
            ProcessChannel channel = new ProcessChannel(attached, keys, opened.process());
            threads.execute(() -> {
                try {
                    channel.serve(offer, threads);
                } finally {
                    channels.forget(offer);
                }
            });
            served = true;
            return offer.token();
        } catch (RejectedExecutionException e) {
            throw EngineException.of(ErrorKind.RUNTIME_STOPPED, "could not attach: the helper is stopping")
                    .hint("Start the helper again.");
        } finally {
            if (!served) {
                channels.forget(offer);
                if (attached != null) {
                    attached.close();
                }
            }
        }
    }
}
