package dev.slipway.runtime.container;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done to containers, put together once. */
final class Operations {
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final Release release;
    private final Launch launch;
    private final Lifecycle lifecycle;
    private final Endings endings;
    private final Waiters waiters;
    private final Stopping stopping;
    private final Attachments attachments;
    private final ExecEndings execEndings;
    private final ExecStopping execStopping;
    private final Attaching attaching;
    private @Nullable Removal removal;

    Operations(Machinery parts) {
        ledger = new Ledger(parts.state(), parts.clock());
        dependencies = new Dependencies(parts.state(), parts.processes());
        release = new Release(parts);
        launch = new Launch(parts, dependencies, release);
        lifecycle = new Lifecycle(parts, ledger, dependencies, launch, release);
        waiters = new Waiters(parts.state(), parts.workers());
        endings = new Endings(parts, ledger, release, id -> removal().remove(id, false, false));
        stopping = new Stopping(parts, ledger, lifecycle, endings, waiters);
        attachments = new Attachments(parts.workers());
        execEndings = new ExecEndings(parts, ledger);
        execStopping = new ExecStopping(parts, execEndings, attachments);
        attaching = new Attaching(parts, lifecycle, attachments);
        removal = new Removal(parts, ledger, lifecycle, stopping, endings, execStopping);
    }

    Ledger ledger() {
        return ledger;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    Release release() {
        return release;
    }

    Launch launch() {
        return launch;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Endings endings() {
        return endings;
    }

    Waiters waiters() {
        return waiters;
    }

    Stopping stopping() {
        return stopping;
    }

    Attaching attaching() {
        return attaching;
    }

    Attachments attachments() {
        return attachments;
    }

    ExecEndings execEndings() {
        return execEndings;
    }

    ExecStopping execStopping() {
        return execStopping;
    }

    Removal removal() {
        return Objects.requireNonNull(removal);
    }
}
