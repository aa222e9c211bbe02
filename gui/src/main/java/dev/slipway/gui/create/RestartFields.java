package dev.slipway.gui.create;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Whether a container that ended is started again. */
public final class RestartFields {
    private static final String NO = "no";
    private static final String ON_FAILURE = "on-failure";
    private static final List<String> NAMES = List.of(NO, ON_FAILURE, "always", "unless-stopped");

    private final Field<String> name;
    private final Field<String> retries;

    RestartFields(UnaryOperator<Field<String>> ask) {
        name = ask.apply(Field.free("restartPolicy", NO));
        retries = ask.apply(Field.text("restartPolicy.maxRetries", Checks.whole(1)));
    }

    /** Takes over what is in force, unless the user has changed it: a policy as a summary tells it, absent for none. */
    void follow(@Nullable String policy) {
        String now = policy == null ? NO : policy;
        int colon = now.indexOf(':');
        name.follow(colon < 0 ? now : now.substring(0, colon));
        retries.follow(colon < 0 ? "" : now.substring(colon + 1));
    }

    /** The policy that is given; absent for none. */
    ContainerCalls.@Nullable RestartPolicy given() {
        return name.get().equals(NO) ? null : policy();
    }

    /** The policy, if it was changed. */
    ContainerCalls.@Nullable RestartPolicy changed() {
        return name.changed() || retries.changed() ? policy() : null;
    }

    private ContainerCalls.RestartPolicy policy() {
        boolean counted = name.get().equals(ON_FAILURE) && !retries.get().isBlank();
        return new ContainerCalls.RestartPolicy(
                name.get(), counted ? Integer.valueOf(retries.get().strip()) : null);
    }

    Node[] fields() {
        Region count = Fields.line(retries, Texts.get("form.retries"), Texts.get("form.retries.prompt"));
        count.visibleProperty().bind(name.valueProperty().isEqualTo(ON_FAILURE));
        return new Node[] {
            Fields.row(
                    Fields.choice(name, Texts.get("form.restart"), NAMES, value -> Texts.get("form.restart." + value)),
                    count)
        };
    }
}
