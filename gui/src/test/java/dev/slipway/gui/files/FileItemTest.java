package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.FileCalls;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileItemTest {
    private static final FileChanges CHANGES = new FileChanges(List.of(
            new FileCalls.Change("/etc", "changed"),
            new FileCalls.Change("/etc/hosts", "deleted"),
            new FileCalls.Change("/etc/motd", "changed"),
            new FileCalls.Change("/etc/new", "added"),
            new FileCalls.Change("/old", "deleted")));

    @Test
    void marksWhatDiffersAndShowsWhatWasDeleted() {
        List<FileItem> items =
                FileItem.of("/etc", List.of(entry("motd"), entry("new"), entry("passwd")), CHANGES, false);

        assertThat(items).extracting(FileItem::name).containsExactly("hosts", "motd", "new", "passwd");
        assertThat(items)
                .extracting(FileItem::mark)
                .containsExactly(FileMark.DELETED, FileMark.CHANGED, FileMark.ADDED, FileMark.NONE);
        assertThat(items.get(0).kind()).isEqualTo("deleted");
    }

    @Test
    void leavesOutWhatDoesNotDiffer() {
        List<FileItem> items = FileItem.of("/", List.of(entry("bin"), entry("etc")), CHANGES, true);

        assertThat(items).extracting(FileItem::name).containsExactly("etc", "old");
        assertThat(FileItem.of("/bin", List.of(entry("sh")), CHANGES, true)).isEmpty();
    }

    @Test
    void believesTheFolderWhereItHasWhatWasTakenForDeleted() {
        List<FileItem> items = FileItem.of("/", List.of(entry("old")), CHANGES, false);

        assertThat(items).extracting(FileItem::kind).containsExactly("file");
        assertThat(items).extracting(FileItem::mark).containsExactly(FileMark.CHANGED);
    }

    @Test
    void takesAWordItDoesNotKnowForNoChange() {
        FileChanges strange = new FileChanges(List.of(new FileCalls.Change("/a", "moved")));

        assertThat(strange.mark("/a")).isEqualTo(FileMark.NONE);
        assertThat(strange.deletedFrom("/")).isEmpty();
    }

    private static FileCalls.Entry entry(String name) {
        return new FileCalls.Entry(name, "file", 1, "0644", 0, 0, Instant.EPOCH, null);
    }
}
