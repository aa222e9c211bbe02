package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Layer;
import dev.slipway.runtime.image.Transport;
import dev.slipway.runtime.oci.SeccompProfile;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.oci.SpecCheck;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.storage.Layers;
import dev.slipway.runtime.storage.RootText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the configuration of a new container of what was asked for. Changes nothing. */
final class NewContainer {
    private final Machinery parts;

    NewContainer(Machinery parts) {
        this.parts = parts;
    }

    /** What the container is made from; all null if that was refused. */
    private record Source(
            @Nullable Image image,
            @Nullable Bundle bundle,
            @Nullable String rootfs,
            @Nullable RootText files) {
        private static final Source REFUSED = new Source(null, null, null, null);
    }

    /**
     * The configuration, with its id for a name as yet.
     *
     * @param findings what was found before; all that is wrong with the options is reported together with it
     */
    ContainerConfig config(String id, CreateContainer asked, OptionFindings findings) {
        Source source = Objects.requireNonNullElse(source(id, asked, findings), Source.REFUSED);
        CreateContainer request = source.image == null ? asked : FromImage.complete(asked, source.image.config());
        OptionRules rules = new OptionRules(request, findings);
        rules.checkEach();
        String podName = request.pod();
        PodConfig pod = podName == null
                ? null
                : findings.read("pod", () -> parts.state().lookupPod(podName));
        RelatedContainers related = new RelatedContainers(
                parts.state(),
                request.name(),
                pod == null ? null : pod.id(),
                pod != null || podName == null,
                request.initContainer() != null);
        List<String> networks = networks(request, pod);
        networks.forEach(name -> findings.at("networks", () -> parts.networks().require(name)));
        findings.at("publish", () -> parts.ports().requireFree(id, request.publish()));
        GivenOptions.networkOptions(request.networkOptions(), networks, parts.networks(), findings);
        List<String> dependsOn = dependencies(request.dependsOn(), related, findings);
        String parent = findings.read("cgroupParent", () -> cgroupParent(request.cgroupParent(), pod));

        ObjectNode spec = spec(source);
        SpecOptions.apply(request, spec, source.files, findings);
        if (source.image != null) {
            UserCapabilities.fit(SpecOptions.object(spec, "process"));
        }
        Map<String, String> joined =
                NamespaceOptions.apply(request.namespaces(), parts.state(), related, pod, spec, findings);
        rules.checkNamespaces(pod, joined.keySet(), networks);
        if (source.bundle == null) {
            findings.at("spec", () -> confine(spec, request.spec()));
        }
        ObjectNode merged = request.spec() == null ? spec : Spec.merge(spec, request.spec());
        NamespaceOptions.requireMappings(request.namespaces(), merged, findings);
        NamespaceOptions.checkUser(pod, merged, findings);
        if (source.rootfs != null) {
            checkSpec(merged, findings);
        }
        RunRules run = new RunRules(findings);
        run.checkEnd(request.autoRemove(), request.restartPolicy(), request.guarded());
        run.checkHealth(request.healthCheck(), request.autoRemove());
        run.checkInitContainer(request);
        if (request.init()) {
            findings.at("init", () -> InitProcess.require(parts.settings().initProgram()));
            InitProcess.checkNamespace(RunSpec.owns(merged, joined.keySet(), "pid"), findings);
        }
        findings.throwIfAny();
        return config(id, request, source, pod, merged, joined, dependsOn, networks, Objects.requireNonNull(parent));
    }

    private ContainerConfig config(
            String id,
            CreateContainer request,
            Source source,
            @Nullable PodConfig pod,
            ObjectNode spec,
            Map<String, String> joined,
            List<String> dependsOn,
            List<String> networks,
            String cgroupParent) {
        ContainerSettings settings = parts.settings();
        return new ContainerConfig(
                id,
                id,
                parts.clock().instant(),
                source.bundle == null ? null : source.bundle.id(),
                source.bundle == null ? null : source.bundle.name(),
                source.image == null ? null : source.image.id(),
                source.image == null ? null : request.image(),
                Objects.requireNonNull(source.rootfs),
                pod == null ? null : pod.id(),
                false,
                request.labels(),
                spec,
                joined,
                dependsOn,
                networks,
                request.publish(),
                cgroupParent,
                Objects.requireNonNullElse(request.stopSignal(), Signals.TERM),
                Objects.requireNonNullElse(request.stopTimeout(), settings.stopTimeout()),
                new Spec(spec).terminal(),
                Boolean.TRUE.equals(request.stdin()),
                request.autoRemove(),
                Objects.requireNonNullElse(request.logMaxSize(), settings.logMaxSize()),
                request.restartPolicy(),
                request.healthCheck(),
                request.init(),
                request.guarded(),
                request.initContainer(),
                request.networkOptions(),
                request.dns(),
                List.of());
    }

