package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that can't be fulfilled: each has its own kind and a sentence that says what to do, and changes nothing. */
class BadRequestTest extends SharedHelperTest {
    @Test
    void aProcessThatCantBeExecuted() {
        var container = client().create(client().importInPlace(bundles().withoutProgram(), "broken"), "broken");
        assertRefused(() -> client().start(container), ErrorKind.OCI_RUNTIME, "there-is-no-such-program");
        assertThat(client().summary(container).status()).isEqualTo("configured");
        assertThat(client().summary(container).error()).contains("there-is-no-such-program");
        client().remove(container);
    }

    @Test
    @Tag("R-CTR-14")
    void aNameThatIsTaken() {
        var bundle = client().importInPlace(bundles().hello(), "hello");
        assertRefused(() -> client().importInPlace(bundles().web(), "hello"), ErrorKind.BUNDLE_EXISTS, "hello");
        var container = client().create(bundle, "twice");
        assertRefused(() -> client().create(bundle, "twice"), ErrorKind.NAME_IN_USE, "twice");
        assertThat(client().bundles()).hasSize(1);
        assertThat(client().containers()).hasSize(1);
        client().remove(container);
    }

    @Test
    @Tag("R-CTR-40")
    void anIdThatFitsTwo() {
        var bundle = client().importInPlace(bundles().hello(), "hello");
        var prefix = prefixOfTwo(bundle);
        var before = client().containers();
        assertRefused(() -> client().remove(prefix), ErrorKind.AMBIGUOUS_ID, prefix);
        assertThat(client().containers()).isEqualTo(before);
        before.forEach(container -> client().remove(container.id()));
    }

    @Test
    @Tag("R-CTR-40")
    void anIdThatFitsNothing() {
        assertRefused(() -> client().start("nothing-here"), ErrorKind.NO_SUCH_CONTAINER, "nothing-here");
        assertRefused(() -> client().removeBundle("nothing-here"), ErrorKind.NO_SUCH_BUNDLE, "nothing-here");
    }

    @Test
    void aStoppedContainerThatIsStoppedAgain() {
        var container = client().create(client().importInPlace(bundles().hello(), "hello"), "hello");
        client().start(container);
        client().stop(container);
        var stopped = client().summary(container);
        assertRefused(() -> client().stop(container), ErrorKind.STATE_INVALID, "hello", stopped.status());
        assertRefused(() -> client().pause(container), ErrorKind.STATE_INVALID, "hello", stopped.status());
        assertThat(client().summary(container)).isEqualTo(stopped);
        client().remove(container);
    }

    @Test
    void aBundleThatAContainerIsMadeOf() {
        var bundle = client().importInPlace(bundles().hello(), "hello");
        var container = client().create(bundle, "user");
        assertRefused(() -> client().removeBundle(bundle), ErrorKind.IN_USE, container);
        assertThat(client().bundles()).hasSize(1);
        client().remove(container);
    }

    @Test
    void aMethodThatIsNotThere() {
        var answer = Asker.root().ask(helperFolder().socket(), "container.teleport", Map.of());
        assertThat(answer.at("/error/code").asInt()).isEqualTo(RpcError.METHOD_NOT_FOUND);
        assertThat(answer.at("/error/message").asText()).contains("container.teleport");
    }

    @Test
    void aParameterThatIsNotThere() {
        var answer = Asker.root().ask(helperFolder().socket(), "container.start", Map.of("id", "x", "colour", "green"));
        assertThat(answer.at("/error/code").asInt()).isEqualTo(RpcError.INVALID_PARAMS);
        assertThat(answer.at("/error/data/kind").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(answer.at("/error/message").asText()).contains("colour");
    }

    /** Makes containers until two ids begin with the same letter. */
    private String prefixOfTwo(String bundle) {
        var first = new HashMap<String, String>();
        while (true) {
            var id = client().create(bundle, null);
            var prefix = id.substring(0, 1);
            if (first.put(prefix, id) != null) {
                return prefix;
            }
        }
    }
}
