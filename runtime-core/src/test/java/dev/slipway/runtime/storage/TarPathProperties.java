package dev.slipway.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TarPathProperties {
    private static final Path ROOT = Path.of("/root/of/bundle");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "..", ".", "", "...", "..a", "a..", " ")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("/", parts));
    }

    @Property
    void aNameIsRefusedOrStaysInTheBundle(@ForAll("names") String name) {
        boolean hostile = name.startsWith("/") || List.of(name.split("/", -1)).contains("..");
        try {
            List<String> components = TarPath.components(name);
            Path place = ROOT;
            for (String component : components) {
                place = place.resolve(component);
            }
            assertThat(hostile).isFalse();
            assertThat(place.normalize()).isEqualTo(place).startsWithRaw(ROOT);
            assertThat(place).isEqualTo(ROOT.resolve(name).normalize());
        } catch (EngineException e) {
            assertThat(hostile).isTrue();
        }
    }

    @Property
    void aLinkLeavesTheBundleWhenSomeStepOfItIsAboveItsTop(@ForAll("names") String target) {
        Path at = ROOT.resolve("folder");
        boolean leaves = false;
        for (String component : target.split("/", -1)) {
            at = at.resolve(component).normalize();
            leaves |= !at.startsWith(ROOT);
        }

        assertThat(BundleTar.leaves(1, target)).isEqualTo(leaves);
    }
}
