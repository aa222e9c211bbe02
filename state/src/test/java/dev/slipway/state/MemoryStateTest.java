package dev.slipway.state;

import dev.slipway.runtime.state.State;

class MemoryStateTest extends StateContract {
    @Override
    State create() {
        return new MemoryState(JOURNAL_LIMIT);
    }
}