    private @Nullable Source source(String id, CreateContainer request, OptionFindings findings) {
        String image = request.image();
        String bundle = request.bundle();
        String rootfs = request.rootfs();
        if (Stream.of(image, bundle, rootfs).filter(Objects::nonNull).count() != 1) {
            findings.add("bundle", "it needs an image, a bundle or a rootfs", "Give exactly one of them.");
            return null;
        }
        if (image != null) {
            return findings.read("image", () -> ofImage(id, image));
        }
        if (bundle != null) {
            return findings.read("bundle", () -> {
                Bundle found = parts.state().lookupBundle(bundle);
                return new Source(null, found, found.rootfs(), RootText.of(Path.of(found.rootfs())));
            });
        }
        return findings.read("rootfs", () -> {
            String folder = rootfs(Objects.requireNonNull(rootfs));
            return new Source(null, null, folder, RootText.of(Path.of(folder)));
        });
    }

    private Source ofImage(String id, String reference) {
        Image image = parts.images().require(reference);
        List<Path> layers =
                parts.images().layers(image).stream().map(Layer::folder).toList();
        return new Source(image, null, parts.layout().rootfs(id).toString(), new Layers(layers));
    }

    private static ObjectNode spec(Source source) {
        return source.bundle != null
                ? source.bundle.spec().deepCopy()
                : source.image != null ? FromImage.spec() : DefaultSpec.copy();
    }

    /** Lets it make the system calls that belong to the capabilities it will have. */
    private static void confine(ObjectNode spec, @Nullable ObjectNode more) {
        SeccompProfile.in(SeccompProfile.PLACES).ifPresent(profile -> {
            Set<String> capabilities = new HashSet<>();
            ObjectNode merged = more == null ? spec : Spec.merge(spec, more);
            merged.at("/process/capabilities/bounding").forEach(each -> capabilities.add(each.asText()));
            SpecOptions.object(spec, "linux").set("seccomp", profile.of(Transport.architecture(), capabilities));
        });
    }

    /** The default one for a container of an image that has a network namespace of its own, where none was said. */
    private List<String> networks(CreateContainer request, @Nullable PodConfig pod) {
        List<String> asked = request.networks();
        if (asked != null || request.image() == null) {
            return asked == null ? List.of() : asked;
        }
        boolean shared = pod != null && pod.infraId() != null && pod.share().contains("net");
        boolean own = request.namespaces().getOrDefault("net", "private").equals("private");
        return shared || !own ? List.of() : List.of(parts.networks().defaultName());
    }

    private static String rootfs(String given) {
        EngineException refused = OptionFindings.invalid("rootfs", given, "it is not the absolute path of a folder")
                .hint("Give the absolute path of a root filesystem.");
        try {
            Path path = Path.of(given);
            if (path.isAbsolute() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return path.normalize().toString();
            }
        } catch (InvalidPathException e) {
            throw refused;
        }
        throw refused;
    }

    private static List<String> dependencies(List<String> wanted, RelatedContainers related, OptionFindings findings) {
        Set<String> found = new LinkedHashSet<>();
        for (String idOrName : wanted) {
            findings.at("dependsOn", () -> found.add(related.require(idOrName).id()));
        }
        return List.copyOf(found);
    }

    private static void checkSpec(ObjectNode spec, OptionFindings findings) {
        for (Finding finding : SpecCheck.of(spec)) {
            boolean told = finding.code().equals("args-missing") && findings.contains("command");
            if (finding.severity() == Finding.Severity.ERROR && !told) {
                findings.add(
                        "spec",
                        finding.message(),
                        Objects.requireNonNullElse(finding.remedy(), "Correct the configuration."));
            }
        }
    }

    private String cgroupParent(@Nullable String wanted, @Nullable PodConfig pod) {
        if (pod != null) {
            if (wanted != null) {
                throw OptionFindings.invalid("cgroupParent", wanted, "its cgroup is in that of its pod " + pod.name())
                        .hint("Leave it out.");
            }
            return CgroupPaths.pod(pod);
        }
        ContainerSettings settings = parts.settings();
        return wanted == null
                ? settings.cgroupParent()
                : settings.cgroupManager().check(wanted);
    }
}
