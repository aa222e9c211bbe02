package dev.slipway.helper.world;

import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.rpc.Subscription;
import dev.slipway.protocol.rpc.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends one client the world: a snapshot in parts or what it missed, then each commit's changes in order. A client that
 * lags so far that the ring does not reach back gets a new snapshot.
 */
public final class WorldWatch extends Subscription {
    private static final int PIECE = 1024 * 1024;

    private final World world;
    private final Runnable stop;
    private World.@Nullable Snapshot snapshot;
    private int next;
    private int part;
    private long revision;
    private boolean greet;

    /**
     * @param since revision the client knows the world up to; null for a snapshot
     */
    public WorldWatch(Session session, World world, @Nullable Long since) {
        super(session);
        this.world = world;
        if (since != null && world.after(since, 0) != null) {
            revision = since;
            greet = true;
        } else {
            restart();
        }
        stop = world.watch(this::wake);
    }

    /** The revision that the first notification brings the client to. */
    public long first() {
        World.Snapshot begun = snapshot;
        return begun == null ? world.revision() : begun.revision();
    }

    @Override
    protected void pump() {
        while (!ended() && session().hasRoom()) {
            if (snapshot != null) {
                sendPart(snapshot);
            } else if (!sendChanges()) {
                return;
            }
        }
    }

    @Override
    protected void release() {
        stop.run();
    }

    private void restart() {
        World.Snapshot fresh = world.snapshot();
        snapshot = fresh;
        revision = fresh.revision();
        next = 0;
        part = 0;
    }

    private void sendPart(World.Snapshot current) {
        List<byte[]> objects = new ArrayList<>();
        long size = 0;
        while (next < current.items().size() && size < PIECE) {
            Item item = current.items().get(next++);
            objects.add(object(item));
            size += item.json().length;
        }
        boolean last = next >= current.items().size();
        String tail = part == 0 && last ? "}" : ",\"part\":" + part + ",\"last\":" + last + "}";
        part++;
        if (last) {
            snapshot = null;
        }
        send("snapshot", current.revision(), objects, tail);
    }

    /** False if there is nothing to send. */
    private boolean sendChanges() {
        List<Delta> deltas = world.after(revision, PIECE);
        if (deltas == null) {
            restart();
            return true;
        }
        if (deltas.isEmpty() && !greet) {
            return false;
        }
        greet = false;
        List<byte[]> changes = new ArrayList<>();
        for (Delta delta : deltas) {
            changes.addAll(delta.changes());
            revision = delta.revision();
        }
        send("changes", revision, changes, "}");
        return true;
    }

    private void send(String member, long at, List<byte[]> elements, String tail) {
        String head = "{\"subscription\":\"" + id() + "\",\"revision\":" + at + ",\"" + member + "\":";
        session().send(Message.notification("world", Json.array(head, elements, tail)));
    }

    private static byte[] object(Item item) {
        byte[] head = ("{\"kind\":\"" + item.kind() + "\",\"id\":" + Json.quoted(item.id()) + ",\"object\":")
                .getBytes(StandardCharsets.UTF_8);
        return Json.join(head, item.json(), '}');
    }
}
