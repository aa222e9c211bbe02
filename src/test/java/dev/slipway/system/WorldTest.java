package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.model.WorldNotice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one client does, another one that watches is told, once. */
class WorldTest extends WholeSystemTest {
    private final WatchedWorld world = new WatchedWorld();
    private Client actor;
    private String container;

    @BeforeEach
    void begin() {
        var bundles = DemonstrationBundles.in(folder());
        var helper = startHelper();
        actor = closedAtEnd(new Client(helper.connect()));
        container = actor.create(actor.importInPlace(bundles.hello(), "hello"), "hello");
        world.watch(closedAtEnd(new Client(helper.connect())).connection());
        await().until(() -> world.status(container).equals("configured"));
        world.taken();
    }

    @Test
    void aStartIsOneNoticeWithTheContainerAsItIsAfterwards() {
        actor.start(container);
        await().until(() -> world.status(container).equals("running"));
        actor.pause(container);
        await().until(() -> world.status(container).equals("paused"));
        var notices = world.taken();
        assertThat(notices).hasSize(2);
        assertThat(notices.get(0).changes())
                .filteredOn(change -> change.kind().equals("container"))
                .extracting(WorldNotice.Change::id, WorldNotice.Change::op)
                .containsExactly(tuple(container, "put"));
        assertThat(notices.get(0).changes())
                .filteredOn(change -> change.kind().equals("event"))
                .extracting(change -> change.object().path("action").asText())
                .contains("start");
        actor.remove(container);
        await().until(() -> world.status(container).equals("absent"));
    }
}
