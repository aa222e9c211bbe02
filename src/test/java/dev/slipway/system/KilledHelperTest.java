package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A test in which a helper is killed at a step of what it does, beside a container that must not notice. */
abstract class KilledHelperTest extends WholeSystemTest {
    private static final String BYSTANDER = "bystander";

    private @Nullable Death death;
    private @Nullable HelperProcess helper;
    private @Nullable String bundle;
    private @Nullable ContainerSummary bystander;

    /** A client of a helper that is going to die at the step. */
    final Client doomed(Step<?> step) throws IOException {
        death = Death.at(folder(), step);
        helper = startHelper(death.environment());
        var client = new Client(helper.connect());
        bundle = bundle(client);
        client.start(client.create(bundle, BYSTANDER));
        bystander = find(client, BYSTANDER).orElseThrow();
        return client;
    }

    /** Asks it for what it dies of. */
    final void dieOf(Runnable asking) {
        Objects.requireNonNull(death).isDue();
        assertThatThrownBy(asking::run).as("the answer").isNotInstanceOf(AssertionError.class);
        assertThat(Objects.requireNonNull(helper).awaitEnd())
                .as("the step was reached")
                .isEqualTo(Death.EXIT_CODE);
    }

    private String bundle(Client client) throws IOException {
        var tar = folder().resolve("bundle.tar");
        Programs.run("tar", "-C", DemonstrationBundles.in(folder()).hello().toString(), "-cf", tar.toString(), ".");
        var id = client.importTar(Files.readAllBytes(tar), "hello");
        Files.delete(tar);
        return id;
    }

    /** The steps of saving what was done. */
    static <V extends Enum<V>> void saved(List<Step<V>> steps, V verb) {
        saved(steps, verb, 1);
    }

    /** The same at a later passage. */
    static <V extends Enum<V>> void saved(List<Step<V>> steps, V verb, int time) {
        steps.add(Step.before(verb, "state.Store", "save").at(time));
        steps.add(Step.after(verb, "state.Store", "save").at(time));
    }

    /**
     * Asks once more for what the helper died of.
     *
     * @param done whether a refusal says that it was done before the death, and only the answer did not arrive
     */
    static void askAgain(Runnable asking, Predicate<RpcException> done) {
        try {
            asking.run();
        } catch (RpcException refused) {
            assertThat(done.test(refused)).as(refused.message()).isTrue();
        }
    }

    /** The bundle that every container is made of. */
    final String helloBundle() {
        return Objects.requireNonNull(bundle, "no helper was started");
    }

    /** A client of the next helper, once it is sure that nobody else was hurt. */
    final Client recovered() throws IOException {
        closedAtEnd(helperFolder().open());
        var client = new Client(SlipwayClient.connect(helperFolder().socket()));
        var before = Objects.requireNonNull(bystander);
        assertThat(find(client, BYSTANDER)).contains(before);
        assertThat(Path.of("/proc/" + Objects.requireNonNull(before.pid()))).exists();
        return client;
    }

    static Optional<ContainerSummary> find(Client client, String... names) {
        return client.containers().stream()
                .filter(container -> List.of(names).contains(container.name()))
                .findFirst();
    }

    final void assertMachineAgrees(Client client) {
        var known = new TreeMap<String, String>();
        client.containers().forEach(container -> known.put(container.id(), container.status()));
        machine().assertIsThatOf(known);
    }

    final MachineState machine() {
        return new MachineState(helperFolder().root(), helperFolder().runRoot());
    }
}
