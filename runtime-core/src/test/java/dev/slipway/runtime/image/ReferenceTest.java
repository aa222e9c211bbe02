package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.error.EngineException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final String DIGEST = "@sha256:" + "0a".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "web, docker.io/library/web:latest",
        "team/web:1, docker.io/team/web:1",
        "localhost/web, localhost/web:latest",
        "127.0.0.1:5000/web:1.0_x-2, 127.0.0.1:5000/web:1.0_x-2",
        "quay.io/a/b__c/d-e:x, quay.io/a/b__c/d-e:x",
        "localhost:5000/web, localhost:5000/web:latest"
    })
    @Tag("R-IMG-01")
    void aNameIsCompletedAsOthersCompleteIt(String given, String complete) {
        assertThat(Reference.parse(given).in("docker.io").complete()).hasToString(complete);
    }

    @Test
    void aDigestIsStrongerThanATag() {
        assertThat(Reference.parse("quay.io/web:1" + DIGEST).complete()).hasToString("quay.io/web" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Web",
                "web:",
                "web:-x",
                "a//b",
                "/web",
                "web/",
                "-web",
                "a b",
                "web@sha256:12",
                "quay.io/",
                "../web",
                "quay.io/We/b",
                "web:1:2",
                "--flag",
                "oci:/etc",
                "web\nx"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> Reference.parse(text))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("it is no image's name");
    }
}
