package dev.slipway.helper.world;

import dev.slipway.helper.view.ContainerViews;
import dev.slipway.helper.view.Views;
import dev.slipway.helper.view.VolumeViews;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Every object with its summary as JSON, made once when the object changes and then reused by lists, snapshots and
 * deltas. Guarded by its owner's lock.
 */
final class Mirror {
    private static final String VOLUME = "volume";

    private final Map<String, ContainerRecord> records = new LinkedHashMap<>();
    private final Map<String, Item> containers = new LinkedHashMap<>();
    private final Map<String, PodConfig> podConfigs = new LinkedHashMap<>();
    private final Map<String, Map<String, ContainerRecord>> members = new LinkedHashMap<>();
    private final Map<String, Item> pods = new LinkedHashMap<>();
    private final Map<String, Item> bundles = new LinkedHashMap<>();
    private final Map<String, Item> volumes = new LinkedHashMap<>();
    private final Map<String, Item> checkpoints = new LinkedHashMap<>();
    private final ExecMirror execs = new ExecMirror();
    private final ImageSource images;
    private final Supplier<List<NetworkSummary>> networks;

    /**
     * @param networks asked when one came or went
     * @param images asked for those that events tell of
     */
    Mirror(State state, Supplier<List<NetworkSummary>> networks, ImageSource images) {
        this.networks = networks;
        this.images = images;
        state.pods().forEach(pod -> podConfigs.put(pod.id(), pod));
        state.containers().forEach(this::keep);
        podConfigs.values().forEach(pod -> pods.put(pod.id(), pod(pod)));
        state.bundles().forEach(bundle -> bundles.put(bundle.id(), item("bundle", bundle.id(), Views.bundle(bundle))));
        state.volumes().forEach(this::keep);
        state.checkpoints()
                .forEach(one -> checkpoints.put(one.id(), item("checkpoint", one.id(), Views.checkpoint(one))));
        state.execs().forEach(execs::keep);
    }

    Collection<ContainerRecord> records() {
        return records.values();
    }

    byte[] container(String id) {
        return Objects.requireNonNull(containers.get(id)).json();
    }

    List<Item> items() {
        List<Item> all = new ArrayList<>(pods.values());
        all.addAll(bundles.values());
        all.addAll(volumes.values());
        all.addAll(containers.values());
        all.addAll(checkpoints.values());
        all.addAll(execs.items());
        return all;
    }

