package dev.slipway.helper.handler;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.runtime.checkpoint.Checkpoints;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.state.Checkpoint;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code checkpoint.export} and {@code checkpoint.import}. */
final class CheckpointTransfers {
    private final Checkpoints checkpoints;
    private final ChannelJobs channels;

    CheckpointTransfers(Checkpoints checkpoints, Jobs jobs, Channels channels) {
        this.checkpoints = checkpoints;
        this.channels = new ChannelJobs(jobs, channels);
    }

    void register(Methods methods) {
        methods.add(CheckpointCalls.EXPORT, Access.CHANGE, this::export)
                .add(CheckpointCalls.IMPORT, Access.CHANGE, this::take);
    }

    private Reply<Common.Channel> export(CheckpointCalls.Export params, Session session) {
        List<Checkpoint> all = checkpoints.oneOrPod(params.checkpoint());
        String which = params.checkpoint().equals(all.get(0).group())
                ? params.checkpoint()
                : all.get(0).id();
        Compression compression = compression(params.compression());
        return channels.begin(
                session,
                CheckpointCalls.EXPORT,
                "export of " + all.stream().map(Checkpoint::name).collect(Collectors.joining(", ")),
                (stream, job) -> new CheckpointCalls.Exported(
                        checkpoints.exportArchive(which, compression, stream.output(), job)));
    }

    private Reply<Common.Channel> take(CheckpointCalls.Import params, Session session) {
        return channels.begin(
                session,
                CheckpointCalls.IMPORT,
                params.name() == null ? "import of a checkpoint" : "import of " + params.name(),
                (stream, job) -> imported(checkpoints.importArchive(stream.input(), params.name(), job)));
    }

    private static CheckpointCalls.Imported imported(List<Checkpoint> all) {
        Checkpoint first = all.get(0);
        return new CheckpointCalls.Imported(
                first.id(),
                first.name(),
                first.group(),
                all.stream()
                        .map(each -> new Common.Named(each.id(), each.name()))
                        .toList());
    }

    private static Compression compression(@Nullable String word) {
        return switch (word == null ? "zstd" : word) {
            case "zstd" -> Compression.ZSTD;
            case "gzip" -> Compression.GZIP;
            case "none" -> Compression.NONE;
            default -> throw Arguments.wrong("compression", "it is none", "Use zstd, gzip or none.");
        };
    }
}
