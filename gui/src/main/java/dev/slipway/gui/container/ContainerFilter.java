package dev.slipway.gui.container;

import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the filter over containers. A word without a key is looked for in name, bundle, image, id, command and addresses; {@code
 * bundle} and {@code image} are both about what a container was made from.
 */
public final class ContainerFilter {
    private ContainerFilter() {}

    /** The words over the containers of a world, offered with the values that are in it. */
    public static FilterWords<ContainerRow> words(World world) {
        FilterWords<ContainerRow> words = new FilterWords<>(
                (row, word) -> anywhere(row.summary(), word), Map.of("status", "state", "memory", "mem"));
        addLife(words, world);
        addOrigin(words, world);
        words.bytes("mem", row -> amount(row, sample -> (double) sample.memory()));
        words.cores("cpu", row -> amount(row, StatsSample::cpu));
        return words;
    }

    private static void addLife(FilterWords<ContainerRow> words, World world) {
        words.word("state", of((c, value) -> c.status().startsWith(value)), all(world, ContainerSummary::status));
        words.word("name", of((c, value) -> FilterWords.has(c.name(), value)), all(world, ContainerSummary::name));
        words.word(
                "health",
                of((c, value) -> health(c).startsWith(value)),
                () -> Stream.of("unhealthy", "starting", "healthy", "none"));
        words.word("restart", of((c, value) -> restart(c).startsWith(value)), all(world, ContainerFilter::restart));
        words.word(
                "protected",
                of((c, value) -> (c.guarded() ? "yes" : "no").startsWith(value)),
                () -> Stream.of("yes", "no"));
        words.word("id", of((c, value) -> c.id().startsWith(value)), Stream::empty);
    }

    private static void addOrigin(FilterWords<ContainerRow> words, World world) {
        BiPredicate<ContainerRow, String> madeFrom =
                of((c, value) -> FilterWords.has(c.bundle(), value) || FilterWords.has(c.image(), value));
        words.word("image", madeFrom, all(world, ContainerSummary::image));
        words.word("bundle", madeFrom, all(world, ContainerSummary::bundle));
        words.word("pod", of((c, value) -> inPod(world, c.pod(), value)), () -> world.pods().stream()
                .map(PodSummary::name));
        words.word(
                "network",
                of((c, value) -> c.networks().stream().anyMatch(each -> FilterWords.has(each.network(), value))),
                () -> world.containers().stream()
                        .flatMap(c -> c.networks().stream().map(NetworkAddress::network)));
        words.word("label", of((c, value) -> Labels.fits(c.labels(), value)), () -> world.containers().stream()
                .flatMap(c -> Labels.terms(c.labels())));
    }

    private static BiPredicate<ContainerRow, String> of(BiPredicate<ContainerSummary, String> fits) {
        return (row, value) -> fits.test(row.summary(), value);
    }

    /** What the containers of a world have there, without those that only hold a pod. */
    private static Supplier<Stream<String>> all(World world, Function<ContainerSummary, @Nullable String> value) {
        return () -> world.containers().stream()
                .filter(container -> !container.infra())
                .map(value)
                .filter(Objects::nonNull);
    }

    private static @Nullable Double amount(ContainerRow row, Function<StatsSample, @Nullable Double> of) {
        StatsSample sample = row.sampleProperty().get();
        return sample == null ? null : of.apply(sample);
    }

    private static boolean inPod(World world, @Nullable String id, String value) {
        return id != null
                && (id.startsWith(value)
                        || world.pod(id)
                                .filter(pod -> FilterWords.has(pod.name(), value))
                                .isPresent());
    }

    private static String health(ContainerSummary container) {
        String health = container.health();
        return health == null ? "none" : health;
    }

    private static String restart(ContainerSummary container) {
        String policy = container.restartPolicy();
        return policy == null ? "no" : policy;
    }

    private static boolean anywhere(ContainerSummary container, String word) {
        return FilterWords.has(container.name(), word)
                || FilterWords.has(container.bundle(), word)
                || FilterWords.has(container.image(), word)
                || container.id().startsWith(word)
                || FilterWords.has(String.join(" ", container.command()), word)
                || container.networks().stream()
                        .flatMap(network -> network.addresses().stream())
                        .anyMatch(address -> address.startsWith(word));
    }
}
