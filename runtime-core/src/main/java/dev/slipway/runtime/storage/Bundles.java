package dev.slipway.runtime.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles the engine knows: imported as a copy or used where they are. Safe for use by several threads. */
public final class Bundles {
    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

    private final Path folder;
    private final State state;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final ImportLimits limits;

    /**
     * @param folder where copies are kept, one folder for each, named by its id
     * @param ids gives a new id, 64 lower-case hexadecimal digits, at each call
     */
    public Bundles(Path folder, State state, InstantSource clock, Supplier<String> ids, ImportLimits limits) {
        this.folder = folder;
        this.state = state;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
    }

    /** What is wrong with the text of a {@code config.json}; one that is no JSON is a finding too. */
    public List<Finding> validate(String configText) {
        return BundleCheck.ofConfig(configText);
    }

    /** What is wrong with the bundle in this folder of the host. */
    public List<Finding> validate(Path bundleFolder) {
        return BundleCheck.ofFolder(bundleFolder).findings();
    }

    /**
     * Imports a copy of a bundle from a tar stream of {@code config.json} and the root filesystem. After an error, nothing of it is left.
     *
     * @param name null to make one up
     * @param tar read to its end, not closed
     * @throws EngineException BUNDLE_EXISTS if the name is taken; INVALID_ARGUMENT for a tar that is damaged or
     *     hostile, or a bundle with findings of severity ERROR, which the detail {@code findings} lists; EXHAUSTED if it
     *     is too big; CANCELLED; STORAGE
     */
    public ImportedBundle importTar(@Nullable String name, InputStream tar, Progress progress) {
        BundleNames.check(name, state);
        String id = ids.get();
        Path copy = folder.resolve(id);
        boolean saved = false;
        try {
            createPrivate(copy);
            BundleTar unpacked = new BundleTar(copy, limits, progress);
            long size = unpacked.extract(tar);
            progress.at("check", -1);
            BundleCheck check = BundleCheck.ofCopy(copy);
            ObjectNode spec = check.requireUsable();
            requireWithin(check.rootfs(), unpacked.absoluteLinks());
            progress.check();
            Bundle bundle = new Bundle(
                    id,
                    name == null ? BundleNames.generated(id) : name,
                    clock.instant(),
                    Bundle.Mode.COPY,
                    copy.toString(),
                    check.rootfs().toString(),
                    size,
                    spec);
            save(bundle);
            saved = true;
            return new ImportedBundle(bundle, check.findings());
        } catch (IOException e) {
            throw failure(e);
        } finally {
            if (!saved) {
                discard(copy);
            }
        }
    }

    /**
     * Makes a bundle known that stays in its folder of the host, whose root filesystem its containers change.
     *
     * @param name null for the folder's name, numbered if it is taken
     * @throws EngineException as {@link #importTar}
     */
    public ImportedBundle importInPlace(@Nullable String name, Path bundleFolder) {
        BundleNames.check(name, state);
        BundleCheck check = BundleCheck.ofFolder(bundleFolder);
        ObjectNode spec = check.requireUsable();
        Bundle bundle = new Bundle(
                ids.get(),
                name == null ? BundleNames.ofFolder(bundleFolder, state) : name,
                clock.instant(),
                Bundle.Mode.IN_PLACE,
                bundleFolder.toString(),
                check.rootfs().toString(),
                0,
                spec);
        save(bundle);
        return new ImportedBundle(bundle, check.findings());
    }

    /** All bundles, oldest first. */
    public List<Bundle> list() {
        return state.bundles();
    }

    /** The bundle of this id, name or unique prefix of an id; NO_SUCH_BUNDLE, AMBIGUOUS_ID. */
    public Bundle require(String idOrName) {
        return state.lookupBundle(idOrName);
    }

    /**
     * Forgets a bundle, and deletes its files if they are a copy.
     *
     * @throws EngineException NO_SUCH_BUNDLE; IN_USE if containers are made of it
     */
    public Bundle remove(String idOrName) {
        Bundle bundle = state.lookupBundle(idOrName);
        state.commit(List.of(new Change.RemoveBundle(bundle.id()), event(bundle, "remove")));
        if (bundle.mode() == Bundle.Mode.COPY) {
            discard(Path.of(bundle.path()));
        }
        return bundle;
    }

    /** Deletes copies that no bundle stands for: what a killed helper left behind. Call it before any import. */
    public void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> known = state.bundles().stream().map(Bundle::id).toList();
        try (var copies = Files.list(folder)) {
            copies.filter(copy -> !known.contains(copy.getFileName().toString()))
                    .forEach(Bundles::discard);
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not list the folder of bundles: " + e.getMessage(), e);
        }
    }

    private void save(Bundle bundle) {
        state.commit(List.of(new Change.AddBundle(bundle), event(bundle, "import")));
    }

    private Change.Append event(Bundle bundle, String action) {
        Instant now = clock.instant();
        return new Change.Append(new Event(0, now, Event.Type.BUNDLE, action, bundle.id(), bundle.name(), Map.of()));
    }

    /** An absolute link means a path of the container, so it has no meaning beside the root filesystem. */
    private static void requireWithin(Path rootfs, List<Path> absoluteLinks) {
        for (Path link : absoluteLinks) {
            if (!link.startsWith(rootfs)) {
                throw TarPath.refused(
                        String.valueOf(link.getFileName()),
                        "is an absolute link outside the root filesystem",
                        "link-outside");
            }
        }
    }

    private void createPrivate(Path copy) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** What cannot be deleted now is swept at the next start; it must not hide how the operation itself went. */
    private static void discard(Path copy) {
        try {
            FileTree.delete(copy);
        } catch (IOException e) {
            LOG.warn("could not delete the files of a bundle in {}", copy, e);
        }
    }

    private static EngineException failure(IOException e) {
        String message = "could not import the bundle: " + e.getMessage();
        boolean full = message.contains("No space left") || message.contains("quota exceeded");
        return full
                ? EngineException.of(ErrorKind.EXHAUSTED, message, e)
                        .hint("Make room on the disk, then import it again.")
                : EngineException.of(ErrorKind.STORAGE, message, e);
    }
}
