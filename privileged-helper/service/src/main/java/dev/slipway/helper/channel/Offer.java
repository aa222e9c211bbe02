package dev.slipway.helper.channel;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A channel that waits for its client. */
public final class Offer {
    private final String token;
    private final Peer peer;
    private final Instant expires;
    private final CompletableFuture<RawStream> opened = new CompletableFuture<>();

    Offer(String token, Peer peer, Instant expires) {
        this.token = token;
        this.peer = peer;
        this.expires = expires;
    }

    /** The one-time token for {@code channel.open}. */
    public String token() {
        return token;
    }

    /**
     * The stream, once the client has opened the channel.
     *
     * @throws EngineException TIMEOUT if it does not come in time, CANCELLED if the offer was withdrawn
     */
    public RawStream await() {
        try {
            return opened.get(Channels.LIFE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (opened.cancel(false)) {
                throw EngineException.of(
                                ErrorKind.TIMEOUT, "could not transfer the bytes: nobody opened the channel in time")
                        .hint("Open the channel within " + Channels.LIFE.toSeconds() + " s.");
            }
            return opened.join();
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            throw EngineException.of(ErrorKind.CANCELLED, "could not transfer the bytes: the channel was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.cancel(false);
            throw EngineException.of(ErrorKind.CANCELLED, "could not transfer the bytes: it was interrupted", e);
        }
    }

    /** Withdraws the offer, and closes the stream if it was opened. */
    public void withdraw() {
        if (!opened.cancel(false) && !opened.isCancelled()) {
            opened.join().close();
        }
    }

    boolean fits(Peer other, Instant now) {
        return peer.uid() == other.uid() && now.isBefore(expires);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Gives the stream to whoever waits; false if nobody does any more. */
    boolean open(RawStream stream) {
        return opened.complete(stream);
    }
}
