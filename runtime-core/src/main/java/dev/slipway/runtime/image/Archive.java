package dev.slipway.runtime.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.Packed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The images in an archive, docker's or of an OCI layout, as far as it has to be known to ask skopeo for each.
 *
 * @param transport which of the two
 */
record Archive(Transport transport, List<Entry> images) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCKER = "manifest.json";
    private static final String OCI = "index.json";
    private static final int LARGEST = 4 << 20;

    /**
     * One image in it.
     *
     * @param source in skopeo's form
     * @param names full references that it is to have, perhaps none
     */
    record Entry(String source, List<String> names) {}

    /** Looks into an archive; INVALID_ARGUMENT if it is none, or damaged. */
    static Archive look(String verb, Path file) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(Packed.open(raw), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if ((name.equals(DOCKER) || name.equals(OCI)) && entry.isFile() && entry.getSize() <= LARGEST) {
                    found.put(name, tar.readAllBytes());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(verb, "it is damaged or incomplete", e);
        }
        byte[] docker = found.get(DOCKER);
        byte[] oci = found.get(OCI);
        if (docker != null) {
            return new Archive(Transport.DOCKER_ARCHIVE, docker(verb, file, json(verb, docker)));
        }
        if (oci != null) {
            return new Archive(Transport.OCI_ARCHIVE, oci(verb, file, json(verb, oci)));
        }
        throw damaged(verb, "it is neither a docker archive nor an OCI archive", null);
    }

    private static List<Entry> docker(String verb, Path file, JsonNode manifests) {
        List<Entry> images = new ArrayList<>();
        for (JsonNode manifest : manifests) {
            List<String> names = new ArrayList<>();
            for (String tag : StoreFiles.texts(manifest.path("RepoTags"))) {
                names.add(Reference.parse(tag).in("docker.io").complete().toString());
            }
            images.add(new Entry(Transport.DOCKER_ARCHIVE.word() + ":" + file + ":@" + images.size(), names));
        }
        return require(verb, images);
    }

    private static List<Entry> oci(String verb, Path file, JsonNode index) {
        List<Entry> images = new ArrayList<>();
        JsonNode manifests = index.path("manifests");
        for (JsonNode manifest : manifests) {
            JsonNode annotations = manifest.path("annotations");
            String reference =
                    annotations.path("org.opencontainers.image.ref.name").asText("");
            String whole = annotations.path("io.containerd.image.name").asText(reference);
            boolean named = (whole.contains("/") || whole.contains(":")) && Reference.isOne(whole);
            if (reference.isEmpty() && manifests.size() > 1) {
                throw damaged(verb, "one of its " + manifests.size() + " images has no name in it", null);
            }
            images.add(new Entry(
                    Transport.OCI_ARCHIVE.word() + ":" + file + (reference.isEmpty() ? "" : ":" + reference),
                    named
                            ? List.of(Reference.parse(whole)
                                    .in(Reference.LOCAL)
                                    .complete()
                                    .toString())
                            : List.of()));
        }
        return require(verb, images);
    }

    private static List<Entry> require(String verb, List<Entry> images) {
        if (images.isEmpty()) {
            throw damaged(verb, "there is no image in it", null);
        }
        return images;
    }

    private static JsonNode json(String verb, byte[] text) {
        try {
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw damaged(verb, "it is damaged", e);
        }
    }

    private static EngineException damaged(String verb, String reason, @Nullable Throwable cause) {
        String message = "could not " + verb + ": " + reason;
        EngineException damaged = cause == null
                ? EngineException.of(ErrorKind.INVALID_ARGUMENT, message)
                : EngineException.of(ErrorKind.INVALID_ARGUMENT, message, cause);
        return damaged.hint("Make it again, with docker save, podman save or image.save.");
    }
}
