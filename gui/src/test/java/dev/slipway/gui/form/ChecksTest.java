package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alpine",
                "alpine:3.20",
                "library/alpine",
                "docker.io/library/alpine:3.20",
                "localhost:5000/a/b_c:v1",
                "127.0.0.1:35000/harbour",
                "[::1]:5000/harbour",
                "quay.io/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void takesNamesOfImages(String text) {
        assertThat(Checks.reference(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Alpine", "alpine:", "alpine:-x", "a//b", "/alpine", "alpine tag", "a@sha256:12", "http://a/b"})
    void refusesWhatIsNoNameOfAnImage(String text) {
        assertThat(Checks.reference(text)).startsWith("This is no name of an image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a:58:0a:5a:00", "0a-58-0a-5a-00-07", "x"})
    void refusesWhatIsNoHardwareAddress(String text) {
        assertThat(Checks.mac(text)).startsWith("Give a hardware address");
        assertThat(Checks.mac("0a:58:0A:5a:00:07")).isEmpty();
    }
}
