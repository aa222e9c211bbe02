package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-IMG-01")
class ImageLookupTest {
    private static final Image LOCAL = image("ab1", "localhost/web:latest", "quay.io/team/tool:2");
    private static final Image HUB = image("ab2", "docker.io/library/web:1", "docker.io/library/cafe:latest");
    private static final Image OTHER = image("cafe", "quay.io/a/same:1");
    private static final Image ANOTHER = image("de", "quay.io/b/same:1");
    private static final ImageLookup LOOKUP =
            new ImageLookup(List.of(LOCAL, HUB, OTHER, ANOTHER), List.of("docker.io"));

    @ParameterizedTest
    @CsvSource({
        "web, ab1",
        "web:1, ab2",
        "localhost/web, ab1",
        "tool:2, ab1",
        "team/tool:2, ab1",
        "cafe, ab2", // a name goes before the beginning of an id
        "cafe0, cafe",
        "sha256:cafe, cafe",
        "ab1, ab1",
        "a/same:1, cafe"
    })
    void whatIsMeantIsFound(String text, String id) {
        assertThat(LOOKUP.require(text).id()).startsWith(id);
    }

    @Test
    void aDigestIsFoundAloneAndWithItsRepository() {
        String digest = HUB.digests().get(0);
        assertThat(LOOKUP.require(digest)).isEqualTo(HUB);
        assertThat(LOOKUP.require("docker.io/library/web@" + digest)).isEqualTo(HUB);
        assertThat(LOOKUP.require("web@" + digest)).isEqualTo(HUB);
        assertThat(kind("quay.io/web@" + digest)).isEqualTo(ErrorKind.NO_SUCH_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "ab, AMBIGUOUS_ID",
        "same:1, AMBIGUOUS_ID",
        "none, NO_SUCH_IMAGE",
        "web:3, NO_SUCH_IMAGE",
        "ffff, NO_SUCH_IMAGE",
        "Not One, INVALID_ARGUMENT"
    })
    void whatIsNotMeantForSureIsRefused(String text, ErrorKind kind) {
        assertThat(kind(text)).isEqualTo(kind);
    }

    private static ErrorKind kind(String text) {
        return catchThrowableOfType(EngineException.class, () -> LOOKUP.require(text))
                .kind();
    }

    private static Image image(String id, String... names) {
        String whole = id + "0".repeat(64 - id.length());
        String digest = "sha256:" + "1".repeat(64 - id.length()) + id;
        return new Image(whole, List.of(names), List.of(digest), Instant.EPOCH, 1, List.of(), ImageConfig.EMPTY);
    }
}
