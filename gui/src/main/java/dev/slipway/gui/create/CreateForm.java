package dev.slipway.gui.create;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a new container is to be. */
public final class CreateForm extends Form {
    static final String BUNDLE = "bundle";
    static final String ROOTFS = "rootfs";
    /** Stands for none in a choice. */
    static final String NONE = "";

    private final World world;
    final Field<String> source = ask(Field.free("source", BUNDLE));
    final Field<String> bundle = ask(Field.text("bundle", this::checkBundle));
    final Field<String> rootfs = ask(Field.text("rootfs", this::checkRootfs));
    final Field<String> name;
    final Field<String> command = ask(Field.text("command", Words::fault));
    final Field<String> env = ask(Field.text("env", Checks::variables));
    final Field<String> user = ask(Field.free("user", ""));
    final Field<String> workdir = ask(Field.text("workdir", Checks::path));
    final Field<String> hostname = ask(Field.text("hostname", Checks::hostname));
    final Field<String> labels = ask(Field.text("labels", Checks::labels));
    final Field<String> pod = ask(Field.free("pod", NONE));
    final Field<String> initContainer = ask(Field.free("initContainer", NONE));
    final Field<String> network = ask(Field.free("networks", NONE));
    final Field<String> dependsOn = ask(Field.text("dependsOn", this::checkDependencies));
    final Field<String> stopSignal = ask(Field.text("stopSignal", Checks::signal));
    final Field<String> stopTimeout = ask(Field.text("stopTimeout", Checks::time));
    final Field<Boolean> init = ask(Field.free("init", false));
    final Field<Boolean> guarded = ask(Field.free("protected", false));
    final Field<Boolean> autoRemove = ask(Field.free("autoRemove", false));
    final Field<Boolean> start = ask(Field.free("start", true));
    final RestartFields restart = new RestartFields(this::ask);
    final HealthFields health = new HealthFields(this::ask, this::ask);
    final LimitFields limits = new LimitFields(this::ask);

    /** A form with nothing given. */
    public CreateForm(World world) {
        this.world = world;
        name = ask(Field.text("name", text -> Checks.newName(text, world)));
        source.valueProperty().addListener(property -> {
            bundle.recheck();
            rootfs.recheck();
        });
        recheck();
    }

    /** Chooses the bundle with that id. */
    public void from(String id) {
        source.set(BUNDLE);
        bundle.set(id);
    }

    private String checkBundle(String id) {
        return source.get().equals(BUNDLE) && id.isEmpty() ? Texts.get("create.bundle.missing") : "";
    }

    private String checkRootfs(String path) {
        if (!source.get().equals(ROOTFS)) {
            return "";
        }
        return path.isBlank() ? Texts.get("create.rootfs.missing") : Checks.path(path);
    }

    private String checkDependencies(String text) {
        return names(text).stream()
                .filter(wanted -> world.containers().stream()
                        .noneMatch(container -> container.name().equals(wanted)
                                || container.id().equals(wanted)))
                .findFirst()
                .map(unknown -> Texts.get("create.dependsOn.unknown", unknown))
                .orElse("");
    }

    private static List<String> names(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The request. */
    public ContainerCalls.Create request() {
        boolean bundled = source.get().equals(BUNDLE);
        boolean alone = pod.get().equals(NONE);
        OptionalDouble timeout = Quantities.seconds(stopTimeout.get());
        return ContainerCallsCreateBuilder.builder()
                .bundle(bundled ? bundle.get() : null)
                .rootfs(bundled ? null : rootfs.get().strip())
                .name(text(name))
                .command(list(Words.split(command.get())))
                .env(list(Checks.lines(env.get())))
                .user(text(user))
                .workdir(text(workdir))
                .hostname(text(hostname))
                .labels(pairs(Checks.lines(labels.get())))
                .pod(alone ? null : pod.get())
                .initContainer(alone ? null : text(initContainer))
                .networks(alone && !network.get().equals(NONE) ? List.of(network.get()) : null)
                .dependsOn(list(names(dependsOn.get())))
                .stopSignal(text(stopSignal))
                .stopTimeout(timeout.isPresent() ? timeout.getAsDouble() : null)
                .init(flag(init))
                .guarded(flag(guarded))
                .autoRemove(flag(autoRemove))
                .restartPolicy(restart.given())
                .healthcheck(health.given())
                .resources(limits.given())
                .build();
    }

    private static @Nullable Boolean flag(Field<Boolean> field) {
        return field.get() ? true : null;
    }

    private static @Nullable List<String> list(List<String> words) {
        return words.isEmpty() ? null : words;
    }
}
