package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final class Sample extends Form {
        final Field<String> name = ask(Field.text("name", text -> text.equals("bad") ? "Not this one." : ""));
        final Field<String> policy = ask(Field.free("restartPolicy", "no"));
        final Field<String> interval = ask(Field.free("healthcheck.interval", ""));
        final Field<String> timeout = ask(Field.free("healthcheck.timeout", ""));
    }

    private final Sample form = new Sample();

    @Test
    void isSoundWhileNothingIsWrongWithAnyField() {
        assertThat(form.soundProperty().get()).isTrue();

        form.name.set("bad");
        assertThat(form.soundProperty().get()).isFalse();
        assertThat(form.blamedProperty().get()).isTrue();
        assertThat(form.name.messageProperty().get()).isEqualTo("Not this one.");

        form.name.set("good");
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void showsFindingsAtTheirFieldsAndTheRestAsTrouble() {
        form.refused(refusal(List.of(
                Map.of("option", "name", "message", "the name is in use", "remedy", "choose another"),
                Map.of("option", "healthcheck.timeout", "message", "too long"),
                Map.of("option", "restartPolicy.name", "message", "no such policy"),
                Map.of("option", "devices", "message", "not allowed"))));

        assertThat(form.name.messageProperty().get()).isEqualTo("The name is in use. Choose another.");
        assertThat(form.timeout.messageProperty().get()).isEqualTo("Too long.");
        assertThat(form.policy.messageProperty().get()).isEqualTo("No such policy.");
        assertThat(form.interval.messageProperty().get()).isEmpty();
        assertThat(form.troubleProperty().get()).isEqualTo("Not allowed.");
    }

    @Test
    void showsAFindingOnAWholeGroupAtItsFirstField() {
        form.refused(refusal(List.of(Map.of("option", "healthcheck", "message", "not without a command"))));

        assertThat(form.interval.messageProperty().get()).isEqualTo("Not without a command.");
        assertThat(form.troubleProperty().get()).isEmpty();
    }

    @Test
    void aFindingStaysUntilItsFieldChanges() {
        form.refused(refusal(List.of(Map.of("option", "name", "message", "the name is in use"))));
        form.policy.set("always");
        assertThat(form.soundProperty().get()).isFalse();

        form.name.set("other");
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void showsARefusalWithoutFindingsAsAWholeWithItsHint() {
        form.refused(new CompletionException(RpcException.of(ErrorKind.NOT_PERMITTED, "could not do it", "ask root")));

        assertThat(form.troubleProperty().get()).isEqualTo("Could not do it. Ask root.");
    }

    private static RpcException refusal(List<Map<String, String>> findings) {
        return new RpcException(new RpcError(
                RpcError.ENGINE,
                "could not do it",
                new RpcError.Data("INVALID_ARGUMENT", "could not do it", null, null, Map.of("findings", findings))));
    }
}
