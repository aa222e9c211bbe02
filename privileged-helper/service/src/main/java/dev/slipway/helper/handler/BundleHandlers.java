package dev.slipway.helper.handler;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.Offer;
import dev.slipway.helper.channel.RawStream;
import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.model.BundleDetail;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.storage.Bundles;
import dev.slipway.runtime.storage.ImportedBundle;
import java.nio.file.Path;
import java.util.List;

/** {@code bundle.*}. */
final class BundleHandlers {
    private final Bundles bundles;
    private final State state;
    private final Jobs jobs;
    private final Channels channels;

    BundleHandlers(Bundles bundles, State state, Jobs jobs, Channels channels) {
        this.bundles = bundles;
        this.state = state;
        this.jobs = jobs;
        this.channels = channels;
    }

    void register(Methods methods) {
        methods.add(BundleCalls.VALIDATE, Access.WORK, this::validate)
                .add(BundleCalls.IMPORT, Access.CHANGE, this::take)
                .add(BundleCalls.LIST, Access.READ, this::all)
                .add(BundleCalls.INSPECT, Access.READ, this::inspect)
                .add(BundleCalls.REMOVE, Access.CHANGE, this::remove);
    }

    private Reply<BundleCalls.Findings> validate(BundleCalls.Validate params, Session session) {
        String config = params.config();
        String path = params.path();
        if ((config == null) == (path == null)) {
            throw Arguments.wrong("config", "exactly one of config and path is needed", "");
        }
        List<Finding> findings = config != null
                ? bundles.validate(config)
                : bundles.validate(Arguments.hostPath(session.peer(), "path", String.valueOf(path)));
        boolean valid = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return Reply.of(new BundleCalls.Findings(valid, Views.findings(findings)));
    }

    private Reply<Common.Channel> take(BundleCalls.Import params, Session session) {
        String path = params.path();
        return switch (params.mode()) {
            case "inPlace" -> {
                if (path == null) {
                    throw Arguments.wrong("path", "an import in place needs it", "");
                }
                yield inPlace(params, Arguments.hostPath(session.peer(), "path", path), session);
            }
            case "copy" -> {
                if (path != null) {
                    throw Arguments.wrong("path", "a copy comes over a channel", "Leave it out.");
                }
                yield copy(params, session);
            }
            default -> throw Arguments.wrong("mode", "it is neither copy nor inPlace", "");
        };
    }

    private Reply<Common.Channel> inPlace(BundleCalls.Import params, Path path, Session session) {
        Job job = jobs.start(
                session.peer(),
                BundleCalls.IMPORT.method(),
                "import of " + path.getFileName(),
                running -> imported(bundles.importInPlace(params.name(), path)));
        return Reply.of(new Common.Channel(null, job.id()));
    }

    private Reply<Common.Channel> copy(BundleCalls.Import params, Session session) {
        Offer offer = channels.offer(session.peer());
        try {
            Job job = jobs.start(
                    session.peer(),
                    BundleCalls.IMPORT.method(),
                    params.name() == null ? "import of a bundle" : "import of " + params.name(),
                    running -> receive(params, offer, running));
            return Reply.of(new Common.Channel(offer.token(), job.id()));
        } catch (RuntimeException e) {
            channels.forget(offer);
            throw e;
        }
    }

    private BundleCalls.Imported receive(BundleCalls.Import params, Offer offer, Job job) {
        job.onCancel(offer::withdraw);
        job.at("waiting for the files", -1);
        try (RawStream stream = offer.await()) {
            return imported(bundles.importTar(params.name(), stream.input(), job));
        } finally {
            channels.forget(offer);
        }
    }

    private static BundleCalls.Imported imported(ImportedBundle imported) {
        return new BundleCalls.Imported(Views.bundle(imported.bundle()), Views.findings(imported.findings()));
    }

    private Reply<List<BundleSummary>> all(Call.None params, Session session) {
        return Reply.of(bundles.list().stream().map(Views::bundle).toList());
    }

    private Reply<BundleDetail> inspect(Common.Id params, Session session) {
        Bundle bundle = bundles.require(params.id());
        List<String> containers = state.containers().stream()
                .filter(container -> bundle.id().equals(container.config().bundleId()))
                .map(ContainerRecord::id)
                .toList();
        return Reply.of(new BundleDetail(Views.bundle(bundle), bundle.spec(), containers));
    }

    private Reply<Call.Done> remove(Common.Id params, Session session) {
        bundles.remove(params.id());
        return Reply.of(Call.Done.DONE);
    }
}
