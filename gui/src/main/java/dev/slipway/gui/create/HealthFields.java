package dev.slipway.gui.create;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The command that tells whether a container does its work; an empty command is none. */
public final class HealthFields {
    private static final String SHELL = "CMD-SHELL";
    private static final String DIRECT = "CMD";
    private static final String NONE = "none";
    private static final List<String> MEASURES = List.of(NONE, "kill", "restart", "stop");

    private final Field<String> command;
    private final Field<Boolean> shell;
    private final Field<String> interval;
    private final Field<String> timeout;
    private final Field<String> startPeriod;
    private final Field<String> retries;
    private final Field<String> onFailure;

    HealthFields(UnaryOperator<Field<String>> ask, UnaryOperator<Field<Boolean>> askFlag) {
        shell = askFlag.apply(Field.free("healthcheck.shell", true));
        command = ask.apply(Field.text("healthcheck.test", text -> shell.get() ? "" : Words.fault(text)));
        interval = ask.apply(Field.text("healthcheck.interval", Checks::period));
        timeout = ask.apply(Field.text("healthcheck.timeout", Checks::period));
        startPeriod = ask.apply(Field.text("healthcheck.startPeriod", Checks::time));
        retries = ask.apply(Field.text("healthcheck.retries", Checks.whole(1)));
        onFailure = ask.apply(Field.free("healthcheck.onFailure", NONE));
        shell.valueProperty().addListener(property -> command.recheck());
    }

    Field<String> command() {
        return command;
    }

    /** Takes over what is in force, unless the user has changed it. */
    void follow(ContainerCalls.@Nullable Healthcheck now) {
        List<String> test = now == null ? List.of() : now.test();
        boolean byShell = test.isEmpty() || test.get(0).equals(SHELL);
        boolean kind = byShell || test.get(0).equals(DIRECT);
        List<String> rest = test.isEmpty() || !kind ? test : test.subList(1, test.size());
        shell.follow(byShell);
        command.follow(byShell ? String.join(" ", rest) : Words.join(rest));
        interval.follow(time(now == null ? null : now.interval()));
        timeout.follow(time(now == null ? null : now.timeout()));
        startPeriod.follow(time(now == null ? null : now.startPeriod()));
        Integer count = now == null ? null : now.retries();
        retries.follow(count == null ? "" : String.valueOf(count));
        String measure = now == null ? null : now.onFailure();
        onFailure.follow(measure == null ? NONE : measure);
    }

    private static String time(@Nullable Double seconds) {
        return seconds == null ? "" : Quantities.time(seconds);
    }

    /** The check that is given; absent for none. */
    ContainerCalls.@Nullable Healthcheck given() {
        return command.get().isBlank() ? null : check(test());
    }

    /** The check, if anything of it was changed; one that was taken away is the test {@code NONE}. */
    ContainerCalls.@Nullable Healthcheck changed() {
        boolean any = shell.changed()
                || Stream.of(command, interval, timeout, startPeriod, retries, onFailure)
                        .anyMatch(Field::changed);
        if (!any) {
            return null;
        }
        return command.get().isBlank()
                ? new ContainerCalls.Healthcheck(List.of("NONE"), null, null, null, null, null)
                : check(test());
    }

    private List<String> test() {
        if (shell.get()) {
            return List.of(SHELL, command.get().strip());
        }
        return Stream.concat(Stream.of(DIRECT), Words.split(command.get()).stream())
                .toList();
    }

    private ContainerCalls.Healthcheck check(List<String> test) {
        return new ContainerCalls.Healthcheck(
                test,
                seconds(interval),
                seconds(timeout),
                seconds(startPeriod),
                retries.get().isBlank() ? null : Integer.valueOf(retries.get().strip()),
                onFailure.get().equals(NONE) ? null : onFailure.get());
    }

    private static @Nullable Double seconds(Field<String> field) {
        OptionalDouble seconds = Quantities.seconds(field.get());
        return seconds.isPresent() ? seconds.getAsDouble() : null;
    }

    Node[] fields() {
        return new Node[] {
            Fields.line(command, Texts.get("form.health.command"), Texts.get("form.health.prompt")),
            Fields.flag(shell, Texts.get("form.health.shell"), ""),
            Fields.row(
                    Fields.line(interval, Texts.get("form.health.interval"), "30 s"),
                    Fields.line(timeout, Texts.get("form.health.timeout"), "30 s")),
            Fields.row(
                    Fields.line(startPeriod, Texts.get("form.health.startPeriod"), "0 s"),
                    Fields.line(retries, Texts.get("form.health.retries"), "3")),
            Fields.choice(
                    onFailure,
                    Texts.get("form.health.onFailure"),
                    MEASURES,
                    value -> Texts.get("form.health.onFailure." + value))
        };
    }
}
