package dev.slipway.state;

import dev.slipway.runtime.state.StatisticsStore;

class MemoryStatisticsStoreTest extends StatisticsStoreContract {
    @Override
    StatisticsStore create() {
        return new MemoryStatisticsStore();
    }
}
