package dev.slipway.helper.handler;

import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.CheckpointContentViews;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Compared;
import dev.slipway.protocol.call.CheckpointContentCalls.Rows;
import dev.slipway.protocol.call.CheckpointContentCalls.Searched;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedSocket;
import dev.slipway.runtime.checkpoint.Comparison;
import dev.slipway.runtime.checkpoint.Contents;
import dev.slipway.runtime.checkpoint.KeptContent;
import dev.slipway.runtime.checkpoint.LiveContainers;
import dev.slipway.runtime.criu.LogEntry;
import dev.slipway.runtime.criu.SearchPattern;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in checkpoints, and what two have otherwise. */
final class CheckpointContentHandlers {
    private static final int USUAL_ROWS = 10_000;
    private static final int USUAL_HITS = 1_000;
    private static final int MOST_MEMORY = 65_536;
    private static final int USUAL_CONTENT = 65_536;
    private static final int MOST_CONTENT = 1 << 20;

    /** What is searched in a small part of a second; more is a job. */
    private static final long SMALL = 64L << 20;

    private final Contents contents;
    private final LiveContainers live;
    private final Jobs jobs;

    CheckpointContentHandlers(Contents contents, LiveContainers live, Jobs jobs) {
        this.contents = contents;
        this.live = live;
        this.jobs = jobs;
    }

    void register(Methods methods) {
        methods.add(CheckpointContentCalls.PROCESS, Access.WORK, this::process)
                .add(CheckpointContentCalls.DESCRIPTORS, Access.WORK, this::descriptors)
                .add(CheckpointContentCalls.SOCKETS, Access.WORK, this::sockets)
                .add(CheckpointContentCalls.MEMORY_MAP, Access.WORK, this::memoryMap)
                .add(CheckpointContentCalls.MOUNTS, Access.WORK, this::mounts)
                .add(CheckpointContentCalls.ENVIRONMENT, Access.WORK, this::environment)
                .add(CheckpointContentCalls.FILES, Access.WORK, this::files)
                .add(CheckpointContentCalls.READ_FILE, Access.WORK, this::readFile)
                .add(CheckpointContentCalls.MEMORY, Access.WORK, this::memory)
                .add(CheckpointContentCalls.SEARCH, Access.WORK, this::search)
                .add(CheckpointContentCalls.LOGS, Access.WORK, this::logs)
                .add(CheckpointContentCalls.DIFF, Access.WORK, this::diff);
    }

    private Reply<SavedProcessDetail> process(CheckpointContentCalls.OfProcess params, Session session) {
        return Reply.of(CheckpointContentViews.process(contents.process(params.checkpoint(), params.pid())));
    }

    private Reply<List<SavedDescriptor>> descriptors(Rows params, Session session) {
        return Reply.of(
                contents
                        .descriptors(params.checkpoint(), params.pid(), after(params.after()), rows(params.limit()))
                        .stream()
                        .map(CheckpointContentViews::descriptor)
                        .toList());
    }

    private Reply<List<SavedSocket>> sockets(Rows params, Session session) {
        return Reply.of(part(contents.sockets(params.checkpoint(), params.pid()).stream(), params)
                .map(CheckpointContentViews::socket)
                .toList());
    }

    private Reply<List<SavedMapping>> memoryMap(Rows params, Session session) {
        return Reply.of(
                contents
                        .memoryMap(params.checkpoint(), params.pid(), after(params.after()), rows(params.limit()))
                        .stream()
                        .map(CheckpointContentViews::mapping)
                        .toList());
    }

    private Reply<List<SavedMount>> mounts(Rows params, Session session) {
        return Reply.of(part(contents.mounts(params.checkpoint(), params.pid()).stream(), params)
                .map(CheckpointContentViews::mount)
                .toList());
    }

    private Reply<List<SavedEnvironment>> environment(Rows params, Session session) {
        return Reply.of(
                contents
                        .environments(params.checkpoint(), params.pid(), after(params.after()), rows(params.limit()))
                        .stream()
                        .map(CheckpointContentViews::environment)
                        .toList());
    }

    private Reply<List<SavedFile>> files(CheckpointContentCalls.Files params, Session session) {
        return Reply.of(
                contents
                        .files(params.checkpoint(), params.place(), after(params.after()), rows(params.limit()))
                        .stream()
                        .map(CheckpointContentViews::file)
                        .toList());
    }

    private Reply<CheckpointContentCalls.Content> readFile(CheckpointContentCalls.FileContent params, Session session) {
        long offset = params.offset() == null ? 0 : params.offset();
        if (offset < 0) {
            throw Arguments.wrong("offset", "it is negative", "Leave it out to begin with the first byte.");
        }
        KeptContent content = contents.file(
                params.checkpoint(),
                params.place(),
                params.path(),
                offset,
                within("length", params.length(), USUAL_CONTENT, MOST_CONTENT));
        return Reply.of(
                new CheckpointContentCalls.Content(CheckpointContentViews.base64(content.bytes()), content.size()));
    }

