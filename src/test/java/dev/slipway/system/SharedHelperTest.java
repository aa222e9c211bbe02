package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one helper; each leaves nothing in it and nothing on the machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedHelperTest {
    private final TestFolder folder = TestFolder.create();
    private final HelperFolder helperFolder = new HelperFolder(folder);
    private final Deque<Client> clients = new ArrayDeque<>();
    private DemonstrationBundles bundles;
    private HelperProcess helper;

    @BeforeAll
    final void start() {
        bundles = DemonstrationBundles.in(folder);
        prepare();
        helper = HelperProcess.start(helperFolder);
    }

    @BeforeEach
    final void connectFirst() {
        connect();
    }

    /** What must be so before the helper starts. */
    void prepare() {}

    final TestFolder folder() {
        return folder;
    }

    final HelperFolder helperFolder() {
        return helperFolder;
    }

    final DemonstrationBundles bundles() {
        return bundles;
    }

    final long helperPid() {
        return helper.pid();
    }

    /** The test's own connection. */
    final Client client() {
        return clients.getFirst();
    }

    /** One more connection, closed with the test. */
    final Client connect() {
        var client = new Client(helper.connect());
        clients.addLast(client);
        return client;
    }

    @AfterEach
    final void leaveNothingBehind() {
        try {
            client().bundles().forEach(bundle -> client().removeBundle(bundle.id()));
            assertThat(client().containers()).isEmpty();
            helperFolder.store().release();
            Leaks.assertNothingLeftBeside(helper.pid(), folder.name(), "file " + folder.path());
        } finally {
            clients.forEach(Client::close);
            clients.clear();
        }
    }

    @AfterAll
    final void end() throws IOException {
        try {
            helper.close();
            helperFolder.network().remove();
            helperFolder.store().release();
            Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        } finally {
            Rescue.sweep(helperFolder);
            folder.close();
        }
    }
}
