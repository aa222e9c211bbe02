package dev.slipway.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.ContainerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** After a power cut: every answered change is there, nothing is half there, and the helper does its work. */
final class PowerCutCheck {
    private PowerCutCheck() {}

    /**
     * Takes the helper's socket, root and run root, and the file of changes. Fails unless all is well; then every container
     * is started and removed, and nothing of them may be left.
     */
    public static void main(String[] arguments) throws IOException {
        var changes = AcknowledgedChanges.of(Files.readAllLines(Path.of(arguments[3])));
        var machine = new MachineState(Path.of(arguments[1]), Path.of(arguments[2]));
        try (var client = PowerCutLoad.connect(Path.of(arguments[0]))) {
            var found = new TreeMap<String, String>();
            var statuses = new TreeMap<String, String>();
            for (var container : client.containers()) {
                found.put(container.name(), word(container));
                statuses.put(container.id(), container.status());
            }
            for (var name : changes.clients()) {
                assertThat(of(name, found)).as("containers of " + name).isIn(changes.allowed(name));
            }
            assertThat(found.keySet())
                    .allMatch(container -> changes.clients().contains(container.substring(0, container.indexOf('-'))));
            machine.assertIsThatOf(statuses);
            assertEachStartsAndGoes(client);
            machine.assertIsThatOf(Map.of());
        }
        System.exit(0);
    }

    private static void assertEachStartsAndGoes(Client client) {
        client.containers().parallelStream().forEach(container -> {
            client.start(container.id());
            assertThat(client.summary(container.id()).status()).isEqualTo("running");
            client.remove(container.id());
        });
        assertThat(client.containers()).isEmpty();
    }

    private static Map<String, String> of(String client, Map<String, String> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(client + "-"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String word(ContainerSummary container) {
        return container.exitCode() == null ? container.status() : container.status() + " " + container.exitCode();
    }
}
