package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.container.WaitResult;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A clock that is set back while the engine runs, and between two of its runs. */
class EngineClockTest extends EngineTest {
    private Instant now = Instant.now();

    private Instant now() {
        return now;
    }

    @Test
    void aClockThatIsSetBackChangesNoOrderAndHangsNobody() throws Exception {
        reopen();
        Container early = sleeping("early");
        early.start(false);
        Container gone = create(request("/bin/sh", "-c", "exit 4"));
        gone.start(false);
        ended(gone);
        engine.containers().of(gone.id()).remove(true, false);

        now = now.minus(Duration.ofDays(400));
        Container late = sleeping("late");
        late.start(false);
        var waiting = late.await(Set.of(WaitCondition.EXITED));
        late.stop(Duration.ofSeconds(5));
        assertThat(waiting.get(20, TimeUnit.SECONDS).exitCode()).isEqualTo(137);
        late.start(false);
        early.stop(Duration.ZERO);
        Container alsoGone = create(request("/bin/true"));
        alsoGone.start(false);
        ended(alsoGone);
        engine.containers().of(alsoGone.id()).remove(true, false);
        assertThat(exitOf(gone)).isEqualTo(new WaitResult(WaitCondition.REMOVED, 4));
        assertInOrder();

        now = now.minus(Duration.ofDays(400));
        reopen();
        assertThat(late.record().status()).isEqualTo(ContainerStatus.RUNNING);
        engine.containers().of(late.id()).stop(Duration.ofSeconds(5));
        assertThat(late.record().state().exitCode()).isEqualTo(137);
        assertThat(exitOf(gone)).isEqualTo(new WaitResult(WaitCondition.REMOVED, 4));
        assertThat(exitOf(alsoGone)).isEqualTo(new WaitResult(WaitCondition.REMOVED, 0));
        assertInOrder();
    }

    private void reopen() {
        engine.close();
        engine = Runtime.open(config, state, this::now);
    }

    private WaitResult exitOf(Container container) throws Exception {
        return engine.containers()
                .await(container.id(), Set.of(WaitCondition.EXITED))
                .get(20, TimeUnit.SECONDS);
    }

    private void assertInOrder() {
        List<Event> events = state.events(1000);
        assertThat(events).isSortedAccordingTo(Comparator.comparingLong(Event::revision));
        assertThat(events.get(events.size() - 1).revision()).isLessThanOrEqualTo(state.revision());
        assertThat(state.containers()).isSortedAccordingTo(Comparator.comparing((ContainerRecord each) -> each.config()
                .created()));
    }
}
