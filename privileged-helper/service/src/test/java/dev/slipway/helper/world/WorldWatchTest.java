package dev.slipway.helper.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.helper.rpc.Peer;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.Wire;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.state.MemoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldWatchTest {
    private static final int BUNDLES = 6_000;

    private final MemoryState state = new MemoryState();
    private final Session session = new Session(new Peer(0, 0, 1), Runnable::run, () -> {});

    @Test
    void aBigSnapshotComesInPartsAndThenTheChanges() throws InterruptedException {
        List<Change> bundles = new ArrayList<>();
        for (int i = 0; i < BUNDLES; i++) {
            bundles.add(new Change.AddBundle(bundle(i)));
        }
        state.commit(bundles);
        World world = new World(state, List::of, ImageSource.NONE);
        session.add(new WorldWatch(session, world, null));

        Set<String> ids = new HashSet<>();
        int part = 0;
        boolean last = false;
        while (!last) {
            JsonNode notice = next();
            assertThat(notice.path("part").asInt()).isEqualTo(part++);
            assertThat(notice.path("revision").asLong()).isEqualTo(1);
            notice.path("snapshot").forEach(one -> ids.add(one.path("id").asText()));
            last = notice.path("last").asBoolean();
        }
        assertThat(part).isGreaterThan(1);
        assertThat(ids).hasSize(BUNDLES);

        state.commit(List.of(new Change.RemoveBundle(bundle(0).id())));
        JsonNode changes = next();
        assertThat(changes.path("revision").asLong()).isEqualTo(2);
        assertThat(changes.path("changes").get(0).path("op").asText()).isEqualTo("delete");
    }

    @Test
    void whoKnowsTooOldARevisionGetsASnapshot() throws InterruptedException {
        state.commit(List.of(new Change.AddBundle(bundle(1))));
        World world = new World(state, List::of, ImageSource.NONE);
        state.commit(List.of(new Change.AddBundle(bundle(2))));

        session.add(new WorldWatch(session, world, 1L));
        assertThat(next().has("changes")).isTrue();
        session.add(new WorldWatch(session, world, 0L));
        assertThat(next().has("snapshot")).isTrue();
        session.add(new WorldWatch(session, world, 99L));
        assertThat(next().has("snapshot")).isTrue();
    }

    private JsonNode next() throws InterruptedException {
        byte[] line = session.nextLine();
        assertThat(line).isNotNull().hasSizeLessThan(Wire.MAX_LINE);
        return Message.parse(line).path("params");
    }

    private static Bundle bundle(int number) {
        String id = "b%063d".formatted(number);
        return new Bundle(
                id,
                "bundle" + number,
                Instant.EPOCH,
                Bundle.Mode.COPY,
                "/bundles/" + id,
                "/bundles/" + id + "/rootfs",
                1,
                JsonNodeFactory.instance.objectNode());
    }
}
