package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine's images, in a store of its own. */
class EngineImageTest extends EngineTest {
    private static final String NAME = "localhost/web:latest";

    private final TestStore store = new TestStore(file("storage"), file("storage-run"));
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
        assertThat(store.content())
                .filteredOn(line -> line.startsWith("containers "))
                .hasSize(1);
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.images().remove("web", true))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        assertThat(catchThrowableOfType(AssertionError.class, () -> store.podman("rmi", image.id())))
                .hasMessageContaining("in use");
        engine.images().unpin(image.id());
        engine.images().unpin(image.id());
        assertThat(engine.images().pinned()).isEmpty();
        assertThat(engine.images().remove("web", false)).isTrue();
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.images().pin(image.id()))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_IMAGE);
        assertThat(store.content()).isEmpty();
    }

    @Test
    @Tag("R-IMG-02")
    void aNameThatIsTakenOverGoesBackIfTheImageDoesNotComeIn() throws IOException {
        var other = TestImage.of("one", "other").write(file("other"));
        var before = store.content();
        var cancelling = new Progress() {
            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                if (store.content().size() > before.size()) {
                    throw EngineException.of(ErrorKind.CANCELLED, "could not go on: cancelled");
                }
            }
        };
        var failed = catchThrowableOfType(
                EngineException.class, () -> engine.images().add(other, "web", cancelling));
        if (failed != null) {
            assertThat(failed.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(store.content()).isEqualTo(before);
            assertThat(engine.images().require("web")).isEqualTo(image);
        }
        var moved = engine.images().add(other, "web", Progress.NONE);
        assertThat(moved.names()).containsExactly(NAME);
        assertThat(engine.images().require(image.id()).names()).isEmpty();
    }

    @Test
    @Tag("R-IMG-08")
    void fiveHundredAreListedInFiftyMilliseconds() throws IOException {
        multiply(500);
        assertThat(engine.images().list()).hasSize(500);
        var best = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            var begun = System.nanoTime();
            assertThat(engine.images().list()).hasSize(500);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(50));
    }

    /** Writes the store's list anew, with so many images in it. */
    private void multiply(int count) throws IOException {
        var json = new ObjectMapper();
        var list = file("storage/overlay-images/images.json");
        var all = (ArrayNode) json.readTree(Files.readAllBytes(list));
        var first = (ObjectNode) all.get(0);
        for (int i = 1; i < count; i++) {
            var id = "%064x".formatted(i);
            var one = first.deepCopy().put("id", id);
            one.putArray("names").add("localhost/copy:" + i);
            all.add(one);
            var folder = Files.createDirectory(list.resolveSibling(id));
            Files.writeString(
                    folder.resolve("="
                            + Base64.getEncoder().encodeToString(("sha256:" + id).getBytes(StandardCharsets.UTF_8))),
                    engine.images().configText(image.id()));
        }
        var fresh = list.resolveSibling("fresh");
        Files.write(fresh, json.writeValueAsBytes(all));
        Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE);
    }
}
