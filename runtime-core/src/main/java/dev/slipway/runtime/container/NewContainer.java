package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.oci.SpecCheck;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the configuration of a new container of what was asked for. Changes nothing. */
final class NewContainer {
    private final Machinery parts;

    NewContainer(Machinery parts) {
        this.parts = parts;
    }

    /** What the container is made from; all null if that was refused. */
    private record Source(@Nullable Bundle bundle, @Nullable String rootfs) {
        private static final Source REFUSED = new Source(null, null);

        private @Nullable Path path() {
            return rootfs == null ? null : Path.of(rootfs);
        }
    }

    /**
     * The configuration, with its id for a name as yet.
     *
     * @param findings what was found before; all that is wrong with the options is reported together with it
     */
    ContainerConfig config(String id, CreateContainer request, OptionFindings findings) {
        OptionRules rules = new OptionRules(request, findings);
        rules.checkEach();
        Source source = Objects.requireNonNullElse(source(request, findings), Source.REFUSED);
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
        List<String> networks = request.networks() == null ? List.of() : request.networks();
        networks.forEach(name -> findings.at("networks", () -> parts.networks().require(name)));
        List<String> dependsOn = dependencies(request.dependsOn(), related, findings);
        String parent = findings.read("cgroupParent", () -> cgroupParent(request.cgroupParent(), pod));

        ObjectNode spec = source.bundle == null
                ? DefaultSpec.copy()
                : source.bundle.spec().deepCopy();
        SpecOptions.apply(request, spec, source.path(), findings);
        Map<String, String> joined =
                NamespaceOptions.apply(request.namespaces(), parts.state(), related, pod, spec, findings);
        rules.checkNamespaces(pod, joined.keySet());
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
                request.initContainer());
    }

    private @Nullable Source source(CreateContainer request, OptionFindings findings) {
        String bundle = request.bundle();
        String rootfs = request.rootfs();
        if ((bundle == null) == (rootfs == null)) {
            findings.add("bundle", "it needs either a bundle or a rootfs", "Give one of them, not both.");
            return null;
        }
        if (bundle != null) {
            return findings.read("bundle", () -> {
                Bundle found = parts.state().lookupBundle(bundle);
                return new Source(found, found.rootfs());
            });
        }
        return findings.read("rootfs", () -> new Source(null, rootfs(Objects.requireNonNull(rootfs))));
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
