package dev.slipway.runtime.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.storage.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images on their way into the store, those that come together with a folder that is gone afterwards. What fails, is
 * cancelled, or was cut by the death of this process leaves the store as it was: layers that it brought and nothing stands
 * on, images, names that it took. Safe for use by several threads.
 */
final class Intakes {
    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INTENT = "intent.json";

    private final Path root;
    private final StoreFiles files;
    private final StorageProgram program;
    private final Supplier<String> ids;
    private final Set<Intake> active = new HashSet<>();

    /**
     * @param root folder of all that is under way
     */
    Intakes(Path root, StoreFiles files, StorageProgram program, Supplier<String> ids) {
        this.root = root;
        this.files = files;
        this.program = program;
        this.ids = ids;
    }

    /** Begins one. Whoever gets it calls {@link #end} in any case. */
    synchronized Intake begin() {
        Path folder = root.resolve(ids.get());
        StoreContent now = files.read();
        Intake intake = new Intake(folder, now.layers().keySet(), now.images().keySet());
        try {
            Files.createDirectories(root);
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectory(intake.temporary());
        } catch (IOException e) {
            delete(folder);
            throw broken("make a folder for the image", e);
        }
        active.add(intake);
        return intake;
    }

    /**
     * Says what is to come, before it does.
     *
     * @param names all that the image is to have, perhaps none
     */
    synchronized void expect(Intake intake, Manifest manifest, List<String> names) {
        manifest.layers().forEach(layer -> intake.expected.add(layer.digest()));
        if (names.isEmpty()) {
            intake.coming.add(new Intake.Coming(manifest.imageId(), null, null));
        }
        for (String name : names) {
            String holder = files.read().images().values().stream()
                    .filter(image -> image.names().contains(name))
                    .map(StoredImage::id)
                    .findFirst()
                    .orElse(null);
            intake.coming.add(new Intake.Coming(manifest.imageId(), name, holder));
        }
        save(intake);
    }

    /** Ends one; what it left of what it did not finish is removed. */
    synchronized void end(Intake intake, boolean finished) {
        active.remove(intake);
        try {
            if (!finished) {
                undo(intake);
            }
            delete(intake.folder);
        } catch (EngineException e) {
            LOG.warn("could not clear up after an image, which is tried again at the next start: {}", e.message());
        }
    }

    /** Clears up after those that the death of a process cut. Call it before any begins. */
    synchronized void sweep() {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                sweep(folder);
            }
        } catch (IOException e) {
            throw broken("read " + root, e);
        }
    }

    private void sweep(Path folder) {
        try {
            Path intent = folder.resolve(INTENT);
            if (Files.exists(intent)) {
                LOG.info("clearing up after an image that did not come in to its end");
                undo(read(folder, JSON.readTree(intent.toFile())));
            }
            delete(folder);
        } catch (IOException | EngineException e) {
            LOG.warn("could not clear up {}, which is tried again at the next start", folder, e);
        }
    }

    /** What came last goes first, so that each name finds the image that had it. */
    private void undo(Intake intake) {
        for (int i = intake.coming.size() - 1; i >= 0; i--) {
            undo(intake.coming.get(i), intake);
        }
        undoLayers(intake);
    }

    private void undo(Intake.Coming coming, Intake intake) {
        String name = coming.name();
        StoredImage come = files.read().images().values().stream()
                .filter(coming::is)
                .findFirst()
                .orElse(null);
        if (come != null && !intake.imagesBefore.contains(come.id()) && onlyNamedBy(come, intake)) {
            program.deleteImage(come.id());
        } else if (come != null
                && name != null
                && come.names().contains(name)
                && !come.id().equals(coming.holder())) {
            program.setNames(
                    come.id(),
                    come.names().stream().filter(each -> !each.equals(name)).toList());
        }
        Map<String, StoredImage> now = files.read().images();
        if (name != null
                && coming.holder() != null
                && now.containsKey(coming.holder())
                && now.values().stream().noneMatch(image -> image.names().contains(name))) {
            program.addName(coming.holder(), name);
        }
    }

    /** Whether nobody else has named it meanwhile. */
    private static boolean onlyNamedBy(StoredImage image, Intake intake) {
        return image.names().stream()
                .allMatch(name -> intake.coming.stream().anyMatch(each -> name.equals(each.name())));
    }

    private void undoLayers(Intake intake) {
        boolean cut = files.read().layers().values().stream()
                .anyMatch(layer -> !layer.whole() && !intake.layersBefore.contains(layer.id()));
        if (cut) {
            program.settle();
        }
        List<StoredLayer> left = brought(intake);
        while (!left.isEmpty()) {
            boolean removed = false;
            for (StoredLayer layer : left) {
                removed |= leftToAnother(layer, intake) || program.deleteLayer(layer.id());
            }
            left = removed ? brought(intake) : List.of();
        }
    }

    private List<StoredLayer> brought(Intake intake) {
        return files.read().loose().values().stream()
                .filter(StoredLayer::whole)
                .filter(layer -> !intake.layersBefore.contains(layer.id()) && intake.expects(layer))
                .toList();
    }

    /** A layer that another one under way brings too is that one's from now on. */
    private boolean leftToAnother(StoredLayer layer, Intake intake) {
        for (Intake other : active) {
            if (other.expects(layer)) {
                other.layersBefore.remove(layer.id());
                save(other);
                intake.layersBefore.add(layer.id());
                return true;
            }
        }
        return false;
    }

    private static Intake read(Path folder, JsonNode intent) {
        Intake intake = new Intake(
                folder,
                Set.copyOf(StoreFiles.texts(intent.path("layersBefore"))),
                Set.copyOf(StoreFiles.texts(intent.path("imagesBefore"))));
        intake.expected.addAll(StoreFiles.texts(intent.path("expected")));
        for (JsonNode each : intent.path("coming")) {
            intake.coming.add(new Intake.Coming(
                    each.path("imageId").asText(),
                    each.path("name").textValue(),
                    each.path("holder").textValue()));
        }
        return intake;
    }

    private static void save(Intake intake) {
        Path intent = intake.folder.resolve(INTENT);
        Path fresh = intake.folder.resolve(INTENT + ".new");
        try {
            JSON.writeValue(fresh.toFile(), intake.intent());
            Files.move(fresh, intent, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw broken("write " + intent, e);
        }
    }

    private static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                FileTree.delete(folder);
            }
        } catch (IOException e) {
            throw broken("remove " + folder, e);
        }
    }

    private static EngineException broken(String verb, IOException e) {
        String said = String.valueOf(e.getMessage());
        return EngineException.of(
                said.contains("No space left") ? ErrorKind.EXHAUSTED : ErrorKind.STORAGE,
                "could not " + verb + ": " + said,
                e);
    }
}
