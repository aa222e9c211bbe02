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
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads all rows back into an index. */
final class RowReader {
    private final Connection connection;
    private final Documents documents;

    RowReader(Connection connection, Documents documents) {
        this.connection = connection;
        this.documents = documents;
    }

    /** The index that was saved, with the newest {@code journalLimit} events. */
    Index read(int journalLimit) throws SQLException, IOException {
        List<Change> changes = new ArrayList<>();
        each("select document from bundle", row -> changes.add(new Change.AddBundle(read(row, 1, Bundle.class))));
        each("select document from volume", row -> changes.add(new Change.AddVolume(read(row, 1, Volume.class))));
        each("select document from pod", row -> changes.add(new Change.AddPod(read(row, 1, PodConfig.class))));
        each(
                "select c.document, s.document from container c join container_state s on s.id = c.id"
                        + " order by c.sequence",
                row -> changes.add(new Change.AddContainer(
                        new ContainerRecord(read(row, 1, ContainerConfig.class), read(row, 2, ContainerState.class)))));
        each(
                "select document from checkpoint",
                row -> changes.add(new Change.AddCheckpoint(read(row, 1, Checkpoint.class))));
        each(
                "select document from exec_session",
                row -> changes.add(new Change.AddExec(read(row, 1, ExecSession.class))));
        each(
                "select container_id, name, exit_code, removed from past_exit",
                row -> changes.add(new Change.KeepExit(new PastExit(
                        row.getString(1), row.getString(2), row.getInt(3), row.getObject(4, Instant.class)))));
        long next = one("select coalesce(max(number), -1) + 1 from event");
        long first = Math.max(0, next - journalLimit);
        each(
                "select number, revision, time, type, action, object_id, object_name, attributes from event"
                        + " where number >= " + first + " order by number",
                row -> changes.add(new Change.Append(event(row))));
        return Draft.load(Index.empty(journalLimit, first), revision(), changes);
    }

    long revision() throws SQLException {
        return one("select number from revision");
    }

    private Event event(ResultSet row) throws SQLException, IOException {
        return new Event(
                row.getLong(2),
                row.getObject(3, Instant.class),
                Event.Type.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                documents.readAttributes(row.getBytes(8)));
    }

    private <T> T read(ResultSet row, int column, Class<T> type) throws SQLException, IOException {
        return documents.read(row.getBytes(column), type);
    }

    private long one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void each(String query, RowConsumer consumer) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    /** What is done with the row that a result set is at. */
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException, IOException;
    }
}
