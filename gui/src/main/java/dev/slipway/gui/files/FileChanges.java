package dev.slipway.gui.files;

import dev.slipway.protocol.call.FileCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a container has otherwise than what it was made of. */
final class FileChanges {
    /** Nothing is known to be otherwise. */
    static final FileChanges NONE = new FileChanges(List.of());

    private final Map<String, FileMark> marks = new HashMap<>();
    private final Map<String, List<String>> deleted = new HashMap<>();

    FileChanges(List<FileCalls.Change> told) {
        for (FileCalls.Change change : told) {
            FileMark mark = FileMark.ofWord(change.kind());
            marks.put(change.path(), mark);
            if (mark == FileMark.DELETED) {
                deleted.computeIfAbsent(FilePath.parent(change.path()), folder -> new ArrayList<>())
                        .add(FilePath.name(change.path()));
            }
        }
    }

    /** How a file or folder differs. */
    FileMark mark(String path) {
        return marks.getOrDefault(path, FileMark.NONE);
    }

    /** Names of what was deleted from a folder. */
    List<String> deletedFrom(String folder) {
        return deleted.getOrDefault(folder, List.of());
    }
}
