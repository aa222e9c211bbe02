package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;
import static dev.slipway.helper.handler.Arguments.seconds;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.RawStream;
import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.VolumeViews;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeDetail;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.volume.CreateVolume;
import dev.slipway.runtime.volume.ImportedFiles;
import dev.slipway.runtime.volume.Volumes;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code volume.*}. */
final class VolumeHandlers {
    private final Volumes volumes;
    private final Containers containers;
    private final ChannelJobs channels;

    VolumeHandlers(Volumes volumes, Containers containers, Jobs jobs, Channels channels) {
        this.volumes = volumes;
        this.containers = containers;
        this.channels = new ChannelJobs(jobs, channels);
    }

    void register(Methods methods) {
        methods.add(VolumeCalls.CREATE, Access.CHANGE, this::create)
                .add(VolumeCalls.LIST, Access.READ, this::all)
                .add(VolumeCalls.INSPECT, Access.WORK, this::inspect)
                .add(VolumeCalls.REMOVE, Access.CHANGE, this::remove)
                .add(VolumeCalls.EXPORT, Access.CHANGE, this::export)
                .add(VolumeCalls.IMPORT, Access.CHANGE, this::take);
    }

    private Reply<Common.Named> create(VolumeCalls.Create params, Session session) {
        Map<String, String> options = map(params.options());
        if (!session.peer().root() && Volumes.isDevice(options)) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not create the volume: only root may mount a device or folder of the host")
                    .hint("Leave type, device and o out.");
        }
        Volume created = volumes.create(new CreateVolume(
                params.name(),
                Objects.requireNonNullElse(params.driver(), CreateVolume.LOCAL),
                map(params.labels()),
                options));
        return Reply.of(new Common.Named(created.id(), created.name()));
    }

    private Reply<List<VolumeSummary>> all(VolumeCalls.ListQuery params, Session session) {
        return Reply.of(volumes.matching(map(params.filters())).stream()
                .map(VolumeViews::summary)
                .toList());
    }

    private Reply<VolumeDetail> inspect(VolumeCalls.Inspect params, Session session) {
        Volume volume = volumes.require(params.id());
        return Reply.of(new VolumeDetail(
                VolumeViews.summary(volume),
                volumes.data(volume).toString(),
                volumes.mounted(volume),
                volumes.users(volume).stream().map(ContainerRecord::id).toList(),
                on(params.size()) ? volumes.size(volume) : null));
    }

    private Reply<Call.Done> remove(VolumeCalls.Remove params, Session session) {
        containers.removeVolume(params.id(), on(params.force()), seconds("timeout", params.timeout()));
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Common.Channel> export(Common.Id params, Session session) {
        Volume volume = volumes.require(params.id());
        return channels.begin(
                session,
                VolumeCalls.EXPORT,
                "export of " + volume.name(),
                (stream, job) -> exported(volume, stream, job));
    }

    private VolumeCalls.Exported exported(Volume volume, RawStream stream, Job job) {
        return new VolumeCalls.Exported(volumes.exportTar(volume.id(), stream.output(), job));
    }

    private Reply<Common.Channel> take(Common.Id params, Session session) {
        Volume volume = volumes.requireTaking(params.id());
        return channels.begin(
                session,
                VolumeCalls.IMPORT,
                "import into " + volume.name(),
                (stream, job) -> imported(volumes.importTar(volume.id(), stream.input(), job)));
    }

    private static VolumeCalls.Imported imported(ImportedFiles imported) {
        return new VolumeCalls.Imported(VolumeViews.summary(imported.volume()), imported.bytes());
    }
}
