package dev.slipway.gui.files;

import dev.slipway.protocol.call.FileCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a folder: what is in it, or was in what the container was made of.
 *
 * @param entry absent for what was deleted
 */
record FileItem(String name, FileCalls.@Nullable Entry entry, FileMark mark) {
    /**
     * The lines of a folder.
     *
     * @param only whether those that don't differ are left out
     */
    static List<FileItem> of(String folder, List<FileCalls.Entry> entries, FileChanges changes, boolean only) {
        List<FileItem> items = new ArrayList<>();
        for (FileCalls.Entry entry : entries) {
            FileMark mark = changes.mark(FilePath.child(folder, entry.name()));
            if (!only || mark != FileMark.NONE) {
                items.add(new FileItem(entry.name(), entry, mark == FileMark.DELETED ? FileMark.CHANGED : mark));
            }
        }
        Set<String> there = entries.stream().map(FileCalls.Entry::name).collect(Collectors.toSet());
        for (String name : changes.deletedFrom(folder)) {
            if (!there.contains(name)) {
                items.add(new FileItem(name, null, FileMark.DELETED));
            }
        }
        items.sort(Comparator.comparing(FileItem::name));
        return items;
    }

    /** {@code file folder link device pipe socket}, or {@code deleted}. */
    String kind() {
        return entry == null ? "deleted" : entry.kind();
    }

    boolean isFolder() {
        return kind().equals("folder");
    }

    boolean isFile() {
        return kind().equals("file");
    }

    /** Bytes; 0 where there are none. */
    long size() {
        return entry == null ? 0 : entry.size();
    }

    /** Its name, with where it leads to if it is a link. */
    String words() {
        String target = entry == null ? null : entry.target();
        return target == null ? name : name + " → " + target;
    }
}