    private Reply<SavedBytes> memory(CheckpointContentCalls.Memory params, Session session) {
        if (params.address() < 0) {
            throw Arguments.wrong(
                    "address", "it is not from 0 to 2^63 - 1", "Take one of an area of checkpoint.memoryMap.");
        }
        int length = within("length", params.length(), MOST_MEMORY, MOST_MEMORY);
        return Reply.of(CheckpointContentViews.bytes(
                params.pid(), contents.memory(params.checkpoint(), params.pid(), params.address(), length)));
    }

    private Reply<Searched> search(CheckpointContentCalls.Search params, Session session) {
        SearchPattern pattern = pattern(params);
        int most = within("limit", params.limit(), USUAL_HITS, USUAL_ROWS);
        Set<Integer> pids = new HashSet<>(Arguments.list(params.pids()));
        String checkpoint = contents.require(params.checkpoint()).id();
        if (contents.searchable(checkpoint, pids) <= SMALL) {
            return Reply.of(new Searched(
                    null,
                    CheckpointContentViews.search(contents.search(checkpoint, pattern, pids, most, Progress.NONE))));
        }
        Job job = jobs.start(
                session.peer(),
                CheckpointContentCalls.SEARCH.method(),
                "search in " + contents.require(checkpoint).name(),
                running -> CheckpointContentViews.search(contents.search(checkpoint, pattern, pids, most, running)));
        return Reply.of(new Searched(job.id(), null));
    }

    private static SearchPattern pattern(CheckpointContentCalls.Search params) {
        String kind = params.kind() == null ? "text" : params.kind();
        return switch (kind) {
            case "text" -> SearchPattern.text(params.pattern());
            case "regex" -> SearchPattern.regex(params.pattern());
            case "hex" -> SearchPattern.hex(params.pattern());
            default -> throw Arguments.wrong("kind", "it is neither text nor regex nor hex", "Leave it out for text.");
        };
    }

    private Reply<List<SavedLogLine>> logs(CheckpointContentCalls.Logs params, Session session) {
        return Reply.of(
                contents
                        .log(params.checkpoint(), level(params.level()), after(params.after()), rows(params.limit()))
                        .stream()
                        .map(CheckpointContentViews::line)
                        .toList());
    }

    private static LogEntry.Level level(@Nullable String given) {
        return switch (given == null ? "info" : given) {
            case "error" -> LogEntry.Level.ERROR;
            case "warning" -> LogEntry.Level.WARNING;
            case "info" -> LogEntry.Level.INFO;
            default ->
                throw Arguments.wrong(
                        "level", "it is neither error nor warning nor info", "Leave it out for all lines.");
        };
    }

    private Reply<Compared> diff(CheckpointContentCalls.Diff params, Session session) {
        Set<Comparison.What> what = what(params.what());
        Checkpoint from = contents.require(params.from());
        ContainerRecord running = live.named(params.to()).orElse(null);
        if (running != null) {
            return compared(
                    session,
                    from.name() + " with container " + running.name(),
                    progress -> live.compare(contents, from, running, what, progress));
        }
        Checkpoint to = contents.require(params.to());
        if (what.contains(Comparison.What.PAGES)) {
            return compared(
                    session,
                    from.name() + " with " + to.name(),
                    progress -> contents.compare(from.id(), to.id(), what, progress));
        }
        return Reply.of(new Compared(
                null, CheckpointContentViews.diff(contents.compare(from.id(), to.id(), what, Progress.NONE))));
    }

    private Reply<Compared> compared(Session session, String which, Function<Progress, Comparison> comparison) {
        Job job = jobs.start(
                session.peer(),
                CheckpointContentCalls.DIFF.method(),
                "comparison of " + which,
                running -> CheckpointContentViews.diff(comparison.apply(running)));
        return Reply.of(new Compared(job.id(), null));
    }

    private static Set<Comparison.What> what(@Nullable List<String> given) {
        if (given == null) {
            return EnumSet.complementOf(EnumSet.of(Comparison.What.PAGES));
        }
        Set<Comparison.What> what = EnumSet.noneOf(Comparison.What.class);
        for (String word : given) {
            what.add(Stream.of(Comparison.What.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Arguments.wrong(
                            "what", "there is no \"" + word + "\" to compare", "Leave it out for all but pages.")));
        }
        return what;
    }

    private static <T> Stream<T> part(Stream<T> rows, Rows params) {
        return rows.skip(after(params.after())).limit(rows(params.limit()));
    }

    private static int rows(@Nullable Integer given) {
        return within("limit", given, USUAL_ROWS, USUAL_ROWS);
    }

    private static int after(@Nullable Integer given) {
        if (given != null && given < 0) {
            throw Arguments.wrong("after", "it is negative", "Leave it out to begin with the first.");
        }
        return given == null ? 0 : given;
    }

    private static int within(String name, @Nullable Integer given, int usual, int most) {
        if (given != null && (given < 1 || given > most)) {
            throw Arguments.wrong(name, "it must be from 1 to " + most, "Ask for the rest with a further call.");
        }
        return given == null ? usual : given;
    }
}
