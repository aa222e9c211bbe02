package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.ImageConfig;
import dev.slipway.runtime.image.PullRequest;
import dev.slipway.runtime.image.Transport;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images on disks that are full, and under a policy that asks for signatures. */
class EngineImageFaultTest extends EngineTest {
    private static final int SMALL = 8;

    private void reopen(RuntimeConfig other) {
        engine.close();
        engine = openEngine(other);
    }

    private static ErrorKind refusal(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }

    private static byte[] big() {
        var bytes = new byte[2 * SMALL << 20];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private Image add(TestImage image, String name) {
        return engine.images().add(image.write(file("layout-" + name)), name, Progress.NONE);
    }

    @Test
    @Tag("R-IMG-04")
    void aStoreThatIsFullIsAsBefore() {
        engine.close();
        var small = TestMount.small(store().graphRoot(), SMALL);
        engine = openEngine();
        try {
            var kept = add(TestImage.of("kept"), "kept");
            var before = store().content();
            assertThat(refusal(() -> add(TestImage.of("kept").layer("big", big()), "big")))
                    .isEqualTo(ErrorKind.EXHAUSTED);
            assertThat(store().content()).isEqualTo(before);
            add(TestImage.of("kept", "more"), "more");
            assertThat(engine.images().list()).hasSize(2).contains(kept);
            engine.images().remove("more", false);
            engine.images().remove("kept", false);
            assertThat(store().content()).isEmpty();
        } finally {
            engine.close();
            store().release();
            small.close();
            engine = openEngine();
        }
    }

    @Test
    @Tag("R-IMG-05")
    void aRootThatIsFullKeepsNothingOfWhatWasSent() throws IOException {
        engine.close();
        var small = TestMount.small(file("small"), SMALL);
        engine = openEngine(config.in(file("small/root"), config.runRoot()));
        try {
            assertThat(refusal(() -> engine.images()
                            .importTar(new ByteArrayInputStream(big()), "big", ImageConfig.EMPTY, Progress.NONE)))
                    .isEqualTo(ErrorKind.EXHAUSTED);
            assertThat(refusal(() -> engine.images().load(new ByteArrayInputStream(big()), Progress.NONE)))
                    .isEqualTo(ErrorKind.EXHAUSTED);
            assertThat(file("small/root/images")).isEmptyDirectory();
            assertThat(store().content()).isEmpty();
        } finally {
            engine.close();
            small.close();
            engine = openEngine();
        }
    }

    @Test
    @Tag("R-IMG-04")
    void whatThePolicyWantsSignedComesWithAGoodSignatureAlone() throws IOException {
        var folder = file("signed");
        var layout = TestImage.of("signed").write(file("layout"));
        Programs.run("skopeo", "copy", "oci:" + layout, "dir:" + folder);
        var manifest = folder.resolve("manifest.json");
        var signature = folder.resolve("signature-1");
        var key = sign(manifest, signature);
        var policy = Files.writeString(file("policy.json"), """
                {"default": [{"type": "reject"}],
                 "transports": {"dir": {"": [{
                   "type": "signedBy", "keyType": "GPGKeys", "keyPath": "%s",
                   "signedIdentity": {"type": "exactReference", "dockerReference": "localhost/signed:1"}}]}}}
                """.formatted(key));
        reopen(config.edit()
                .images(config.images().edit().policy(policy).build())
                .build());
        assertThat(pull(folder).layers()).hasSize(1);
        engine.images().prune(image -> true, Set.of(), false);
        assertThat(store().content()).isEmpty();

        assertThat(refusal(() -> add(TestImage.of("plain"), "plain"))).isEqualTo(ErrorKind.POLICY_VIOLATION);
        var signed = Files.readAllBytes(signature);
        Files.delete(signature);
        assertThat(refusal(() -> pull(folder))).isEqualTo(ErrorKind.POLICY_VIOLATION);
        Files.write(signature, signed);
        Files.writeString(manifest, Files.readString(manifest) + " ");
        assertThat(refusal(() -> pull(folder))).isEqualTo(ErrorKind.POLICY_VIOLATION);
        assertThat(store().content()).isEmpty();
        reopen(config);
    }

    private Image pull(Path folder) {
        var request = PullRequest.of(folder.toString())
                .edit()
                .transport(Transport.DIR)
                .build();
        return engine.images().pull(request, Progress.NONE).get(0);
    }

    /** Signs a manifest with a new key, and returns the file of its public part. */
    private Path sign(Path manifest, Path signature) throws IOException {
        var home = Map.of("GNUPGHOME", file("gpg").toString());
        Files.createDirectory(file("gpg"));
        try {
            Programs.run(home, List.of("gpg", "--batch", "--passphrase", "", "--quick-gen-key", "sailor", "rsa2048"));
            var fingerprint = Programs.run(home, List.of("gpg", "--batch", "--with-colons", "--list-keys"))
                    .lines()
                    .filter(line -> line.startsWith("fpr:"))
                    .map(line -> line.split(":", -1)[9])
                    .findFirst()
                    .orElseThrow();
            Programs.run(
                    home,
                    List.of(
                            "skopeo",
                            "standalone-sign",
                            "--output=" + signature,
                            manifest.toString(),
                            "localhost/signed:1",
                            fingerprint));
            var key = file("key.gpg");
            Programs.run(home, List.of("gpg", "--batch", "--output", key.toString(), "--export", fingerprint));
            return key;
        } finally {
            Programs.run(home, List.of("gpgconf", "--kill", "all"));
        }
    }
}
