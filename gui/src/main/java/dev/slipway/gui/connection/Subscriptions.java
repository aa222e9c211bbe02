package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Leads notifications to whoever holds their subscription; those that come before their holder is known wait for it. */
final class Subscriptions {
    private static final int EARLY = 512;

    private record Notice(String subscription, String method, JsonNode params) {}

    private final Map<String, BiConsumer<String, JsonNode>> holders = new HashMap<>();
    private final Deque<Notice> early = new ArrayDeque<>();

    synchronized void accept(String method, JsonNode params) {
        String subscription = params.path("subscription").asText();
        BiConsumer<String, JsonNode> holder = holders.get(subscription);
        if (holder != null) {
            holder.accept(method, params);
            return;
        }
        early.addLast(new Notice(subscription, method, params));
        if (early.size() > EARLY) {
            early.removeFirst();
        }
    }

    synchronized void hold(String subscription, BiConsumer<String, JsonNode> holder) {
        holders.put(subscription, holder);
        List<Notice> waiting = new ArrayList<>(early);
        early.clear();
        for (Notice notice : waiting) {
            accept(notice.method(), notice.params());
        }
    }

    synchronized void drop(String subscription) {
        holders.remove(subscription);
    }

    synchronized void clear() {
        holders.clear();
        early.clear();
    }
}
