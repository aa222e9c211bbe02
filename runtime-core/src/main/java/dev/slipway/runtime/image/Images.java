package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.State;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The images in a store of containers/storage, and what is done with images alone. Whatever fails, is cancelled, or is
 * cut by the death of this process leaves the store as it was. Safe for use by several threads.
 *
 * <p>Errors, as {@link EngineException}: those of {@link ImageStore}; UNSUPPORTED where a program is missing.
 */
public final class Images implements ImageStore, AutoCloseable {
    private final State state;
    private final InstantSource clock;
    private final StoreFiles files;
    private final StoreReader reader;
    private final StoreWatch watch;
    private final Intakes intakes;
    private final StoreParts parts;
    private final Pins pins;
    private final Fetching fetching;
    private final Loading loading;
    private final Importing importing;
    private final Saving saving;
    private final Removing removing;
    private final ImagePruning pruning;

    /**
     * The images of one store, for one engine.
     *
     * @param root of the engine, which tells its pins from those of others
     * @param work folder of what is under way; on a disk with room for images
     * @param configuration file for the store's programs, on tmpfs; its folder is there
     * @param ours the engine's containers that are made of the image with this id
     * @param ids gives a new id at each call
     * @param threads where the store is looked at when it changed, and pins are ended that nobody wants any more
     */
    public Images(
            ImageSettings settings,
            Path root,
            Path work,
            Path configuration,
            State state,
            Function<String, List<ImageUse>> ours,
            InstantSource clock,
            Supplier<String> ids,
            Executor threads) {
        this.state = state;
        this.clock = clock;
        files = new StoreFiles(settings.graphRoot(), settings.driver());
        reader = new StoreReader(files);
        watch = new StoreWatch(reader, state, clock, threads);
        ProgramRunner runner = new ProgramRunner();
        StoreEnvironment environment = new StoreEnvironment(settings, configuration);
        StorageProgram program = new StorageProgram(environment, runner);
        intakes = new Intakes(work, files, program, ids);
        parts = new StoreParts(
                settings, reader, program, new Skopeo(environment, settings.policy(), runner), intakes, watch::look);
        pins = new Pins(parts, root, threads);
        fetching = new Fetching(parts);
        loading = new Loading(parts, fetching);
        importing = new Importing(parts, fetching);
        saving = new Saving(parts);
        removing = new Removing(parts, pins, ours);
        pruning = new ImagePruning(parts, removing, pins);
    }

    /** Clears up what a crash has left, and begins to watch the store. To be called once, before anything else. */
    public void open() {
        intakes.sweep();
        watch.open(files.images());
    }

    @Override
    public List<Image> list() {
        return reader.images();
    }

    @Override
    public Image require(String reference) {
        return parts.require(reference);
    }

    /** An image as the events up to now tell of it; for whoever hears an event. */
    public Optional<Image> told(String id) {
        return Optional.ofNullable(watch.known(id));
    }

    @Override
    public List<Layer> layers(Image image) {
        return reader.layers(image);
    }

    @Override
    public void pin(String imageId) {
        pins.pin(imageId);
    }

    @Override
    public void unpin(String imageId) {
        pins.unpin(imageId);
    }

    @Override
    public void unpinLater(String imageId) {
        pins.unpinLater(imageId);
    }

    @Override
    public List<String> pinned() {
        return pins.all();
    }

    @Override
    public String configText(String imageId) {
        String text = reader.configText(parts.require(imageId).id());
        if (text == null) {
            throw EngineException.of(
                            ErrorKind.STORAGE, "could not read the image " + imageId + ": it has no configuration")
                    .about(imageId);
        }
        return text;
    }

    @Override
    public Image add(Path ociLayout, String name, Progress progress) {
        String full = Removing.local(name).toString();
        return told("commit", fetching.take("take in " + full, Transport.OCI.word() + ":" + ociLayout, full, progress));
    }

    /** The containers that are made of an image: the engine's, then those of other programs. */
    public List<ImageUse> uses(String imageId) {
        return removing.uses(imageId);
    }

