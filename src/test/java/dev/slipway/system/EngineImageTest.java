package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Layer;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine's images, in a store of its own. */
class EngineImageTest extends EngineTest {
    private static final String NAME = "localhost/web:latest";

    private Image image;

    @BeforeEach
    void takeIn() {
        image = engine.images().add(TestImage.of("one", "two").write(file("layout")), "web", Progress.NONE);
    }

    @Test
    @Tag("R-IMG-01")
    void itsLayersAreFoldersTopFirst() throws IOException {
        assertThat(image.names()).containsExactly(NAME);
        var layers = engine.images().layers(image);
        assertThat(layers).extracting(Layer::id).containsExactlyElementsOf(image.layers());
        assertThat(layers.get(0).folder().resolve("file1")).hasContent("two");
        assertThat(layers.get(1).folder().resolve("file0")).hasContent("one");
        for (Layer layer : layers) {
            assertThat(layer.link().toRealPath()).isEqualTo(layer.folder().toRealPath());
            assertThat(engine.images().configText(image.id())).contains(layer.digest());
        }
    }

    @Test
    @Tag("R-VOL-01")
    void aPinKeepsAnImageFromEveryProgram() {
        engine.images().pin(image.id());
        engine.images().pin(image.id());
        assertThat(engine.images().pinned()).containsExactly(image.id());
        assertThat(store().content())
                .filteredOn(line -> line.startsWith("containers "))
                .hasSize(1);
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.images().remove("web", true))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        assertThat(catchThrowableOfType(AssertionError.class, () -> store().podman("rmi", image.id())))
                .hasMessageContaining("in use");
        engine.images().unpin(image.id());
        engine.images().unpin(image.id());
        assertThat(engine.images().pinned()).isEmpty();
        assertThat(engine.images().remove("web", false)).isTrue();
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.images().pin(image.id()))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_IMAGE);
        assertThat(store().content()).isEmpty();
    }

    @Test
    @Tag("R-IMG-06")
    void aNameGoesToTheImageThatCameLast() {
        var other = TestImage.of("one", "other").write(file("other"));
        var moved = engine.images().add(other, "web", Progress.NONE);
        assertThat(moved.names()).containsExactly(NAME);
        assertThat(engine.images().require(image.id()).names()).isEmpty();
    }
}
