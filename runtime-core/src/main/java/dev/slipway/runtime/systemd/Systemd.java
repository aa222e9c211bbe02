package dev.slipway.runtime.systemd;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and removes units that last until the next boot at most. Connected at the first call, and again after the
 * connection was lost. Safe for use by several threads. Errors are CGROUP with systemd's own reason, CANCELLED and
 * TIMEOUT.
 */
public final class Systemd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
    private static final String NAME = "org.freedesktop.systemd1";
    private static final String PATH = "/org/freedesktop/systemd1";
    private static final String MODE = "replace";
    private static final long JOB_SECONDS = 30;

    private final Map<String, CompletableFuture<String>> jobs = new ConcurrentHashMap<>();
    private @Nullable DBusConnection connection;
    private @Nullable ServiceManager manager;

    /** Whether systemd is the machine's service manager, as sd_booted(3) finds out. */
    public static boolean runs() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }

    /** Its version, "252.31-1". */
    public String version() {
        return call("systemd", "ask", () -> {
            manager();
            Properties properties = open().getRemoteObject(NAME, PATH, Properties.class);
            return String.valueOf(properties.<Object>Get(NAME + ".Manager", "Version"));
        });
    }

    /**
     * Makes a unit and waits until it is active.
     *
     * @return false if there is one with this name
     */
    public boolean start(String unit, List<UnitProperty> properties) {
        try {
            await(unit, "start", manager -> manager.startTransientUnit(unit, MODE, properties, List.of()));
            return true;
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.CGROUP && exists(unit)) {
                return false;
            }
            throw e;
        }
    }

    /** Stops a unit with all that is in it and waits until it is gone; one that is not there is no error. */
    public void stop(String unit) {
        try {
            await(unit, "stop", manager -> manager.stopUnit(unit, MODE));
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.CGROUP || exists(unit)) {
                throw e;
            }
        }
        forgetFailure(unit);
    }

    /** Forgets a unit that failed; one that is not there is no error. */
    public void forgetFailure(String unit) {
        try {
            call(unit, "forget", () -> {
                manager().resetFailedUnit(unit);
                return true;
            });
        } catch (EngineException e) {
            LOG.debug("{}", e.message());
        }
    }

    /** Changes properties of a unit until it is gone: all or none. */
    public void set(String unit, List<UnitProperty> properties) {
        call(unit, "change", () -> {
            manager().setUnitProperties(unit, true, properties);
            return true;
        });
    }

    private void await(String unit, String verb, Consumer<ServiceManager> begin) {
        CompletableFuture<String> job = new CompletableFuture<>();
        jobs.put(unit, job);
        try {
            String result = call(unit, verb, () -> {
                begin.accept(manager());
                return job.get(JOB_SECONDS, TimeUnit.SECONDS);
            });
            if (!result.equals("done")) {
                throw EngineException.of(ErrorKind.CGROUP, said(unit, verb, "the job was " + result))
                        .hint("See what systemd logged: journalctl -u " + unit);
            }
        } finally {
            jobs.remove(unit, job);
        }
    }

    private void removed(ServiceManager.JobRemoved signal) {
        CompletableFuture<String> waiting = jobs.get(signal.unit());
        if (waiting != null) {
            waiting.complete(signal.result());
        }
    }

    private interface Call<T> {
        T call() throws DBusException, InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T call(String unit, String verb, Call<T> step) {
        try {
            return step.call();
        } catch (DBusExecutionException e) {
            throw EngineException.of(ErrorKind.CGROUP, said(unit, verb, String.valueOf(e.getMessage())), e);
        } catch (DBusException | ExecutionException e) {
            throw EngineException.of(ErrorKind.CGROUP, said(unit, verb, "D-Bus: " + e.getMessage()), e)
                    .hint("See whether the system bus runs: systemctl status dbus");
        } catch (TimeoutException e) {
            throw EngineException.of(ErrorKind.TIMEOUT, said(unit, verb, "no end within " + JOB_SECONDS + " s"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, said(unit, verb, "cancelled"), e);
        }
    }

    private static String said(String unit, String verb, String why) {
        return "could not " + verb + " " + unit + " through systemd: " + why;
    }

    /** Asked after a failure, since dbus-java does not tell the name of an error. */
    private boolean exists(String unit) {
        return call(unit, "find", () -> {
            try {
                manager().getUnit(unit);
                return true;
            } catch (DBusExecutionException e) {
                LOG.debug("there is no {}", unit, e);
                return false;
            }
        });
    }

    private synchronized ServiceManager manager() throws DBusException {
        DBusConnection open = open();
        if (manager == null) {
            ServiceManager fresh = open.getRemoteObject(NAME, PATH, ServiceManager.class);
            open.addSigHandler(ServiceManager.JobRemoved.class, this::removed);
            fresh.subscribe();
            manager = fresh;
        }
        return manager;
    }

    private synchronized DBusConnection open() throws DBusException {
        DBusConnection known = connection;
        if (known == null || !known.isConnected()) {
            manager = null;
            known = DBusConnectionBuilder.forSystemBus().withShared(false).build();
            connection = known;
        }
        return known;
    }

    /** Units stay. */
    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.disconnect();
            connection = null;
            manager = null;
        }
    }
}
