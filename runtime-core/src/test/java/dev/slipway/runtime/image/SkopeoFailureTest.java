package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those that skopeo 1.9.3 was seen to write. */
class SkopeoFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reading manifest 1 in 127.0.0.1:5911/nothere: manifest unknown: manifest unknown | NO_SUCH_IMAGE | there is no such image
            pinging container registry 127.0.0.1:5999: Get \\"http://127.0.0.1:5999/v2/\\": dial tcp 127.0.0.1:5999: connect: connection refused | NETWORK | the registry can't be reached
            pinging container registry a.invalid: Get \\"http://a.invalid/v2/\\": dial tcp: lookup a.invalid on 10.0.0.1:53: no such host | NETWORK | the registry can't be reached
            pinging container registry 127.0.0.1:5911: Get \\"https://127.0.0.1:5911/v2/\\": http: server gave HTTP response to HTTPS client | NETWORK | the registry speaks HTTP, not HTTPS
            writing blob: storing blob to file \\"/tmp/storage1/1\\": write /tmp/storage1/1: no space left on device | EXHAUSTED | the disk is full
            Source image rejected: Running image docker://a/b:1 is rejected by policy. | POLICY_VIOLATION | the signature policy does not allow it
            reading manifest 1 in a/b: unauthorized: authentication required | NOT_PERMITTED | the registry does not let this user have it
            """)
    @Tag("R-IMG-04")
    void itsWordsBecomeASentence(String words, ErrorKind kind, String reason) {
        EngineException error = SkopeoFailure.of(
                "pull web",
                "time=\"2026-11-27T05:33:40Z\" level=fatal msg=\"initializing source docker://x: " + words + "\"");
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasMessage("could not pull web: " + reason);
        assertThat(error.details().get("cause"))
                .asString()
                .doesNotContain("level=fatal")
                .doesNotContain("\\");
        assertThat(error.hint()).isNotNull();
    }
}
