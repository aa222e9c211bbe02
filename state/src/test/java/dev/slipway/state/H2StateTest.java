package dev.slipway.state;

import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2StateTest extends StateContract {
    @TempDir
    private Path folder;

    @Override
    State create() {
        return H2State.open(folder, Map.of("root", "/var/lib/slipway"), JOURNAL_LIMIT);
    }
}
