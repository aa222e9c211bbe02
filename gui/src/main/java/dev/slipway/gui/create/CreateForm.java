package dev.slipway.gui.create;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.form.VolumeLines;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.model.ImageSummary;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a new container is to be. */
public final class CreateForm extends Form {
    static final String IMAGE = "image";
    static final String BUNDLE = "bundle";
    static final String ROOTFS = "rootfs";

    /** Stands for none in a choice. */
    static final String NONE = "";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    final Field<String> source = ask(Field.free("source", BUNDLE));
    final Field<String> image = ask(Field.text("image", this::checkImage));
    final Field<String> bundle = ask(Field.text("bundle", this::checkBundle));
    final Field<String> rootfs = ask(Field.text("rootfs", this::checkRootfs));
    final Field<String> name;
    final Field<String> entrypoint = ask(Field.text("entrypoint", Words::fault));
    final Field<Boolean> noEntrypoint = ask(Field.free("entrypoint.none", false));
    final Field<String> command = ask(Field.text("command", Words::fault));
    final Field<String> env = ask(Field.text("env", Checks::variables));
    final Field<String> user = ask(Field.free("user", ""));
    final Field<String> workdir = ask(Field.text("workdir", Checks::path));
    final Field<Boolean> terminal = ask(Field.free("terminal", false));
    final Field<Boolean> stdin = ask(Field.free("stdin", false));
    final Field<String> hostname = ask(Field.text("hostname", Checks::hostname));
    final Field<String> labels = ask(Field.text("labels", Checks::labels));
    final Field<String> annotations = ask(Field.text("annotations", Checks::labels));
    final Field<String> pod = ask(Field.free("pod", NONE));
    final Field<String> initContainer = ask(Field.free("initContainer", NONE));
    final Field<String> dependsOn = ask(Field.text("dependsOn", this::checkDependencies));
    final Field<String> volumes = ask(Field.text("volumes", VolumeLines::fault));
    final Field<Boolean> readOnly = ask(Field.free("readOnly", false));
    final Field<String> apparmor = ask(Field.free("apparmor", ""));
    final Field<String> stopSignal = ask(Field.text("stopSignal", Checks::signal));
    final Field<String> stopTimeout = ask(Field.text("stopTimeout", Checks::time));
    final Field<String> logMaxSize = ask(Field.text("logMaxSize", Checks::size));
    final Field<String> cgroupParent = ask(Field.text("cgroupParent", Checks::path));
    final Field<String> spec = ask(Field.text("spec", CreateForm::checkSpec));
    final Field<Boolean> init = ask(Field.free("init", false));
    final Field<Boolean> guarded = ask(Field.free("protected", false));
    final Field<Boolean> autoRemove = ask(Field.free("autoRemove", false));
    final Field<Boolean> start = ask(Field.free("start", true));
    final NetworkChoices network;
    final NamespaceChoices namespaces;
    final RestartFields restart = new RestartFields(this::ask);
    final HealthFields health = new HealthFields(this::ask, this::ask);
    final LimitFields limits = new LimitFields(this::ask);

    private @Nullable String replaced;

