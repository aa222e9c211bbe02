package dev.slipway.helper.view;

import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedCredentials;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedLimit;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedSearch;
import dev.slipway.protocol.model.SavedSocket;
import dev.slipway.protocol.model.SavedThread;
import dev.slipway.protocol.model.SavedTimer;
import dev.slipway.runtime.checkpoint.Comparison;
import dev.slipway.runtime.checkpoint.Contents;
import dev.slipway.runtime.checkpoint.KeptFile;
import dev.slipway.runtime.checkpoint.Words;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.criu.Area;
import dev.slipway.runtime.criu.Credentials;
import dev.slipway.runtime.criu.DescriptorDetail;
import dev.slipway.runtime.criu.Hit;
import dev.slipway.runtime.criu.LogEntry;
import dev.slipway.runtime.criu.MemoryBytes;
import dev.slipway.runtime.criu.MountDetail;
import dev.slipway.runtime.criu.ProcessDetail;
import dev.slipway.runtime.criu.SocketDetail;
import dev.slipway.runtime.criu.ThreadDetail;
import dev.slipway.runtime.criu.TimerDetail;
import dev.slipway.runtime.state.Checkpoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inside of a checkpoint, as the contract tells of it. */
public final class CheckpointContentViews {
    private static final long UNLIMITED = -1;

    private CheckpointContentViews() {}

    public static SavedProcessDetail process(ProcessDetail detail) {
        List<SavedLimit> limits = new ArrayList<>();
        for (ProcessDetail.Limit limit : detail.limits()) {
            limits.add(new SavedLimit(Words.limit(limits.size()), bound(limit.soft()), bound(limit.hard())));
        }
        Map<String, String> handlers = new LinkedHashMap<>();
        Words.signals(detail.ignored()).forEach(signal -> handlers.put(signal, "ignored"));
        Words.signals(detail.caught()).forEach(signal -> handlers.put(signal, "caught"));
        String state = detail.process().state().word();
        return new SavedProcessDetail(
                CheckpointViews.process(detail.process()),
                detail.exe(),
                detail.cwd(),
                detail.root(),
                octal(detail.umask()),
                detail.oomScore(),
                detail.exitCode(),
                detail.credentials() == null ? null : credentials(detail.credentials()),
                detail.threads().stream().map(thread -> thread(thread, state)).toList(),
                limits,
                Words.signals(detail.pending()),
                handlers,
                detail.timers().stream().map(CheckpointContentViews::timer).toList(),
                detail.namespaces(),
                detail.cgroups());
    }

    private static @Nullable Long bound(long limit) {
        return limit == UNLIMITED ? null : (Long) limit;
    }

    private static @Nullable String octal(@Nullable Integer mode) {
        return mode == null ? null : String.format(Locale.ROOT, "%04o", mode);
    }

    private static SavedCredentials credentials(Credentials who) {
        return new SavedCredentials(
                who.uid(),
                who.euid(),
                who.suid(),
                who.fsuid(),
                who.gid(),
                who.egid(),
                who.sgid(),
                who.fsgid(),
                who.groups(),
                Words.capabilities(who.inheritable()),
                Words.capabilities(who.permitted()),
                Words.capabilities(who.effective()),
                Words.capabilities(who.bounding()),
                Words.capabilities(who.ambient()),
                Words.securebits(who.securebits()),
                who.noNewPrivileges(),
                Words.seccomp(who.seccomp()),
                who.securityProfile());
    }

    private static SavedThread thread(ThreadDetail thread, String state) {
        return new SavedThread(
                thread.tid(),
                thread.comm(),
                state,
                Words.policy(thread.policy()),
                thread.nice(),
                thread.priority(),
                Words.signals(thread.blocked()),
                Words.signals(thread.pending()),
                thread.instruction(),
                thread.stack());
    }

    private static SavedTimer timer(TimerDetail timer) {
        Integer signal = timer.signal();
        return new SavedTimer(
                timer.kind(),
                timer.id(),
                timer.clock(),
                timer.left(),
                timer.interval(),
                signal == null ? null : Signals.name(signal));
    }

    public static SavedDescriptor descriptor(DescriptorDetail descriptor) {
        return new SavedDescriptor(
                descriptor.pid(),
                descriptor.fd(),
                descriptor.file(),
                descriptor.kind(),
                descriptor.target(),
                descriptor.deleted(),
                descriptor.flags(),
                descriptor.closeOnExec(),
                descriptor.position(),
                descriptor.size(),
                descriptor.detail());
    }

