package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.VolumeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Fills the form of a new container with what another one is, as far as the form asks for it. */
final class Likeness {
    /** The engine sets it in containers of images. */
    private static final String MARK = "container=slipway";

    private static final int TERM = 15;
    private static final int SHORT_ID = 12;
    private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d{1,8})");
    private static final List<String> OF_EVERY_CONTAINER = List.of("pid", "ipc", "uts");

    private final CreateForm form;
    private final ContainerDetail like;
    private final World world;
    private final ObjectMapper mapper;
    private final ImageDetail.@Nullable Config image;
    private final JsonNode spec;

    private Likeness(
            CreateForm form,
            ContainerDetail like,
            World world,
            ObjectMapper mapper,
            ImageDetail.@Nullable Config image) {
        this.form = form;
        this.like = like;
        this.world = world;
        this.mapper = mapper;
        this.image = image;
        this.spec = like.spec();
    }

    /**
     * Fills a form in which nothing is typed.
     *
     * @param image what its image says, which need not be said again; absent for one that is of no image, or of one that is gone
     */
    static void fill(
            CreateForm form,
            ContainerDetail like,
            World world,
            ObjectMapper mapper,
            ImageDetail.@Nullable Config image) {
        Likeness it = new Likeness(form, like, world, mapper, image);
        it.source();
        form.name.set(freeName(like.name(), world));
        it.process();
        it.identity();
        it.place();
        it.storage();
        it.network();
        it.namespaces();
        it.policies();
    }

    /** {@code web-2} for {@code web} and {@code web-1}, or the next number that nothing is named by. */
    static String freeName(String name, World world) {
        Matcher numbered = NUMBERED.matcher(name);
        String stem = numbered.matches() ? numbered.group(1) : name;
        int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
        String next;
        do {
            number++;
            next = stem + "-" + number;
        } while (isTaken(next, world));
        return next;
    }

    private static boolean isTaken(String name, World world) {
        return world.containers().stream().anyMatch(known -> known.name().equals(name))
                || world.pods().stream().anyMatch(known -> known.name().equals(name));
    }

    private void source() {
        String imageId = text("imageId");
        String bundleId = text("bundleId");
        if (!imageId.isEmpty()) {
            form.fromImage(imageId);
        } else if (!bundleId.isEmpty()) {
            form.from(bundleId);
        } else {
            form.source.set(CreateForm.ROOTFS);
            form.rootfs.set(text("rootfs"));
        }
    }

    private void process() {
        command();
        List<String> env = strings(spec.path("process").path("env"));
        if (isOfImage()) {
            env.remove(MARK);
        }
        if (image != null) {
            env.removeAll(image.env());
        }
        form.env.set(String.join("\n", env));
        form.user.set(user(spec.path("process").path("user")));
        String folder = spec.path("process").path("cwd").asText("/");
        boolean imageFolder = image != null && folder.equals(image.workdir().isEmpty() ? "/" : image.workdir());
        form.workdir.set(imageFolder ? "" : folder);
        form.terminal.set(flag("terminal"));
        form.stdin.set(flag("stdin"));
        form.init.set(flag("init"));
        form.apparmor.set(spec.path("process").path("apparmorProfile").asText(""));
    }

    /** With its group where that was said: without, the engine looks up the groups of the user, more than one of which tell so. */
    private String user(JsonNode user) {
        String number = Long.toString(user.path("uid").asLong());
        String numbers = number + ":" + user.path("gid").asLong();
        boolean usual = numbers.equals("0:0") && (image == null || image.user().isBlank());
        if (usual || (image != null && image.user().equals(numbers))) {
            return "";
        }
        return user.path("additionalGids").size() > 1 ? number : numbers;
    }

    private void command() {
        List<String> command = strings(mapper.valueToTree(like.config().get("command")));
        if (image != null) {
            List<String> usual = new ArrayList<>(image.entrypoint());
            usual.addAll(image.command());
            if (command.equals(usual)) {
                return;
            }
        }
        form.noEntrypoint.set(isOfImage());
        form.command.set(Words.join(command));
    }

    private boolean isOfImage() {
        return form.source.get().equals(CreateForm.IMAGE);
    }

    private void identity() {
        String hostname = spec.path("hostname").asText("");
        form.hostname.set(like.id().startsWith(hostname) && hostname.length() == SHORT_ID ? "" : hostname);
        Map<String, String> labels = pairs("labels");
        if (image != null) {
            labels.entrySet().removeAll(image.labels().entrySet());
        }
        form.labels.set(lines(labels));
        form.annotations.set(lines(pairs("annotations")));
        form.guarded.set(flag("protected"));
        form.autoRemove.set(flag("autoRemove"));
    }

    private void place() {
        form.pod.set(text("pod"));
        form.dependsOn.set(strings(mapper.valueToTree(like.config().get("dependsOn"))).stream()
                .map(id -> world.container(id).map(ContainerSummary::name).orElse(id))
                .collect(Collectors.joining(", ")));
        if (form.pod.get().equals(CreateForm.NONE)) {
            form.cgroupParent.set(text("cgroupParent"));
        }
    }

    /** One without a name gets a new one at the same place. */
    private void storage() {
        List<String> lines = new ArrayList<>();
        for (JsonNode told : mapper.valueToTree(like.config().getOrDefault("volumes", List.of()))) {
            VolumeUse use = mapper.convertValue(told, VolumeUse.class);
            VolumeSummary volume = world.volumes().find(use.id());
            String name = volume != null && volume.anonymous() ? "" : use.name() + ":";
            String options = use.options().isEmpty() ? "" : ":" + String.join(",", use.options());
            lines.add(name + use.destination() + options);
        }
        form.volumes.set(String.join("\n", lines));
        form.readOnly.set(spec.path("root").path("readonly").asBoolean());
    }

    private void network() {
        if (!form.pod.get().equals(CreateForm.NONE)) {
            return;
        }
        List<String> networks = strings(mapper.valueToTree(like.config().get("networks")));
        String shared = joined().getOrDefault("net", "");
        if (!shared.isEmpty()) {
            form.network.mode.set(WhoseNamespace.of(shared));
        } else if (!networks.isEmpty()) {
            form.network.mode.set(NetworkChoices.CHOSEN);
            networks.forEach(name -> form.network.on(name).set(true));
        } else {
            form.network.mode.set(hasNamespace("network") ? NetworkChoices.NONE : NetworkChoices.HOST);
        }
        List<PortMapping> ports = new ArrayList<>();
        mapper.<JsonNode>valueToTree(like.config().getOrDefault("publish", List.of()))
                .forEach(told -> ports.add(mapper.convertValue(told, PortMapping.class)));
        form.network.publish.set(ports.stream().map(Ports::typed).collect(Collectors.joining("\n")));
        Object dns = like.config().get("dns");
        if (dns != null) {
            form.network.dns.show(mapper.convertValue(dns, DnsOptions.class));
        }
    }

    /** Those that a container in a pod shares with its others come with the pod. */
    private void namespaces() {
        PodSummary pod = world.pod(form.pod.get()).orElse(null);
        String infra = pod == null ? null : pod.infra();
        joined().forEach((kind, container) -> {
            if (!kind.equals("net") && !container.equals(infra)) {
                form.namespaces.of(kind).set(WhoseNamespace.of(container));
            }
        });
        for (String kind : OF_EVERY_CONTAINER) {
            boolean bundle = form.source.get().equals(CreateForm.BUNDLE);
            if (!bundle && !joined().containsKey(kind) && !hasNamespace(kind)) {
                form.namespaces.of(kind).set(NamespaceChoices.HOST);
            }
        }
    }

    private void policies() {
        int signal = number("stopSignal").intValue();
        form.stopSignal.set(signal < 1 || signal == TERM ? "" : String.valueOf(signal));
        double timeout = number("stopTimeout").doubleValue();
        form.stopTimeout.set(timeout < 0 ? "" : Quantities.time(timeout));
        long log = number("logMaxSize").longValue();
        form.logMaxSize.set(log < 0 ? "" : Quantities.size(log));
        String retries = text("restartRetries");
        form.restart.follow(text("restartPolicy") + (retries.isEmpty() || retries.equals("0") ? "" : ":" + retries));
        Object check = like.config().get("healthcheck");
        form.health.follow(check == null ? null : mapper.convertValue(check, ContainerCalls.Healthcheck.class));
        form.limits.follow(LimitFields.told(spec));
    }

    private Map<String, String> joined() {
        return pairs("namespaces");
    }

    private boolean hasNamespace(String type) {
        return StreamSupport.stream(spec.path("linux").path("namespaces").spliterator(), false)
                .anyMatch(namespace -> namespace.path("type").asText().equals(type));
    }

    private String text(String key) {
        return Objects.toString(like.config().get(key), "");
    }

    private boolean flag(String key) {
        return Boolean.TRUE.equals(like.config().get(key));
    }

    private Number number(String key) {
        return like.config().get(key) instanceof Number number ? number : -1;
    }

    private Map<String, String> pairs(String key) {
        Map<String, String> pairs = new TreeMap<>();
        if (like.config().get(key) instanceof Map<?, ?> told) {
            told.forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
        }
        return pairs;
    }

    private static String lines(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getValue().isEmpty() ? pair.getKey() : pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> strings(JsonNode told) {
        List<String> strings = new ArrayList<>();
        told.forEach(each -> strings.add(each.asText()));
        return strings;
    }
}
