package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.Offer;
import dev.slipway.helper.channel.RawStream;
import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.job.Work;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.ImageViews;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.ImageConfig;
import dev.slipway.runtime.image.ImageStep;
import dev.slipway.runtime.image.Images;
import dev.slipway.runtime.image.PullRequest;
import dev.slipway.runtime.image.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code image.*} that move images: long work, each a job. */
final class ImageTransfers {
    private final Images images;
    private final Transport usual;
    private final InstantSource clock;
    private final Jobs jobs;
    private final Channels channels;

    /**
     * @param usual transport of a reference that names none
     */
    ImageTransfers(Images images, Transport usual, InstantSource clock, Jobs jobs, Channels channels) {
        this.images = images;
        this.usual = usual;
        this.clock = clock;
        this.jobs = jobs;
        this.channels = channels;
    }

    void register(Methods methods) {
        methods.add(ImageCalls.PULL, Access.CHANGE, this::pull)
                .add(ImageCalls.LOAD, Access.CHANGE, this::load)
                .add(ImageCalls.IMPORT, Access.CHANGE, this::take)
                .add(ImageCalls.SAVE, Access.CHANGE, this::save);
    }

    private Reply<Common.JobStarted> pull(ImageCalls.Pull params, Session session) {
        Transport transport = params.transport() == null ? usual : Transport.ofWord(params.transport());
        String reference = params.reference();
        if (transport.onHost()) {
            reference =
                    Arguments.hostPath(session.peer(), "reference", reference).toString();
        }
        ImageCalls.Credentials credentials = params.credentials();
        PullRequest request = new PullRequest(
                reference,
                transport,
                credentials == null ? null : credentials.username(),
                credentials == null ? null : credentials.password(),
                params.tlsVerify(),
                policy(params.policy()));
        Job job = jobs.start(
                session.peer(),
                ImageCalls.PULL.method(),
                "pull of " + reference,
                running -> come(images.pull(request, running)));
        return Reply.of(new Common.JobStarted(job.id()));
    }

    private static PullRequest.PullPolicy policy(@Nullable String word) {
        if (word == null) {
            return PullRequest.PullPolicy.ALWAYS;
        }
        for (PullRequest.PullPolicy each : PullRequest.PullPolicy.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        throw Arguments.wrong("policy", "it is none", "Use always, missing, newer or never.");
    }

    private Reply<Common.Channel> load(Call.None params, Session session) {
        return upload(
                session,
                ImageCalls.LOAD.method(),
                "load of an archive",
                (stream, job) -> come(images.load(stream.input(), job)));
    }

    private Reply<Common.Channel> take(ImageCalls.Import params, Session session) {
        ImageConfig config = config(params);
        String title = params.name() == null ? "import of a tar" : "import of " + params.name();
        return upload(
                session,
                ImageCalls.IMPORT.method(),
                title,
                (stream, job) -> come(List.of(images.importTar(stream.input(), params.name(), config, job))));
    }

    private ImageConfig config(ImageCalls.Import params) {
        String message = params.message() == null ? "" : params.message();
        return ImageConfig.EMPTY
                .edit()
                .entrypoint(list(params.entrypoint()))
                .command(list(params.command()))
                .env(list(params.env()))
                .user(params.user() == null ? "" : params.user())
                .workingDir(params.workdir() == null ? "" : params.workdir())
                .labels(map(params.labels()))
                .stopSignal(params.stopSignal())
                .volumes(list(params.volumes()))
                .exposedPorts(list(params.exposedPorts()))
                .architecture(Transport.architecture())
                .os("linux")
                .history(List.of(new ImageStep(clock.instant(), "image.import", message, false)))
                .build();
    }

    private Reply<Common.Channel> save(ImageCalls.Save params, Session session) {
        Transport form = params.format() == null ? Transport.DOCKER_ARCHIVE : Transport.ofWord(params.format());
        Image image = images.require(params.id());
        String title = "save of " + image.title();
        String path = params.path();
        if (path != null) {
            Path place = Arguments.hostPath(session.peer(), "path", path);
            Job job = jobs.start(session.peer(), ImageCalls.SAVE.method(), title, running -> {
                images.save(image.id(), form, place, running);
                return Call.Done.DONE;
            });
            return Reply.of(new Common.Channel(null, job.id()));
        }
        if (!form.archive()) {
            throw Arguments.wrong("format", "it is no archive", "Use docker-archive or oci-archive, or give a path.");
        }
        return channel(session, ImageCalls.SAVE.method(), title, offer -> job -> {
            job.onCancel(offer::withdraw);
            try (RawStream stream = offer.await()) {
                images.save(image.id(), form, stream::output, job);
                stream.output().close();
                return Call.Done.DONE;
            } catch (IOException e) {
                throw EngineException.of(ErrorKind.CANCELLED, "could not send the archive: its client is gone", e);
            }
        });
    }

    private Reply<Common.Channel> upload(Session session, String method, String title, Receiving receiving) {
        return channel(session, method, title, offer -> job -> {
            job.onCancel(offer::withdraw);
            job.at("waiting for the archive", -1);
            try (RawStream stream = offer.await()) {
                return receiving.receive(stream, job);
            }
        });
    }

    private Reply<Common.Channel> channel(Session session, String method, String title, Moving moving) {
        Offer offer = channels.offer(session.peer());
        try {
            Work work = moving.over(offer);
            Job job = jobs.start(session.peer(), method, title, running -> {
                try {
                    return work.run(running);
                } finally {
                    channels.forget(offer);
                }
            });
            return Reply.of(new Common.Channel(offer.token(), job.id()));
        } catch (RuntimeException e) {
            channels.forget(offer);
            throw e;
        }
    }

    private static ImageCalls.Come come(List<Image> images) {
        return new ImageCalls.Come(images.stream().map(ImageViews::summary).toList());
    }

    /** What is done with the bytes of an upload. */
    @FunctionalInterface
    private interface Receiving {
        Object receive(RawStream stream, Job job);
    }

    /** Work over a channel. */
    @FunctionalInterface
    private interface Moving {
        Work over(Offer offer);
    }
}
