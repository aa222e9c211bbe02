package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.checkpoint.Comparison.Difference;
import dev.slipway.runtime.checkpoint.Comparison.Kind;
import dev.slipway.runtime.checkpoint.Comparison.Match;
import dev.slipway.runtime.checkpoint.Comparison.What;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.criu.MountDetail;
import dev.slipway.runtime.criu.ProcessMemory;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One comparison of two checkpoints, or of one with a container that was saved for it. */
final class Comparing {
    private static final int MOST = 10_000;
    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_TEXT = 300;

    private final Contents contents;
    private final Checkpoint from;
    private final Checkpoint to;
    private final boolean live;
    private final CriuImages earlier;
    private final CriuImages later;
    private final ProcessFacts earlierFacts;
    private final ProcessFacts laterFacts;
    private final Set<What> wanted;
    private final Progress progress;
    private final List<Difference> differences = new ArrayList<>();
    private boolean more;

    /**
     * A comparison.
     *
     * @param live whether {@code to} is not in the catalogue, but was saved for this
     */
    Comparing(Contents contents, Checkpoint from, Checkpoint to, boolean live, Set<What> wanted, Progress progress) {
        this.contents = contents;
        this.from = from;
        this.to = to;
        this.live = live;
        this.wanted = wanted;
        this.progress = progress;
        earlier = contents.images(from);
        later = contents.images(to);
        earlierFacts = new ProcessFacts(earlier);
        laterFacts = new ProcessFacts(later);
    }

    Comparison run() {
        List<Match> matches = new ArrayList<>();
        List<Comparison.Pages> pages = new ArrayList<>();
        Map<Integer, SavedProcess> likes = ProcessMatching.of(earlier.processes(), later.processes());
        Set<Integer> kept = new HashSet<>();
        for (SavedProcess process : later.processes()) {
            progress.check();
            SavedProcess like = likes.get(process.pid());
            matches.add(match(like, process));
            if (like != null) {
                kept.add(like.pid());
                if (wanted.contains(What.PAGES)) {
                    pages.add(pages(
                            like,
                            process,
                            (double) matches.size() / later.processes().size()));
                }
            }
        }
        for (SavedProcess process : earlier.processes()) {
            if (!kept.contains(process.pid())) {
                matches.add(match(process, null));
            }
        }
        compareCommon();
        return new Comparison(from, to, live, matches, differences, pages, more);
    }

    private Comparison.Pages pages(SavedProcess like, SavedProcess process, double fraction) {
        progress.at("pages", fraction);
        try (ProcessMemory before = earlier.memory(like.pid());
                ProcessMemory after = later.memory(process.pid())) {
            return new PageComparing(before, after, progress).run();
        }
    }

    private Match match(@Nullable SavedProcess before, @Nullable SavedProcess after) {
        SavedProcess shown = after == null ? Objects.requireNonNull(before) : after;
        Map<What, Integer> counts = new EnumMap<>(What.class);
        Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.SAME;
        if (before != null && after != null) {
            for (What what : wanted) {
                int count = compare(
                        what, before.pid(), after.pid(), earlierFacts.of(before, what), laterFacts.of(after, what));
                if (count > 0) {
                    counts.put(what, count);
                    kind = Kind.CHANGED;
                }
            }
        }
        return new Match(
                before == null ? null : before.pid(),
                after == null ? null : after.pid(),
                shown.comm(),
                shown.args(),
                kind,
                counts);
    }

    private void compareCommon() {
        if (wanted.contains(What.MOUNTS)) {
            compare(What.MOUNTS, null, null, mounts(earlier), mounts(later));
        }
        if (wanted.contains(What.FILES)) {
            compare(What.FILES, null, null, files(from), files(to));
        }
    }

    private static Map<String, String> mounts(CriuImages images) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (MountDetail mount : images.mounts(images.processes())) {
            facts.merge(
                    mount.destination(),
                    mount.type() + " " + mount.source() + " " + String.join(",", mount.options()) + " "
                            + mount.propagation(),
                    (one, other) -> one + "; " + other);
        }
        return facts;
    }

    private Map<String, String> files(Checkpoint checkpoint) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<KeptFile> files = new ArrayList<>();
        for (int before = -1; before < files.size() && files.size() < MOST_FILES; ) {
            progress.check();
            before = files.size();
            files.addAll(contents.files(checkpoint, null, before, MOST_FILES - before));
        }
        more |= files.size() >= MOST_FILES;
        for (KeptFile file : files) {
            facts.put(
                    file.place() + " " + file.path(),
                    file.kind() == null
                            ? "deleted"
                            : file.kind() + " " + Integer.toOctalString(file.mode() == null ? 0 : file.mode()) + " "
                                    + file.uid() + ":" + file.gid() + " " + file.size() + " bytes "
                                    + (file.modified() == null ? "" : file.modified())
                                    + (file.target() == null ? "" : " -> " + file.target()));
        }
        return facts;
    }

    /** How many things differ, also those that are not told. */
    private int compare(
            What what,
            @Nullable Integer fromPid,
            @Nullable Integer toPid,
            Map<String, String> before,
            Map<String, String> after) {
        int count = 0;
        Map<String, String> left = new LinkedHashMap<>(before);
        for (Map.Entry<String, String> each : after.entrySet()) {
            String old = left.remove(each.getKey());
            if (old == null) {
                count += add(
                        new Difference(what, fromPid, toPid, each.getKey(), Kind.ADDED, null, cut(each.getValue())));
            } else if (!old.equals(each.getValue())) {
                count += add(new Difference(
                        what, fromPid, toPid, each.getKey(), Kind.CHANGED, cut(old), cut(each.getValue())));
            }
        }
        for (Map.Entry<String, String> each : left.entrySet()) {
            count += add(new Difference(what, fromPid, toPid, each.getKey(), Kind.REMOVED, cut(each.getValue()), null));
        }
        return count;
    }

    private int add(Difference difference) {
        if (differences.size() < MOST) {
            differences.add(difference);
        } else {
            more = true;
        }
        return 1;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
