package dev.slipway.gui.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.ImageCalls;
import org.junit.jupiter.api.Test;

class PullFormTest {
    private final PullForm form = new PullForm();

    @Test
    void asksForAName() {
        assertThat(form.reveal()).isFalse();
        assertThat(form.reference.messageProperty().get()).isEqualTo("Give the name of an image.");

        form.reference.set(" alpine ");
        assertThat(form.request()).isEqualTo(ImageCalls.Pull.of("alpine"));
    }

    @Test
    void asksForAPathWhereItComesFromTheHost() {
        form.transport.set("oci");
        form.reference.set("alpine");
        assertThat(form.reference.messageProperty().get()).isEqualTo("A path begins with a slash.");

        form.reference.set("/srv/layout");
        form.tls.set(PullForm.NO);
        assertThat(form.request()).isEqualTo(new ImageCalls.Pull("/srv/layout", "oci", null, null, null));
    }

    @Test
    void showsNoPassword() {
        form.reference.set("127.0.0.1:5000/web");
        form.tls.set(PullForm.NO);
        form.policy.set("newer");
        form.password.set("secret");
        assertThat(form.username.messageProperty().get()).isEmpty();
        assertThat(form.soundProperty().get()).isFalse();

        form.username.set("sailor");
        assertThat(form.request())
                .isEqualTo(new ImageCalls.Pull(
                        "127.0.0.1:5000/web", null, new ImageCalls.Credentials("sailor", "secret"), false, "newer"));
        assertThat(form.shown().credentials().password()).doesNotContain("secret");
    }
}
