package dev.slipway.state;

import static dev.slipway.state.Samples.BIRTH;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.running;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddExec;
import dev.slipway.runtime.state.Change.ForgetExits;
import dev.slipway.runtime.state.Change.KeepExit;
import dev.slipway.runtime.state.Change.PutExec;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Change.RemoveExec;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held about exec sessions, and about the ends of removed containers. */
interface ExecContract extends StateSuite {
    @Test
    @Tag("R-STATE-18")
    default void execSessionsAreFoundByIdAndGoWithTheirContainer() {
        commit(new AddContainer(container("c1", "web")), new AddContainer(container("c2", "db")));
        ExecSession first = Samples.exec("e1", "c1");
        ExecSession second = Samples.exec("e2", "c1");
        commit(new AddExec(first), new AddExec(second), new AddExec(Samples.exec("f1", "c2")));

        assertThat(state().exec("e1")).contains(first);
        assertThat(state().lookupExec("e2")).isEqualTo(second);
        assertThat(state().containerExecs("c1")).containsExactly(first, second);
        assertThat(state().execs()).hasSize(3);
        ExecSession running =
                first.edit().status(ExecSession.Status.RUNNING).pid(7).build();
        commit(new PutExec(running));
        assertThat(state().lookupExec("e1")).isEqualTo(running);
        commit(new RemoveExec("e2"));
        assertThat(state().containerExecs("c1")).containsExactly(running);
        commit(new RemoveContainer("c1"));
        assertThat(state().execs()).extracting(ExecSession::id).containsExactly("f1");
        assertThat(state().containerExecs("c1")).isEmpty();
    }

    @Test
    @Tag("R-STATE-18")
    default void execSessionsAreRefusedThatHaveNoContainerOrAnothers() {
        commit(new AddContainer(container("c1", "web")), new AddContainer(container("c2", "db")));
        refused(ErrorKind.NO_SUCH_CONTAINER, new AddExec(Samples.exec("e1", "c3")));
        commit(new AddExec(Samples.exec("e1", "c1")), new AddExec(Samples.exec("e2", "c1")));
        refused(ErrorKind.IN_USE, new AddExec(Samples.exec("e1", "c2")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutExec(Samples.exec("e1", "c2")));
        refused(ErrorKind.NO_SUCH_EXEC, new PutExec(Samples.exec("e3", "c1")));
        refused(ErrorKind.NO_SUCH_EXEC, new RemoveExec("e"));
        assertThat(failure(() -> state().lookupExec("e")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state().lookupExec("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_EXEC);
    }

    @Test
    @Tag("R-STATE-18")
    default void endsOfRemovedContainersAreKeptUntilTheyAreForgotten() {
        PastExit old = new PastExit("c1", "web", 3, BIRTH);
        PastExit young = new PastExit("c2", "web", -1, BIRTH.plusSeconds(1));
        commit(new KeepExit(young), new KeepExit(old));
        assertThat(state().pastExit("c1")).contains(old);
        assertThat(state().pastExit("web")).contains(young);
        assertThat(state().pastExit("c")).isEmpty();
        PastExit again = new PastExit("c1", "shop", 0, BIRTH.plusSeconds(2));
        commit(new KeepExit(again));
        assertThat(state().pastExit("c1")).contains(again);
        commit(new ForgetExits(BIRTH.plusSeconds(2)));
        assertThat(state().pastExit("web")).isEmpty();
        assertThat(state().pastExit("shop")).contains(again);
    }
}
