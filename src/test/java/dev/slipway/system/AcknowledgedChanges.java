package dev.slipway.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be left after a power cut, of the containers that some clients changed, each its own. A client tells of each
 * change when it asks for it and when it was answered; what it says goes line by line to where power stays:
 *
 * <pre>
 * ask CLIENT create|start|stop|remove NAME
 * ask CLIENT rename NAME NEW-NAME
 * answered CLIENT
 * </pre>
 *
 * An answered change is there. One that was not answered is there or is not, or stopped at a step that is a whole state.
 */
final class AcknowledgedChanges {
    /** How a container is after the next start of the machine. */
    static final String CONFIGURED = "configured";

    static final String CUT = "exited -1";
    static final String STOPPED = "exited 137";

    private static final String ASK = "ask";
    private static final String ANSWERED = "answered";

    /** Of each client, by name: the containers that it has for sure. */
    private final Map<String, Map<String, String>> sure = new TreeMap<>();

    private final Map<String, String[]> asked = new HashMap<>();
    private int answered;

    static String ask(String client, String verb, String... names) {
        return String.join(" ", ASK, client, verb, String.join(" ", names));
    }

    static String answered(String client) {
        return ANSWERED + " " + client;
    }

    /** Reads what was said, in order; a last line that was cut is left out by who collects them. */
    static AcknowledgedChanges of(List<String> lines) {
        var changes = new AcknowledgedChanges();
        lines.forEach(changes::add);
        return changes;
    }

    private void add(String line) {
        var words = line.split(" ", -1);
        switch (words[0]) {
            case ASK -> asked.put(words[1], words);
            case ANSWERED -> {
                answered++;
                sure.put(words[1], after(words[1], Objects.requireNonNull(asked.remove(words[1]))));
            }
            default -> throw new IllegalArgumentException("not a change: " + line);
        }
    }

    int countOfAnswered() {
        return answered;
    }

    /** The clients that said anything. */
    Set<String> clients() {
        var clients = new HashSet<>(sure.keySet());
        clients.addAll(asked.keySet());
        return clients;
    }

    /** What a client's containers may be, by name: one of these, and nothing else. */
    Set<Map<String, String>> allowed(String client) {
        var before = sure.getOrDefault(client, Map.of());
        var change = asked.get(client);
        if (change == null) {
            return Set.of(before);
        }
        var allowed = new HashSet<>(Set.of(before, after(client, change)));
        if (change[2].equals("remove") && CUT.equals(before.get(change[3]))) {
            // It is stopped first.
            allowed.add(with(before, change[3], STOPPED));
        }
        return allowed;
    }

    private Map<String, String> after(String client, String[] change) {
        var before = sure.getOrDefault(client, Map.of());
        var name = change[3];
        return switch (change[2]) {
            case "create" -> with(before, name, CONFIGURED);
            case "start" -> with(before, name, CUT);
            case "stop" -> with(before, name, STOPPED);
            case "remove" -> with(before, name, null);
            case "rename" -> with(with(before, name, null), change[4], before.get(name));
            default -> throw new IllegalArgumentException("not a change: " + String.join(" ", change));
        };
    }

    private static Map<String, String> with(Map<String, String> before, String name, @Nullable String status) {
        var after = new TreeMap<>(before);
        if (status == null) {
            after.remove(name);
        } else {
            after.put(name, status);
        }
        return after;
    }
}
