package dev.slipway.gui.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.ImageSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageUseTest {
    private final World world = new World();

    @Test
    void isUsedByTheContainersMadeOfItWhateverTheyCalledIt() {
        tell(
                new Entry("image", "a1", image("a1", "localhost/web:1", "localhost/web:latest")),
                new Entry("image", "b2", image("b2")),
                new Entry(
                        "container",
                        "c1",
                        ContainerSummaryBuilder.builder(Containers.container("c1", "web", "running"))
                                .image("web")
                                .imageId("a1")
                                .build()),
                new Entry("container", "c2", Containers.container("c2", "other", "running")));

        List<ImageUse> uses = ImageUse.all(world);

        assertThat(uses).extracting(ImageUse::users).containsExactly(List.of("web"), List.of());
        assertThat(uses)
                .extracting(ImageUse::names)
                .containsExactly("localhost/web:1, localhost/web:latest", "no name");
        assertThat(uses.get(0).words()).doesNotContain("unused");
        assertThat(uses.get(1).words()).contains("unused");
    }

    private void tell(Entry... entries) {
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of(entries))));
    }

    private static ImageSummary image(String id, String... names) {
        return new ImageSummary(id, List.of(names), List.of(), Instant.EPOCH, 1024, 1, Map.of(), "amd64", "linux");
    }
}
