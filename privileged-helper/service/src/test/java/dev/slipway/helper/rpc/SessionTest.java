package dev.slipway.helper.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final AtomicInteger hangUps = new AtomicInteger();
    private final Session session = new Session(new Peer(0, 0, 1), Runnable::run, hangUps::incrementAndGet);

    @Test
    void aClientThatLetsTooMuchPileUpIsHungUpOn() {
        byte[] line = new byte[1024 * 1024];
        for (int i = 0; i < Outgoing.LIMIT / line.length; i++) {
            session.send(line);
        }
        assertThat(hangUps).hasValue(0);
        assertThat(session.hasRoom()).isFalse();

        session.send(line);
        assertThat(hangUps).hasValue(1);
    }

    @Test
    void aSubscriptionGoesOnWhenTheClientReadsAgain() throws InterruptedException {
        byte[] big = new byte[(int) Outgoing.ROOM];
        AtomicInteger sent = new AtomicInteger();
        Subscription subscription = new Subscription(session) {
            @Override
            protected void pump() {
                if (session().hasRoom() && sent.get() < 2) {
                    sent.incrementAndGet();
                    session().send(big);
                }
            }

            @Override
            protected void release() {
                sent.set(-1);
            }
        };
        session.add(subscription);
        assertThat(sent).hasValue(1);
        assertThat(session.nextLine()).isEqualTo(big);
        assertThat(sent).hasValue(2);

        session.close();
        assertThat(sent).hasValue(-1);
        assertThat(session.nextLine()).isNull();
    }

    @Test
    void onlyTheFirstHelloIsNew() {
        assertThat(session.greet()).isTrue();
        assertThat(session.greet()).isFalse();
    }
}
