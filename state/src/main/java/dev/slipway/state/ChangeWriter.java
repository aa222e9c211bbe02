package dev.slipway.state;

import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.Volume;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes changes that were checked, as rows. Each call is part of the connection's open transaction. */
final class ChangeWriter {
    /** How many events too many are left, so that not every commit prunes. */
    private static final int PRUNE_SLACK = 256;

    private final Statements sql;
    private final Documents documents;

    ChangeWriter(Statements sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    /** Writes the changes of one commit, made on {@code base}. */
    void write(Index base, List<Change> changes) throws SQLException {
        Map<String, ContainerConfig> written = new HashMap<>();
        long number = base.journal().next();
        for (Change change : changes) {
            if (change instanceof Change.Append append) {
                appendEvent(number, append.event(), base.journal().limit());
                number++;
            } else if (change instanceof Change.AddContainer add) {
                addContainer(add.container());
                written.put(add.container().id(), add.container().config());
            } else if (change instanceof Change.PutContainer put) {
                putContainer(base, written, put.container());
            } else if (change instanceof Change.RemoveContainer remove) {
                sql.run("delete from object where id = ?", remove.id());
                written.remove(remove.id());
            } else {
                writeOther(change);
            }
        }
    }

    private void writeOther(Change change) throws SQLException {
        if (change instanceof Change.AddPod add) {
            addPod(add.pod());
        } else if (change instanceof Change.PutPod put) {
            PodConfig pod = put.pod();
            sql.run("update object set name = ? where id = ?", pod.name(), pod.id());
            sql.run(
                    "update pod set created = ?, document = ? where id = ?",
                    pod.created(),
                    documents.write("pod " + pod.name(), pod),
                    pod.id());
        } else if (change instanceof Change.RemovePod remove) {
            sql.run("delete from object where id = ?", remove.id());
        } else if (change instanceof Change.AddBundle add) {
            addBundle(add.bundle());
        } else if (change instanceof Change.RemoveBundle remove) {
            sql.run("delete from bundle where id = ?", remove.id());
        } else if (change instanceof Change.AddCheckpoint add) {
            addCheckpoint(add.checkpoint());
        } else if (change instanceof Change.PutCheckpoint put) {
            sql.run("delete from checkpoint where id = ?", put.checkpoint().id());
            addCheckpoint(put.checkpoint());
        } else if (change instanceof Change.RemoveCheckpoint remove) {
            sql.run("delete from checkpoint where id = ?", remove.id());
        } else {
            writeVolume(change);
        }
    }

    private void writeVolume(Change change) throws SQLException {
        if (change instanceof Change.AddVolume add) {
            Volume volume = add.volume();
            sql.run(
                    "insert into volume values (?, ?, ?, ?)",
                    volume.id(),
                    volume.name(),
                    volume.created(),
                    documents.write("volume " + volume.name(), volume));
        } else if (change instanceof Change.PutVolume put) {
            Volume volume = put.volume();
            sql.run(
                    "update volume set created = ?, document = ? where id = ?",
                    volume.created(),
                    documents.write("volume " + volume.name(), volume),
                    volume.id());
        } else if (change instanceof Change.RemoveVolume remove) {
            sql.run("delete from volume where id = ?", remove.id());
        } else {
            writeRun(change);
        }
    }

    private void writeRun(Change change) throws SQLException {
        if (change instanceof Change.AddExec add) {
            addExec(add.session());
        } else if (change instanceof Change.PutExec put) {
            ExecSession session = put.session();
            sql.run(
                    "update exec_session set status = ?, document = ? where id = ?",
                    session.status().word(),
                    documents.write("exec session " + session.id(), session),
                    session.id());
        } else if (change instanceof Change.RemoveExec remove) {
            sql.run("delete from exec_session where id = ?", remove.id());
        } else if (change instanceof Change.KeepExit keep) {
            PastExit exit = keep.exit();
            sql.run("delete from past_exit where container_id = ?", exit.container());
            sql.run(
                    "insert into past_exit values (?, ?, ?, ?)",
                    exit.container(),
                    exit.name(),
                    exit.exitCode(),
                    exit.removed());
        } else if (change instanceof Change.ForgetExits forget) {
            sql.run("delete from past_exit where removed < ?", forget.before());
        }
    }

    private void addExec(ExecSession session) throws SQLException {
        sql.run(
                "insert into exec_session values (?, ?, ?, ?, ?)",
                session.id(),
                session.container(),
                session.created(),
                session.status().word(),
                documents.write("exec session " + session.id(), session));
    }

    void writeRevision(long revision) throws SQLException {
        sql.run("update revision set number = ?", revision);
    }

    private void addContainer(ContainerRecord container) throws SQLException {
        ContainerConfig config = container.config();
        ContainerState state = container.state();
        String what = "container " + config.name();
        sql.run("insert into object values (?, ?, 'container')", config.id(), config.name());
        sql.run(
                "insert into container (id, pod_id, bundle_id, image_id, created, document) values (?, ?, ?, ?, ?, ?)",
                config.id(),
                config.pod(),
                config.bundleId(),
                config.imageId(),
                config.created(),
                documents.write(what, config));
        sql.run(
                "insert into container_state values (?, ?, ?)",
                config.id(),
                state.status().word(),
                documents.write(what, state));
        for (String dependency : config.dependencies()) {
            sql.run("insert into dependency values (?, ?)", config.id(), dependency);
        }
        for (String volume : config.volumeIds()) {
            sql.run("insert into volume_use values (?, ?)", config.id(), volume);
        }
    }

    private void putContainer(Index base, Map<String, ContainerConfig> written, ContainerRecord container)
            throws SQLException {
        ContainerConfig config = container.config();
        ContainerState state = container.state();
        String what = "container " + config.name();
        ContainerConfig old = written.get(config.id());
        if (old == null) {
            old = base.containers().require(config.id()).config();
        }
        if (!isSame(old, config)) {
            sql.run("update object set name = ? where id = ?", config.name(), config.id());
            sql.run(
                    "update container set created = ?, document = ? where id = ?",
                    config.created(),
                    documents.write(what, config),
                    config.id());
            written.put(config.id(), config);
        }
        sql.run(
                "update container_state set status = ?, document = ? where id = ?",
                state.status().word(),
                documents.write(what, state),
                config.id());
    }

    /** Whether it is the very object that was saved; to compare two of them would cost more than to write one. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(ContainerConfig saved, ContainerConfig config) {
        return saved == config;
    }

    private void addPod(PodConfig pod) throws SQLException {
        sql.run("insert into object values (?, ?, 'pod')", pod.id(), pod.name());
        sql.run("insert into pod values (?, ?, ?)", pod.id(), pod.created(), documents.write("pod " + pod.name(), pod));
    }

    private void addBundle(Bundle bundle) throws SQLException {
        sql.run(
                "insert into bundle values (?, ?, ?, ?)",
                bundle.id(),
                bundle.name(),
                bundle.created(),
                documents.write("bundle " + bundle.name(), bundle));
    }

    private void addCheckpoint(Checkpoint checkpoint) throws SQLException {
        sql.run(
                "insert into checkpoint values (?, ?, ?, ?, ?)",
                checkpoint.id(),
                checkpoint.name(),
                checkpoint.created(),
                checkpoint.containerId(),
                documents.write("checkpoint " + checkpoint.name(), checkpoint));
    }

    private void appendEvent(long number, Event event, int limit) throws SQLException {
        sql.run(
                "insert into event values (?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                event.revision(),
                event.time(),
                event.type().name(),
                event.action(),
                event.id(),
                event.name(),
                documents.write("an event", event.attributes()));
        if (number >= limit && number % PRUNE_SLACK == 0) {
            sql.run("delete from event where number <= ?", number - limit);
        }
    }
}