    public static SavedSocket socket(SocketDetail socket) {
        return new SavedSocket(
                socket.file(),
                socket.holders().stream()
                        .map(holder -> new SavedSocket.Holder(holder.pid(), holder.fd()))
                        .toList(),
                socket.family(),
                socket.type(),
                socket.protocol(),
                socket.state(),
                socket.local(),
                socket.localPort(),
                socket.remote(),
                socket.remotePort(),
                socket.peer(),
                socket.receiveQueue(),
                socket.sendQueue(),
                socket.detail());
    }

    public static SavedMapping mapping(Contents.ProcessArea row) {
        Area area = row.area();
        return new SavedMapping(
                row.pid(),
                area.start(),
                area.end(),
                area.permissions(),
                area.kind().word(),
                area.path(),
                area.offset(),
                area.present(),
                area.older(),
                area.absent());
    }

    public static SavedEnvironment environment(Contents.Environment environment) {
        return new SavedEnvironment(
                environment.pid(),
                environment.variables(),
                !environment.variables().isEmpty());
    }

    public static SavedMount mount(MountDetail mount) {
        return new SavedMount(
                mount.namespace(),
                mount.id(),
                mount.parent(),
                mount.destination(),
                mount.type(),
                mount.source(),
                mount.root(),
                mount.options(),
                mount.propagation(),
                mount.external());
    }

    public static SavedFile file(KeptFile file) {
        return new SavedFile(
                file.place(),
                file.path(),
                file.change(),
                file.kind(),
                file.size(),
                octal(file.mode()),
                file.uid(),
                file.gid(),
                file.modified(),
                file.target());
    }

    public static SavedBytes bytes(int pid, MemoryBytes memory) {
        return new SavedBytes(
                pid,
                memory.address(),
                base64(memory.bytes()),
                memory.holes().stream()
                        .map(hole -> new SavedBytes.Hole(
                                hole.address(), hole.length(), hole.why().word()))
                        .toList());
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static SavedSearch search(Contents.Found found) {
        return new SavedSearch(
                found.hits().stream().map(CheckpointContentViews::hit).toList(), found.more(), found.searched());
    }

    private static SavedHit hit(Hit hit) {
        return new SavedHit(hit.pid(), hit.address(), hit.length(), base64(hit.context()), hit.before());
    }

    public static SavedLogLine line(LogEntry entry) {
        return new SavedLogLine(
                entry.number(), entry.seconds(), entry.level().name().toLowerCase(Locale.ROOT), entry.text());
    }

    public static SavedDiff diff(Comparison comparison) {
        return new SavedDiff(
                side(comparison.from(), false),
                side(comparison.to(), comparison.live()),
                comparison.matches().stream().map(CheckpointContentViews::match).toList(),
                comparison.differences().stream()
                        .map(CheckpointContentViews::change)
                        .toList(),
                comparison.pages().stream().map(CheckpointContentViews::pages).toList(),
                comparison.more());
    }

    private static SavedDiff.Side side(Checkpoint checkpoint, boolean live) {
        return new SavedDiff.Side(
                live ? null : checkpoint.id(),
                checkpoint.name(),
                checkpoint.containerName(),
                checkpoint.created(),
                checkpoint.containerId());
    }

    private static SavedDiff.Match match(Comparison.Match match) {
        return new SavedDiff.Match(
                match.from(),
                match.to(),
                match.comm(),
                match.args(),
                match.kind().word(),
                match.counts().entrySet().stream()
                        .collect(Collectors.toMap(each -> each.getKey().word(), Map.Entry::getValue)));
    }

    private static SavedDiff.Change change(Comparison.Difference difference) {
        return new SavedDiff.Change(
                difference.what().word(),
                difference.from(),
                difference.to(),
                difference.key(),
                difference.kind().word(),
                difference.before(),
                difference.after());
    }

    private static SavedDiff.Pages pages(Comparison.Pages pages) {
        return new SavedDiff.Pages(
                pages.from(),
                pages.to(),
                pages.same(),
                pages.changed(),
                pages.onlyFrom(),
                pages.onlyTo(),
                pages.ranges().stream()
                        .map(range -> new SavedDiff.Range(range.address(), range.length()))
                        .toList(),
                pages.moreRanges());
    }
}
