package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-IMG-01")
class ConfigReaderTest {
    private static final Instant MADE = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        ImageConfig config = new ImageConfig(
                List.of("/bin/web"),
                List.of("serve"),
                List.of("A=b"),
                "1000",
                "/srv",
                Map.of("a", "b"),
                "SIGQUIT",
                List.of("/data"),
                List.of("80/tcp"),
                new ImageHealthcheck(
                        List.of("CMD", "true"), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ZERO, 3),
                "amd64",
                "linux",
                "somebody",
                List.of(new ImageStep(MADE, "made", "by hand", false), new ImageStep(null, "said", "", true)));

        ConfigReader.Read read = ConfigReader.read(
                ConfigWriter.write(config, MADE, List.of("sha256:1")).toString());

        assertThat(read).isEqualTo(new ConfigReader.Read(config, MADE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"config\": 1}",
                "{\"config\": {\"Env\": null, \"Labels\": [], \"Healthcheck\": {}}}"
            })
    void whatSaysNothingIsEmpty(String text) {
        assertThat(ConfigReader.read(text).config()).isEqualTo(ImageConfig.EMPTY);
    }
}