    /**
     * Fetches an image. Its name is taken from an image that has it.
     *
     * @throws EngineException NO_SUCH_IMAGE; NETWORK for a registry that can't be reached or is not what it says;
     *     NOT_PERMITTED; POLICY_VIOLATION; INVALID_ARGUMENT for a wrong name and for content that is not what its digest
     *     says; UNSUPPORTED if there is none for this machine; EXHAUSTED for a full disk; CANCELLED
     */
    public List<Image> pull(PullRequest request, Progress progress) {
        List<Image> come =
                switch (request.transport()) {
                    case DOCKER -> List.of(fetching.pull(request, progress));
                    case DOCKER_ARCHIVE, OCI_ARCHIVE ->
                        loading.load("pull " + request.reference(), Path.of(request.reference()), progress);
                    case OCI, DIR ->
                        List.of(fetching.take(
                                "pull " + request.reference(),
                                request.transport().word() + ":" + request.reference(),
                                request.localName(),
                                progress));
                };
        come.forEach(image -> told("pull", image));
        return come;
    }

    /**
     * Takes in an archive, docker's or an OCI layout's, with the names in it: all its images or none.
     *
     * @throws EngineException INVALID_ARGUMENT for one that is damaged, incomplete or hostile; EXHAUSTED; CANCELLED
     */
    public List<Image> load(InputStream archive, Progress progress) {
        List<Image> come = loading.load(archive, progress);
        come.forEach(image -> told("load", image));
        return come;
    }

    /**
     * Makes an image of one layer from the tar of a root filesystem, packed with gzip or zstd or not.
     *
     * @param name null for none
     * @throws EngineException INVALID_ARGUMENT for a wrong name, and for what is no tar; EXHAUSTED; CANCELLED
     */
    public Image importTar(InputStream tar, @Nullable String name, ImageConfig config, Progress progress) {
        String full = name == null ? null : Removing.local(name).toString();
        return told("import", importing.make(tar, full, config, clock.instant(), progress));
    }

    /**
     * Sends an image as an archive.
     *
     * @param target asked for once the archive is whole
     */
    public void save(String reference, Transport form, Supplier<OutputStream> target, Progress progress) {
        if (!form.archive()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not save the image: " + form.word() + " is no archive")
                    .hint("Use docker-archive or oci-archive.");
        }
        Image image = parts.require(reference);
        saving.save(image, form, target, progress);
        told("save", image);
    }

    /** Writes an image to a file or folder of the host, where there is none yet. */
    public void save(String reference, Transport form, Path place, Progress progress) {
        if (!form.onHost()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT, "could not save the image: a registry is no place of the host");
        }
        Image image = parts.require(reference);
        saving.save(image, form, place, progress);
        told("save", image);
    }

    /** Gives an image one more name, {@code localhost/} before it if it names no registry. */
    public Image tag(String reference, String name) {
        return removing.tag(reference, name);
    }

    /**
     * Takes names from an image, which stays.
     *
     * @param names empty for all
     * @throws EngineException NO_SUCH_IMAGE also for a name that it does not have
     */
    public Image untag(String reference, List<String> names) {
        return removing.untag(reference, names);
    }

    /**
     * Removes an image; of one that is called by one of several names, only the name.
     *
     * @param force whether one that is called by its id goes though it has several names
     * @return whether the image is gone
     * @throws EngineException IN_USE, with the containers in the message; also for several names without force
     */
    public boolean remove(String reference, boolean force) {
        return removing.remove(reference, force);
    }

    /**
     * Removes images that no container is made of, and that no other which stays was made from.
     *
     * @param wanted which of them
     * @param without ids of containers that are as good as gone, because they would be removed before
     * @param dryRun whether it is only told what would go
     */
    public List<PrunedImage> prune(Predicate<Image> wanted, Set<String> without, boolean dryRun) {
        return pruning.prune(wanted, without, dryRun);
    }

    /** Ids of the images that others were made from. */
    public Set<String> parents() {
        return ImageTree.parents(reader.images());
    }

    private Image told(String action, Image image) {
        List<Change> events = new ArrayList<>();
        events.add(new Change.Append(new Event(
                0,
                clock.instant(),
                Event.Type.IMAGE,
                action,
                image.id(),
                image.title(),
                Map.of("size", image.size()))));
        state.commit(events);
        return image;
    }

    /** Ends the watch on the store, and the pins that nobody wants any more. */
    @Override
    public void close() {
        pins.close();
        watch.close();
    }
}