    /** Applies a commit and tells what it did. */
    Delta apply(Commit commit) {
        List<byte[]> changes = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        Set<String> touched = new LinkedHashSet<>();
        for (Change change : commit.changes()) {
            apply(change, changes, events, touched);
        }
        for (String podId : touched) {
            PodConfig pod = podConfigs.get(podId);
            if (pod != null) {
                Item old = pods.get(podId);
                Item now = pod(pod);
                if (old == null || !Arrays.equals(old.json(), now.json())) {
                    pods.put(podId, now);
                    changes.add(put(now));
                }
            }
        }
        events.stream()
                .filter(event -> event.type() == Event.Type.IMAGE)
                .map(Event::id)
                .distinct()
                .forEach(id -> changes.add(image(id)));
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            changes.add(put(item("event", event.revision() + "." + i, Views.event(event))));
        }
        return Delta.of(commit.revision(), changes, events);
    }

    private void apply(Change change, List<byte[]> changes, List<Event> events, Set<String> touched) {
        if (change instanceof Change.AddContainer add) {
            changes.add(put(keep(add.container(), touched)));
        } else if (change instanceof Change.PutContainer put) {
            changes.add(put(keep(put.container(), touched)));
        } else if (change instanceof Change.RemoveContainer remove) {
            execs.dropOf(remove.id()).forEach(id -> changes.add(delete(ExecMirror.KIND, id)));
            changes.add(drop(remove.id(), touched));
        } else if (change instanceof Change.AddPod add) {
            podConfigs.put(add.pod().id(), add.pod());
            touched.add(add.pod().id());
        } else if (change instanceof Change.PutPod put) {
            podConfigs.put(put.pod().id(), put.pod());
            touched.add(put.pod().id());
        } else if (change instanceof Change.RemovePod remove) {
            podConfigs.remove(remove.id());
            members.remove(remove.id());
            pods.remove(remove.id());
            changes.add(delete("pod", remove.id()));
        } else if (change instanceof Change.AddBundle add) {
            Item item = item("bundle", add.bundle().id(), Views.bundle(add.bundle()));
            bundles.put(item.id(), item);
            changes.add(put(item));
        } else if (change instanceof Change.RemoveBundle remove) {
            bundles.remove(remove.id());
            changes.add(delete("bundle", remove.id()));
        } else if (change instanceof Change.AddCheckpoint add) {
            changes.add(keep(add.checkpoint()));
        } else if (change instanceof Change.PutCheckpoint put) {
            changes.add(keep(put.checkpoint()));
        } else if (change instanceof Change.RemoveCheckpoint remove) {
            checkpoints.remove(remove.id());
            changes.add(delete("checkpoint", remove.id()));
        } else if (change instanceof Change.AddVolume add) {
            changes.add(put(keep(add.volume())));
        } else if (change instanceof Change.PutVolume put) {
            changes.add(put(keep(put.volume())));
        } else if (change instanceof Change.RemoveVolume remove) {
            volumes.remove(remove.id());
            changes.add(delete(VOLUME, remove.id()));
        } else if (change instanceof Change.AddExec add) {
            changes.add(put(execs.keep(add.session())));
        } else if (change instanceof Change.PutExec put) {
            changes.add(put(execs.keep(put.session())));
        } else if (change instanceof Change.RemoveExec remove) {
            execs.drop(remove.id());
            changes.add(delete(ExecMirror.KIND, remove.id()));
        } else if (change instanceof Change.Append append) {
            events.add(append.event());
            if (append.event().type() == Event.Type.NETWORK) {
                network(append.event(), changes);
            }
        }
    }

    /** Networks are not in the state, which tells of them by events alone. */
    private void network(Event event, List<byte[]> changes) {
        if (event.action().equals("remove")) {
            changes.add(delete("network", event.id()));
        } else if (event.action().equals("create") || event.action().equals("update")) {
            networks.get().stream()
                    .filter(network -> network.name().equals(event.id()))
                    .forEach(network -> changes.add(put(item("network", network.name(), network))));
        }
    }

    private byte[] image(String id) {
        return images.told(id).map(image -> put(item("image", id, image))).orElseGet(() -> delete("image", id));
    }

    private byte[] keep(dev.slipway.runtime.state.Checkpoint checkpoint) {
        Item item = item("checkpoint", checkpoint.id(), Views.checkpoint(checkpoint));
        checkpoints.put(item.id(), item);
        return put(item);
    }

    private Item keep(Volume volume) {
        Item item = item(VOLUME, volume.id(), VolumeViews.summary(volume));
        volumes.put(item.id(), item);
        return item;
    }

    private void keep(ContainerRecord container) {
        keep(container, new LinkedHashSet<>());
    }

    private Item keep(ContainerRecord container, Set<String> touched) {
        Item item = item("container", container.id(), ContainerViews.summary(container));
        records.put(item.id(), container);
        containers.put(item.id(), item);
        String podId = container.config().pod();
        if (podId != null) {
            members.computeIfAbsent(podId, key -> new TreeMap<>()).put(item.id(), container);
            touched.add(podId);
        }
        return item;
    }

    private byte[] drop(String id, Set<String> touched) {
        ContainerRecord old = records.remove(id);
        containers.remove(id);
        String podId = old == null ? null : old.config().pod();
        if (podId != null) {
            members.getOrDefault(podId, new TreeMap<>()).remove(id);
            touched.add(podId);
        }
        return delete("container", id);
    }

    private Item pod(PodConfig pod) {
        return item(
                "pod",
                pod.id(),
                Views.pod(pod, members.getOrDefault(pod.id(), Map.of()).values()));
    }

    static Item item(String kind, String id, Object summary) {
        return new Item(kind, id, Message.encode(summary));
    }

    private static byte[] put(Item item) {
        byte[] head = ("{\"kind\":\"" + item.kind() + "\",\"op\":\"put\",\"id\":" + Json.quoted(item.id())
                        + ",\"object\":")
                .getBytes(StandardCharsets.UTF_8);
        return Json.join(head, item.json(), '}');
    }

    private static byte[] delete(String kind, String id) {
        return ("{\"kind\":\"" + kind + "\",\"op\":\"delete\",\"id\":" + Json.quoted(id) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
