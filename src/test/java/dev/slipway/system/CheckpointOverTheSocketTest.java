package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.rpc.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container is saved and goes on where it was. */
class CheckpointOverTheSocketTest extends SharedHelperTest {
    private String container;

    @BeforeEach
    void begin() {
        container = client().create(client().importInPlace(bundles().hello(), "hello"), "hello");
    }

    @Test
    void aSavedContainerCountsOnAfterItsRestore() {
        client().start(container);
        client().awaitLine(container, "line 3 ");
        var checkpoint = take("first");

        assertThat(client().summary(container).status()).isEqualTo("exited");
        assertThat(client().call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(container)))
                .extracting(CheckpointSummary::name)
                .containsExactly("first");
        var processes = client().call(CheckpointCalls.PROCESSES, CheckpointCalls.ById.of("first"));
        assertThat(processes.get(0))
                .returns(1, CheckpointedProcess::pid)
                .returns(0, CheckpointedProcess::ppid)
                .returns("alive", CheckpointedProcess::state);
        assertThat(processes.get(0).args()).contains("/bin/hello");
        assertThat(processes.subList(1, processes.size())).allMatch(process -> process.ppid() == 1);
        var folder = Path.of(client().call(CheckpointCalls.INSPECT, CheckpointCalls.ById.of("first"))
                .path());
        assertThat(folder).isDirectory();

        var restore = new CheckpointCalls.Restore(checkpoint, "inPlace", null, null);
        var restored = client().call(CheckpointCalls.RESTORE, restore);
        assertThat(client().result(restored.job(), Common.Named.class).id()).isEqualTo(container);
        assertThat(client().summary(container).status()).isEqualTo("running");
        assertThat(client().summary(container).restoredAt()).isNotNull();
        client().awaitLine(container, "line 6 ");

        client().remove(container);
        client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(checkpoint));
        assertThat(folder).doesNotExist();
    }

    @Test
    void aContainerThatDoesNotRunIsNotSaved() {
        assertRefused(() -> take("none"), ErrorKind.STATE_INVALID, "hello");
        assertThat(client().call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null)))
                .isEmpty();
        client().remove(container);
    }

    private String take(String name) {
        var begun = client().call(
                        CheckpointCalls.CREATE,
                        new CheckpointCalls.Create(container, name, null, null, null, null, null));
        return client().result(begun.job(), CheckpointCalls.Taken.class).checkpoint();
    }
}
