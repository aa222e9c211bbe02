package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.Area;
import dev.slipway.runtime.criu.Credentials;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.criu.DescriptorDetail;
import dev.slipway.runtime.criu.ProcessDetail;
import dev.slipway.runtime.criu.ProcessMemory;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.criu.SocketDetail;
import dev.slipway.runtime.criu.ThreadDetail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is compared of one process: for each thing a key that tells which it is, and what there is to tell of it. */
final class ProcessFacts {
    private final CriuImages images;
    private @Nullable List<SocketDetail> sockets;

    ProcessFacts(CriuImages images) {
        this.images = images;
    }

    /** Things by key; none for what is of no process. */
    Map<String, String> of(SavedProcess process, Comparison.What what) {
        return switch (what) {
            case PROCESS -> process(images.detail(process));
            case ENVIRONMENT -> environment(process.pid());
            case DESCRIPTORS -> descriptors(process);
            case SOCKETS -> sockets(process.pid());
            case MEMORY -> memory(process.pid());
            case LIMITS -> limits(images.detail(process));
            case CREDENTIALS -> credentials(images.detail(process).credentials());
            case FILES, MOUNTS, PAGES -> Map.of();
        };
    }

    private static Map<String, String> process(ProcessDetail detail) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("comm", detail.process().comm());
        facts.put("args", String.join(" ", detail.process().args()));
        facts.put("state", detail.process().state().word());
        put(facts, "exe", detail.exe());
        put(facts, "cwd", detail.cwd());
        put(facts, "root", detail.root());
        put(facts, "umask", detail.umask() == null ? null : String.format(Locale.ROOT, "%04o", detail.umask()));
        put(facts, "oomScore", detail.oomScore());
        put(facts, "exitCode", detail.exitCode());
        facts.put(
                "threads",
                detail.threads().stream().map(ThreadDetail::comm).sorted().collect(Collectors.joining(" ")));
        facts.put("pending", String.join(" ", Words.signals(detail.pending())));
        facts.put("ignored", String.join(" ", Words.signals(detail.ignored())));
        facts.put("caught", String.join(" ", Words.signals(detail.caught())));
        facts.put("timers", String.valueOf(detail.timers().size()));
        return facts;
    }

    private static void put(Map<String, String> facts, String key, @Nullable Object value) {
        if (value != null) {
            facts.put(key, value.toString());
        }
    }

    private Map<String, String> environment(int pid) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String variable : images.environment(pid)) {
            int equals = variable.indexOf('=');
            facts.put(
                    equals < 0 ? variable : variable.substring(0, equals),
                    equals < 0 ? "" : variable.substring(equals + 1));
        }
        return facts;
    }

    private Map<String, String> descriptors(SavedProcess process) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (DescriptorDetail each : images.descriptors(process)) {
            StringBuilder text = new StringBuilder(each.kind()).append(' ').append(each.target());
            text.append(each.deleted() ? " (deleted)" : "");
            text.append(' ').append(String.join(" ", each.flags()));
            text.append(each.closeOnExec() ? " close-on-exec" : "");
            text.append(each.position() == null ? "" : " at " + each.position());
            text.append(each.size() == null ? "" : " of " + each.size());
            each.detail().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(more ->
                            text.append(' ').append(more.getKey()).append('=').append(more.getValue()));
            facts.put(String.valueOf(each.fd()), text.toString());
        }
        return facts;
    }

    private Map<String, String> sockets(int pid) {
        if (sockets == null) {
            sockets = images.sockets();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        for (SocketDetail each : sockets) {
            for (SocketDetail.Holder holder : each.holders()) {
                if (holder.pid() == pid) {
                    facts.put(String.valueOf(holder.fd()), text(each));
                }
            }
        }
        return facts;
    }

    private static String text(SocketDetail socket) {
        StringBuilder text = new StringBuilder(socket.family()).append(' ').append(socket.type());
        text.append(socket.protocol() == null ? "" : " " + socket.protocol());
        text.append(' ').append(socket.state());
        text.append(end(" ", socket.local(), socket.localPort()));
        text.append(end(" -> ", socket.remote(), socket.remotePort()));
        text.append(socket.receiveQueue() == null ? "" : ", " + socket.receiveQueue() + " unread");
        text.append(socket.sendQueue() == null ? "" : ", " + socket.sendQueue() + " unsent");
        return text.toString();
    }

    private static String end(String before, @Nullable String address, @Nullable Integer port) {
        return address == null ? "" : before + address + (port == null ? "" : ":" + port);
    }

    private Map<String, String> memory(int pid) {
        Map<String, String> facts = new LinkedHashMap<>();
        try (ProcessMemory memory = images.memory(pid)) {
            for (Area area : memory.areas()) {
                facts.put(
                        Long.toHexString(area.start()) + "-" + Long.toHexString(area.end()),
                        area.permissions() + " " + area.kind().word()
                                + (area.path() == null ? "" : " " + area.path() + " at " + area.offset())
                                + ", " + (area.present() + area.older()) + " bytes saved");
            }
        }
        return facts;
    }

    private static Map<String, String> limits(ProcessDetail detail) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < detail.limits().size(); i++) {
            ProcessDetail.Limit limit = detail.limits().get(i);
            facts.put(Words.limit(i), bound(limit.soft()) + " of " + bound(limit.hard()));
        }
        return facts;
    }

    private static String bound(long limit) {
        return limit == -1 ? "unlimited" : Long.toUnsignedString(limit);
    }

    private static Map<String, String> credentials(@Nullable Credentials who) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (who == null) {
            return facts;
        }
        facts.put("users", who.uid() + " " + who.euid() + " " + who.suid() + " " + who.fsuid());
        facts.put("groups", who.gid() + " " + who.egid() + " " + who.sgid() + " " + who.fsgid());
        facts.put("supplementary", who.groups().toString());
        facts.put("inheritable", capabilities(who.inheritable()));
        facts.put("permitted", capabilities(who.permitted()));
        facts.put("effective", capabilities(who.effective()));
        facts.put("bounding", capabilities(who.bounding()));
        facts.put("ambient", capabilities(who.ambient()));
        facts.put("securebits", String.join(" ", Words.securebits(who.securebits())));
        facts.put("noNewPrivileges", String.valueOf(who.noNewPrivileges()));
        facts.put("seccomp", Words.seccomp(who.seccomp()));
        put(facts, "securityProfile", who.securityProfile());
        return facts;
    }

    private static String capabilities(long bits) {
        return String.join(" ", Words.capabilities(bits));
    }
}
