package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.Offer;
import dev.slipway.helper.channel.RawStream;
import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.runtime.container.CommitRequest;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.FilePut;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.storage.FileChange;
import dev.slipway.runtime.storage.FileEntry;
import dev.slipway.runtime.storage.Inode;
import dev.slipway.runtime.volume.Volumes;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files of containers and volumes. */
final class FileHandlers {
    private static final int USUAL_LIMIT = 10_000;

    private final Containers containers;
    private final Volumes volumes;
    private final State state;
    private final Jobs jobs;
    private final Channels channels;

    FileHandlers(Containers containers, Volumes volumes, State state, Jobs jobs, Channels channels) {
        this.containers = containers;
        this.volumes = volumes;
        this.state = state;
        this.jobs = jobs;
        this.channels = channels;
    }

    void register(Methods methods) {
        methods.add(FileCalls.CHANGES, Access.WORK, this::changes)
                .add(FileCalls.EXPORT, Access.CHANGE, this::export)
                .add(FileCalls.COMMIT, Access.CHANGE, this::commit)
                .add(FileCalls.FILES, Access.WORK, this::files)
                .add(FileCalls.READ, Access.CHANGE, this::read)
                .add(FileCalls.PUT, Access.CHANGE, this::put)
                .add(VolumeCalls.FILES, Access.WORK, this::volumeFiles)
                .add(VolumeCalls.READ, Access.CHANGE, this::readVolume);
    }

    private Reply<FileCalls.Changes> changes(FileCalls.Page params, Session session) {
        List<FileChange> all =
                containers.changes(state.lookupContainer(params.id()).id(), () -> {});
        List<FileChange> rest = after(all, FileChange::path, params.after());
        int limit = limit(params.limit());
        return Reply.of(new FileCalls.Changes(
                rest.stream()
                        .limit(limit)
                        .map(change -> new FileCalls.Change(
                                change.path(), change.kind().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                rest.size() > limit));
    }

    private Reply<FileCalls.Entries> files(FileCalls.Folder params, Session session) {
        return Reply.of(entries(
                containers.files().list(state.lookupContainer(params.id()).id(), params.path()), params));
    }

    private Reply<FileCalls.Entries> volumeFiles(FileCalls.Folder params, Session session) {
        return Reply.of(entries(volumes.look(params.id(), files -> files.list(params.path())), params));
    }

    private static FileCalls.Entries entries(List<FileEntry> all, FileCalls.Folder params) {
        List<FileEntry> rest = after(all, FileEntry::name, params.after());
        int limit = limit(params.limit());
        return new FileCalls.Entries(
                rest.stream().limit(limit).map(FileHandlers::entry).toList(), rest.size() > limit);
    }

    private static FileCalls.Entry entry(FileEntry entry) {
        Inode inode = entry.inode();
        return new FileCalls.Entry(
                entry.name(),
                inode.kind(),
                inode.size(),
                String.format(Locale.ROOT, "%04o", inode.permissions()),
                inode.uid(),
                inode.gid(),
                inode.modified().toInstant(),
                entry.target());
    }

    private static int limit(@Nullable Integer given) {
        if (given != null && (given < 1 || given > USUAL_LIMIT)) {
            throw Arguments.wrong("limit", "it must be from 1 to " + USUAL_LIMIT, "");
        }
        return given == null ? USUAL_LIMIT : given;
    }

    /** All after the one with this key; all if there is none with it. */
    private static <T> List<T> after(List<T> all, Function<T, String> key, @Nullable String last) {
        for (int i = 0; last != null && i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(last)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    private Reply<Common.Channel> export(Common.Id params, Session session) {
        ContainerRecord container = state.lookupContainer(params.id());
        return Reply.of(download(
                session, FileCalls.EXPORT.method(), "export of " + container.name(), (output, job) -> containers
                        .files()
                        .export(container.id(), output, job)));
    }

    private Reply<FileCalls.Reading> read(FileCalls.File params, Session session) {
        ContainerRecord container = state.lookupContainer(params.id());
        Inode inode = containers.files().inode(container.id(), params.path());
        Common.Channel begun = download(
                session, FileCalls.READ.method(), params.path() + " of " + container.name(), (output, job) -> containers
                        .files()
                        .read(container.id(), params.path(), output, job));
        return Reply.of(reading(begun, inode));
    }

    private Reply<FileCalls.Reading> readVolume(FileCalls.File params, Session session) {
        Volume volume = volumes.require(params.id());
        Inode inode = volumes.look(volume.id(), files -> files.inode(params.path()));
        Common.Channel begun = download(
                session,
                VolumeCalls.READ.method(),
                params.path() + " of " + volume.name(),
                (output, job) -> volumes.look(volume.id(), files -> {
                    files.read(params.path(), output, job);
                    return Call.Done.DONE;
                }));
        return Reply.of(reading(begun, inode));
    }

    private static FileCalls.Reading reading(Common.Channel begun, Inode inode) {
        return new FileCalls.Reading(
                String.valueOf(begun.channel()),
                String.valueOf(begun.job()),
                inode.kind(),
                inode.folder() ? null : inode.size());
    }

    private interface Sending {
        void to(OutputStream output, Job job);
    }

    private Common.Channel download(Session session, String method, String title, Sending sending) {
        Offer offer = channels.offer(session.peer());
        return begin(session, method, title, offer, job -> {
            try (RawStream stream = offer.await()) {
                sending.to(stream.output(), job);
            }
        });
    }

    private Reply<Common.Channel> put(FileCalls.Put params, Session session) {
        ContainerRecord container = state.lookupContainer(params.id());
        FilePut.Access access =
                new FilePut.Access(id("uid", params.uid()), id("gid", params.gid()), mode(params.mode()));
        Offer offer = channels.offer(session.peer());
        return Reply.of(
                begin(session, FileCalls.PUT.method(), params.path() + " into " + container.name(), offer, job -> {
                    job.at("waiting for the bytes", -1);
                    try (RawStream stream = offer.await()) {
                        containers.filePut().put(container.id(), params.path(), access, stream.input(), job);
                    }
                }));
    }

    private interface Moving {
        void run(Job job);
    }

    private Common.Channel begin(Session session, String method, String title, Offer offer, Moving moving) {
        try {
            Job job = jobs.start(session.peer(), method, title, running -> {
                running.onCancel(offer::withdraw);
                try {
                    moving.run(running);
                    return Call.Done.DONE;
                } finally {
                    channels.forget(offer);
                }
            });
            return new Common.Channel(offer.token(), job.id());
        } catch (RuntimeException e) {
            channels.forget(offer);
            throw e;
        }
    }

    private static @Nullable Integer id(String name, @Nullable Integer given) {
        if (given != null && given < 0) {
            throw Arguments.wrong(name, "it is negative", "");
        }
        return given;
    }

    private static @Nullable Integer mode(@Nullable String given) {
        if (given != null && !given.matches("0?[0-7]{3,4}")) {
            throw Arguments.wrong("mode", "it is not an octal mode", "Write it like 0644.");
        }
        return given == null ? null : Integer.valueOf(given, 8);
    }

    private Reply<Common.JobStarted> commit(FileCalls.Commit params, Session session) {
        ContainerRecord container = state.lookupContainer(params.id());
        CommitRequest request =
                new CommitRequest(params.image(), params.author(), params.message(), on(params.pause()));
        Job job = jobs.start(session.peer(), FileCalls.COMMIT.method(), "commit of " + container.name(), running -> {
            Image made = containers.commit(container.id(), request, running);
            return new Common.Named(made.id(), made.title());
        });
        return Reply.of(new Common.JobStarted(job.id()));
    }
}
