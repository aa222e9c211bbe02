package dev.slipway.state;

import dev.slipway.runtime.state.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every implementation of the port must do, noun by noun. */
abstract class StateContract
        implements LookupContract, ContainerContract, PodContract, VolumeContract, ExecContract, CommitContract {
    static final int JOURNAL_LIMIT = 20;

    private State state;

    /** An empty state whose journal keeps {@link #JOURNAL_LIMIT} events. */
    abstract State create();

    @Override
    public final State state() {
        return state;
    }

    @BeforeEach
    final void open() {
        state = create();
    }

    @AfterEach
    final void close() {
        state.close();
    }
}
