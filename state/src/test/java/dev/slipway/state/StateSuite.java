package dev.slipway.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A part of the contract: tests of one noun, on a state that is empty when each begins. */
interface StateSuite {
    State state();

    default Commit commit(Change... changes) {
        return state().commit(List.of(changes));
    }

    /** Requires that the commit is refused with this error, and changes nothing. */
    default void refused(ErrorKind kind, Change... changes) {
        long revision = state().revision();
        List<ContainerRecord> containers = state().containers();
        List<PodConfig> pods = state().pods();
        List<ExecSession> execs = state().execs();
        List<Volume> volumes = state().volumes();
        List<Event> events = state().events(100);
        assertThat(failure(() -> commit(changes)).kind()).isEqualTo(kind);
        assertThat(state().revision()).isEqualTo(revision);
        assertThat(state().containers()).isEqualTo(containers);
        assertThat(state().pods()).isEqualTo(pods);
        assertThat(state().execs()).isEqualTo(execs);
        assertThat(state().volumes()).isEqualTo(volumes);
        assertThat(state().events(100)).isEqualTo(events);
    }

    static EngineException failure(ThrowingCallable call) {
        EngineException failure = catchThrowableOfType(EngineException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
