package dev.slipway.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A test with a helper of its own, which leaves nothing on the machine; what it left all the same makes it fail, and is removed. */
abstract class WholeSystemTest {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final TestFolder folder = TestFolder.create();
    private final HelperFolder helperFolder = new HelperFolder(folder);

    /** The test's own folder; deleted at its end. */
    final TestFolder folder() {
        return folder;
    }

    final HelperFolder helperFolder() {
        return helperFolder;
    }

    /** Starts a helper that ends with the test. */
    final HelperProcess startHelper() {
        return closedAtEnd(HelperProcess.start(helperFolder));
    }

    /** The same, with more environment variables. */
    final HelperProcess startHelper(Map<String, String> environment) {
        return closedAtEnd(HelperProcess.start(helperFolder, environment));
    }

    /** Closed at the test's end, the last one first. */
    final <T extends AutoCloseable> T closedAtEnd(T resource) {
        opened.push(resource);
        return resource;
    }

    @AfterEach
    @SuppressWarnings("try") // they are closed, not looked at
    final void leaveNothingBehind() throws Exception {
        try (folder;
                AutoCloseable swept = () -> Rescue.sweep(helperFolder)) {
            closeOpened();
            helperFolder.network().remove();
            helperFolder.store().release();
            Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        }
    }

    /** Also those that come after one that fails. */
    @SuppressWarnings("try")
    private void closeOpened() throws Exception {
        if (!opened.isEmpty()) {
            AutoCloseable last = opened.pop();
            try (AutoCloseable rest = this::closeOpened) {
                last.close();
            }
        }
    }
}