    /** A form with nothing given. */
    public CreateForm(World world) {
        this.world = world;
        name = ask(Field.text("name", this::checkName));
        network = new NetworkChoices(world, this::ask, this::ask);
        namespaces = new NamespaceChoices(world, this::ask);
        source.valueProperty().addListener(property -> {
            image.recheck();
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

    /** Chooses the image with that id. */
    public void fromImage(String id) {
        source.set(IMAGE);
        image.set(id);
    }

    /** Takes the place of the container with that id, which could not be started; null for none. */
    void replace(@Nullable String container) {
        replaced = container;
        name.recheck();
    }

    /** The container that goes once this one is asked for; absent for none. */
    @Nullable
    String replaced() {
        String id = replaced;
        return id != null && world.container(id).isPresent() ? id : null;
    }

    private String checkName(String text) {
        String id = replaced;
        boolean own = id != null
                && world.container(id)
                        .filter(container -> container.name().equals(text.strip()))
                        .isPresent();
        return own ? "" : Checks.newName(text, world);
    }

    private String checkImage(String id) {
        return source.get().equals(IMAGE) && id.isEmpty() ? Texts.get("create.image.missing") : "";
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
        return Checks.words(text).stream()
                .filter(wanted -> world.containers().stream()
                        .noneMatch(container -> container.name().equals(wanted)
                                || container.id().equals(wanted)))
                .findFirst()
                .map(unknown -> Texts.get("create.dependsOn.unknown", unknown))
                .orElse("");
    }

    private static String checkSpec(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode ? "" : Texts.get("create.spec.object");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            return Texts.get(
                    "create.spec.json", place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr());
        }
    }

    /** The request. */
    public ContainerCalls.Create request() {
        boolean alone = pod.get().equals(NONE);
        OptionalDouble timeout = Quantities.seconds(stopTimeout.get());
        OptionalLong logSize = Quantities.bytes(logMaxSize.get());
        return ContainerCallsCreateBuilder.builder()
                .image(imageName())
                .bundle(from(BUNDLE, bundle))
                .rootfs(from(ROOTFS, rootfs))
                .name(text(name))
                .command(list(Words.split(command.get())))
                .entrypoint(entrypoint())
                .env(list(Checks.lines(env.get())))
                .user(text(user))
                .workdir(text(workdir))
                .terminal(flag(terminal))
                .stdin(flag(stdin))
                .hostname(text(hostname))
                .labels(pairs(Checks.lines(labels.get())))
                .annotations(pairs(Checks.lines(annotations.get())))
                .pod(alone ? null : pod.get())
                .initContainer(alone ? null : text(initContainer))
                .namespaces(namespaces(alone))
                .networks(alone ? network.networks() : null)
                .networkOptions(alone ? network.options() : null)
                .publish(alone ? network.ports() : null)
                .dns(alone ? network.dns.given() : null)
                .dependsOn(list(Checks.words(dependsOn.get())))
                .volumes(list(VolumeLines.read(volumes.get())))
                .readOnly(flag(readOnly))
                .apparmor(text(apparmor))
                .stopSignal(text(stopSignal))
                .stopTimeout(timeout.isPresent() ? timeout.getAsDouble() : null)
                .logMaxSize(logSize.isPresent() ? logSize.getAsLong() : null)
                .cgroupParent(alone ? text(cgroupParent) : null)
                .init(flag(init))
                .guarded(flag(guarded))
                .autoRemove(flag(autoRemove))
                .restartPolicy(restart.given())
                .healthcheck(health.given())
                .resources(limits.given())
                .spec(spec())
                .build();
    }

    /** By its first name where it has one, as people would ask for it. */
    private @Nullable String imageName() {
        String id = from(IMAGE, image);
        ImageSummary found = id == null ? null : world.images().find(id);
        return found == null || found.names().isEmpty() ? id : found.names().get(0);
    }

    private @Nullable String from(String kind, Field<String> field) {
        return source.get().equals(kind) ? field.get().strip() : null;
    }

    private @Nullable List<String> entrypoint() {
        return source.get().equals(IMAGE) && noEntrypoint.get() ? List.of("") : list(Words.split(entrypoint.get()));
    }

    private @Nullable Map<String, String> namespaces(boolean alone) {
        Map<String, String> given = namespaces.given();
        String net = network.namespace();
        if (alone && net != null) {
            given.put("net", net);
        }
        return given.isEmpty() ? null : given;
    }

    private @Nullable ObjectNode spec() {
        try {
            JsonNode given = spec.get().isBlank() ? null : JSON.readTree(spec.get());
            return given instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException unsound) {
            return null;
        }
    }

    private static @Nullable Boolean flag(Field<Boolean> field) {
        return field.get() ? true : null;
    }

    private static <T> @Nullable List<T> list(List<T> items) {
        return items.isEmpty() ? null : items;
    }
}
