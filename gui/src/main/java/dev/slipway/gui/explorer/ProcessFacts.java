package dev.slipway.gui.explorer;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.hex.Addresses;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.SavedCredentials;
import dev.slipway.protocol.model.SavedLimit;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedThread;
import dev.slipway.protocol.model.SavedTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Everything that is known of a saved process. */
final class ProcessFacts extends ScrollPane implements ProcessView {
    private final Desk desk;
    private final CheckpointContent content;
    private @Nullable Integer shown;

    ProcessFacts(Desk desk, CheckpointContent content) {
        this.desk = desk;
        this.content = content;
        setFitToWidth(true);
        setId("process-facts");
        getStyleClass().addAll("overview", "edge-to-edge");
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void look(@Nullable Integer pid) {
        if (pid == null) {
            shown = null;
            setContent(Placeholder.empty(MaterialDesignA.ALL_INCLUSIVE, Texts.get("explore.choose"), ""));
        } else if (!pid.equals(shown)) {
            shown = pid;
            setContent(Placeholder.loading(Texts.get("checkpoint.loading")));
            desk.background()
                    .deliver(
                            content.process(pid),
                            detail -> {
                                if (pid.equals(shown)) {
                                    setContent(facts(detail));
                                }
                            },
                            why -> {
                                if (pid.equals(shown)) {
                                    fail(pid, why);
                                }
                            });
        }
    }

    private void fail(int pid, Throwable why) {
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> {
            shown = null;
            look(pid);
        });
        setContent(Placeholder.error(
                MaterialDesignA.ALERT_OUTLINE, Texts.get("explore.failed"), Refusal.words(why), retry));
    }

    private static Node facts(SavedProcessDetail detail) {
        List<Node> left = new ArrayList<>(List.of(process(detail), threads(detail.threads())));
        List<Node> right = new ArrayList<>();
        SavedCredentials credentials = detail.credentials();
        if (credentials != null) {
            right.add(credentials(credentials));
        }
        if (!detail.limits().isEmpty()) {
            right.add(limits(detail.limits()));
        }
        left.add(signals(detail));
        if (!detail.timers().isEmpty()) {
            left.add(timers(detail.timers()));
        }
        right.add(map("explore.part.namespaces", numbers(detail.namespaces())));
        right.add(map("explore.part.cgroups", detail.cgroups()));
        Node columns = Facts.columns(left, right);
        columns.getStyleClass().add("overview-content");
        return columns;
    }

    private static Facts process(SavedProcessDetail detail) {
        CheckpointedProcess process = detail.process();
        Facts facts = new Facts(Texts.get("explore.part.process"));
        facts.add(Texts.get("process.args"), String.join(" ", process.args()));
        facts.add(Texts.get("explore.exe"), word(detail.exe()));
        facts.add(Texts.get("explore.cwd"), word(detail.cwd()));
        facts.add(Texts.get("explore.root"), word(detail.root()));
        facts.add(Texts.get("process.pid"), String.valueOf(process.pid()));
        facts.add(
                Texts.get("explore.parent"),
                Texts.get("explore.family", process.ppid(), process.pgid(), process.sid()));
        facts.add(Texts.get("process.state"), Texts.get("process.state." + process.state()));
        facts.add(Texts.get("process.memory"), Amounts.bytes(process.memory()));
        facts.add(Texts.get("explore.umask"), word(detail.umask()));
        facts.add(Texts.get("explore.oomScore"), number(detail.oomScore()));
        Integer exit = detail.exitCode();
        if (exit != null) {
            facts.add(Texts.get("explore.exitCode"), String.valueOf(exit));
        }
        return facts;
    }

    private static Facts threads(List<SavedThread> threads) {
        Facts facts = new Facts(Texts.get("explore.part.threads", threads.size()));
        for (SavedThread thread : threads) {
            String name = Texts.get("explore.process", thread.tid(), thread.comm());
            facts.add(
                    name,
                    Texts.get(
                            "explore.thread",
                            thread.state(),
                            thread.policy(),
                            thread.nice(),
                            Addresses.hex(thread.instruction()),
                            Addresses.hex(thread.stack())));
            if (!thread.blocked().isEmpty()) {
                facts.add("", Texts.get("explore.blocked", String.join(" ", thread.blocked())));
            }
        }
        return facts;
    }

    private static Facts signals(SavedProcessDetail detail) {
        Facts facts = new Facts(Texts.get("explore.part.signals"));
        facts.add(Texts.get("explore.pending"), String.join(" ", detail.pending()));
        for (String how : List.of("caught", "ignored")) {
            facts.add(
                    Texts.get("explore.signals." + how),
                    detail.handlers().entrySet().stream()
                            .filter(each -> each.getValue().equals(how))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return facts;
    }

    private static Facts credentials(SavedCredentials who) {
        Facts facts = new Facts(Texts.get("explore.part.credentials"));
        facts.add(Texts.get("explore.user"), ids(who.uid(), who.euid(), who.suid(), who.fsuid()));
        facts.add(Texts.get("explore.group"), ids(who.gid(), who.egid(), who.sgid(), who.fsgid()));
        facts.add(
                Texts.get("explore.groups"),
                who.groups().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        facts.add(Texts.get("explore.effective"), capabilities(who.effective()));
        facts.add(Texts.get("explore.permitted"), capabilities(who.permitted()));
        facts.add(Texts.get("explore.inheritable"), capabilities(who.inheritable()));
        facts.add(Texts.get("explore.ambient"), capabilities(who.ambient()));
        facts.add(Texts.get("explore.bounding"), capabilities(who.bounding()));
        facts.add(Texts.get("explore.noNewPrivileges"), Texts.get(who.noNewPrivileges() ? "word.yes" : "word.no"));
        facts.add(Texts.get("explore.seccomp"), who.seccomp());
        facts.add(Texts.get("explore.profile"), word(who.securityProfile()));
        return facts;
    }

    private static String ids(long real, long effective, long saved, long filesystem) {
        return real == effective && real == saved && real == filesystem
                ? String.valueOf(real)
                : Texts.get("explore.ids", real, effective, saved, filesystem);
    }

    private static String capabilities(List<String> names) {
        return names.stream().map(name -> name.replaceFirst("^CAP_", "")).collect(Collectors.joining(" "));
    }

    private static Facts limits(List<SavedLimit> limits) {
        Facts facts = new Facts(Texts.get("explore.part.limits"));
        for (SavedLimit limit : limits) {
            facts.add(
                    limit.resource().replaceFirst("^RLIMIT_", ""),
                    Texts.get("explore.limit", bound(limit.soft()), bound(limit.hard())));
        }
        return facts;
    }

    private static String bound(@Nullable Long value) {
        return value == null ? Texts.get("explore.unlimited") : String.valueOf(value);
    }

    private static Facts timers(List<SavedTimer> timers) {
        Facts facts = new Facts(Texts.get("explore.part.timers"));
        for (SavedTimer timer : timers) {
            String clock = timer.clock();
            facts.add(
                    clock == null ? timer.kind() : timer.kind() + " " + clock,
                    Texts.get("explore.timer", timer.left(), timer.interval(), word(timer.signal())));
        }
        return facts;
    }

    private static Map<String, String> numbers(Map<String, Long> map) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));
    }

    private static Facts map(String title, Map<String, String> map) {
        Facts facts = new Facts(Texts.get(title));
        new TreeMap<>(map).forEach((name, value) -> facts.add(name.isEmpty() ? "unified" : name, value));
        return facts;
    }

    private static String number(@Nullable Integer value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }
}
