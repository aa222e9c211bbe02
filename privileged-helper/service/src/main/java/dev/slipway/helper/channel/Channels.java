package dev.slipway.helper.channel;

import dev.slipway.helper.rpc.Peer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The channels that wait to be opened: each once, by its own uid, in time. */
public final class Channels {
    static final Duration LIFE = Duration.ofSeconds(30);
    private static final int LIMIT = 64;

    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final Map<String, Offer> claimed = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param random cannot be guessed: tokens are made of it
     */
    public Channels(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a channel for this peer.
     *
     * @throws EngineException EXHAUSTED if too many wait
     */
    public Offer offer(Peer peer) {
        Instant now = clock.instant();
        offers.values().removeIf(offer -> offer.expired(now));
        if (offers.size() >= LIMIT) {
            throw EngineException.of(ErrorKind.EXHAUSTED, "could not make a channel: too many wait to be opened")
                    .hint("Open or let expire those that were asked for.");
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        Offer offer = new Offer(HexFormat.of().formatHex(bytes), peer, now.plus(LIFE));
        offers.put(offer.token(), offer);
        return offer;
    }

    /**
     * Uses up a token.
     *
     * @throws EngineException NOT_PERMITTED if it is unknown, used, too old, or another user's
     */
    public void claim(String token, Peer peer) {
        Offer offer = offers.get(token);
        if (offer == null || !offer.fits(peer, clock.instant()) || !offers.remove(token, offer)) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not open the channel: its token is unknown, used or too old")
                    .hint("Ask for the work again, and open its channel once, within " + LIFE.toSeconds() + " s.");
        }
        claimed.put(token, offer);
    }

    /** Hands the stream to the work that waits for it; closes it if that has given up. */
    public void deliver(String token, RawStream stream) {
        @Nullable Offer offer = claimed.remove(token);
        if (offer == null || !offer.open(stream)) {
            stream.close();
        }
    }

    /** Forgets a channel whose work has ended. */
    public void forget(Offer offer) {
        offers.remove(offer.token());
        claimed.remove(offer.token());
        offer.withdraw();
    }
}
