package dev.slipway.gui.image;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ImageCalls;
import org.jspecify.annotations.Nullable;

/** Which image is fetched, from where, and how. */
final class PullForm extends Form {
    static final String REGISTRY = "docker";
    static final String CONFIGURED = "configured";
    static final String YES = "yes";
    static final String NO = "no";
    private static final String HIDDEN = "…";

    final Field<String> transport = ask(Field.free("transport", REGISTRY));
    final Field<String> reference = ask(Field.text("reference", this::checkReference));
    final Field<String> policy = ask(Field.free("policy", "always"));
    final Field<String> tls = ask(Field.free("tlsVerify", CONFIGURED));
    final Field<String> password = ask(Field.free("credentials.password", ""));
    final Field<String> username = ask(Field.text("credentials.username", this::checkUser));
    final Field<Boolean> run = ask(Field.free("run", false));

    PullForm() {
        transport.valueProperty().addListener(property -> reference.recheck());
        password.valueProperty().addListener(property -> username.recheck());
        recheck();
    }

    private String checkReference(String text) {
        if (text.isBlank()) {
            return Texts.get(isRegistry() ? "pull.reference.missing" : "pull.path.missing");
        }
        return isRegistry() ? Checks.reference(text) : Checks.path(text);
    }

    private String checkUser(String text) {
        return text.isBlank() && !password.get().isEmpty() ? Texts.get("pull.username.missing") : "";
    }

    private boolean isRegistry() {
        return transport.get().equals(REGISTRY);
    }

    /** Absent for what is configured. */
    private @Nullable Boolean proof() {
        boolean asked = isRegistry() && !tls.get().equals(CONFIGURED);
        return asked ? Boolean.valueOf(tls.get().equals(YES)) : null;
    }

    /** The request. */
    ImageCalls.Pull request() {
        return request(password.get());
    }

    /** The request as it may be shown. */
    ImageCalls.Pull shown() {
        return request(password.get().isEmpty() ? "" : HIDDEN);
    }

    private ImageCalls.Pull request(String secret) {
        boolean named = isRegistry() && !username.get().isBlank();
        return new ImageCalls.Pull(
                reference.get().strip(),
                isRegistry() ? null : transport.get(),
                named ? new ImageCalls.Credentials(username.get().strip(), secret) : null,
                proof(),
                policy.get().equals("always") ? null : policy.get());
    }
}
