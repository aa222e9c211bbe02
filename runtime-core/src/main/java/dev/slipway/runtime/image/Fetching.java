package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings images into the store. After an error or a cancel it is as it was. */
final class Fetching {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoreParts parts;

    Fetching(StoreParts parts) {
        this.parts = parts;
    }

    /** Fetches an image from a registry as a request says; see {@link Images#pull}. */
    Image pull(PullRequest request, Progress progress) {
        Reference given = Reference.parse(request.reference());
        Image known = known(request.reference()).orElse(null);
        if (known != null
                && (request.policy() == PullRequest.PullPolicy.MISSING
                        || request.policy() == PullRequest.PullPolicy.NEVER)) {
            return known;
        }
        if (request.policy() == PullRequest.PullPolicy.NEVER) {
            return parts.require(request.reference());
        }
        List<Reference> places = new ArrayList<>();
        if (given.isShort()) {
            parts.settings().searchRegistries().forEach(registry -> places.add(given.in(registry)));
        } else {
            places.add(given);
        }
        EngineException first = null;
        for (Reference place : places) {
            try {
                return pull(place.complete(), request, known, progress);
            } catch (EngineException e) {
                if (e.kind() == ErrorKind.CANCELLED || e.kind() == ErrorKind.EXHAUSTED) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first != null
                ? first
                : EngineException.of(
                                ErrorKind.INVALID_ARGUMENT,
                                "could not pull " + given + ": it names no registry, and none is configured")
                        .hint("Write the registry before it, like docker.io/library/" + given.path() + ".");
    }

    private Image pull(Reference place, PullRequest request, @Nullable Image known, Progress progress) {
        String name = place.toString();
        boolean verified = request.verified() == null
                ? !parts.settings().insecureRegistries().contains(place.registry())
                : request.verified();
        Intake intake = parts.intakes().begin();
        boolean finished = false;
        try {
            Skopeo.Source source = new Skopeo.Source("docker://" + name, credentials(place, request, intake), verified);
            progress.at("looking", -1);
            String text = manifestText("pull " + name, source, intake, progress);
            Manifest manifest = ofThisMachine("pull " + name, text, place, source, intake, progress);
            if (request.policy() == PullRequest.PullPolicy.NEWER
                    && known != null
                    && known.id().equals(manifest.imageId())) {
                finished = true;
                return known;
            }
            Image image = copy("pull " + name, source, manifest, intake, List.of(name), progress);
            finished = true;
            return image;
        } finally {
            parts.intakes().end(intake, finished);
        }
    }

    private Manifest ofThisMachine(
            String verb, String text, Reference place, Skopeo.Source source, Intake intake, Progress progress) {
        Manifest manifest = Manifest.parse(text);
        String instance = manifest.ofThisMachine();
        if (instance == null) {
            return manifest;
        }
        String one = "docker://" + place.repository() + "@" + instance;
        return Manifest.parse(manifestText(verb, source.with(one), intake, progress));
    }

    /**
     * Copies one image from a file or folder into the store.
     *
     * @param verb for errors: "load web.tar"
     * @param name its full name; null for none
     */
    Image take(String verb, String source, @Nullable String name, Progress progress) {
        Intake intake = parts.intakes().begin();
        boolean finished = false;
        try {
            Image image = take(verb, source, name == null ? List.of() : List.of(name), intake, progress);
            finished = true;
            return image;
        } finally {
            parts.intakes().end(intake, finished);
        }
    }

    /**
     * The same together with others.
     *
     * @param names full, all that it is to have
     */
    Image take(String verb, String source, List<String> names, Intake intake, Progress progress) {
        Manifest manifest = Manifest.parse(manifestText(verb, Skopeo.Source.of(source), intake, progress));
        return copy(verb, Skopeo.Source.of(source), manifest, intake, names, progress);
    }

    private String manifestText(String verb, Skopeo.Source source, Intake intake, Progress progress) {
        return parts.skopeo().manifest(verb, source, intake.temporary(), progress::check);
    }

    private Image copy(
            String verb,
            Skopeo.Source source,
            Manifest manifest,
            Intake intake,
            List<String> names,
            Progress progress) {
        // The store takes an image without a name only by its id.
        boolean lent = names.isEmpty() && manifest.imageId().isEmpty();
        List<String> known =
                lent ? List.of(Reference.LOCAL + "/incoming:" + intake.folder.getFileName()) : List.copyOf(names);
        parts.intakes().expect(intake, manifest, known);
        progress.check();
        parts.skopeo()
                .copy(
                        verb,
                        source,
                        "containers-storage:" + (known.isEmpty() ? "@" + manifest.imageId() : known.get(0)),
                        List.of(),
                        intake.temporary(),
                        new CopyProgress(manifest, intake.temporary(), progress));
        Image image = come(verb, manifest, known);
        for (String name : known.subList(Math.min(1, known.size()), known.size())) {
            parts.program().addName(image.id(), name);
        }
        if (lent) {
            parts.program()
                    .setNames(
                            image.id(),
                            image.names().stream()
                                    .filter(name -> !known.contains(name))
                                    .toList());
        }
        parts.look().run();
        return parts.require(image.id());
    }

    private Image come(String verb, Manifest manifest, List<String> names) {
        return parts.reader().images().stream()
                .filter(image -> names.isEmpty()
                        ? image.id().equals(manifest.imageId())
                        : image.names().contains(names.get(0)))
                .findFirst()
                .orElseThrow(() -> EngineException.of(
                                ErrorKind.STORAGE,
                                "could not " + verb + ": another program has removed it or taken its name meanwhile")
                        .hint("Try again."));
    }

    private Optional<Image> known(String reference) {
        try {
            return Optional.of(parts.require(reference));
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.NO_SUCH_IMAGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** On a command line every user of the machine could read them. */
    private static @Nullable Path credentials(Reference place, PullRequest request, Intake intake) {
        String username = request.username();
        if (username == null) {
            return null;
        }
        String password = request.password() == null ? "" : request.password();
        ObjectNode file = JSON.createObjectNode();
        file.putObject("auths")
                .putObject(String.valueOf(place.registry()))
                .put(
                        "auth",
                        Base64.getEncoder()
                                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)));
        Path path = intake.folder.resolve("credentials.json");
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, file.toString());
            return path;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write the credentials: " + e.getMessage(), e);
        }
    }
}
