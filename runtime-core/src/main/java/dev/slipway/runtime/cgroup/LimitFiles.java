package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.cgroup.Limits.Setting;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes limits into the files of a cgroup, all or none of them. */
final class LimitFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LimitFiles.class);

    private final Cgroup cgroup;
    private final Deque<Setting> before = new ArrayDeque<>();

    private LimitFiles(Cgroup cgroup) {
        this.cgroup = cgroup;
    }

    /**
     * Writes those that are not so already.
     *
     * @return what takes them back
     * @throws EngineException UNSUPPORTED where the kernel has no such limit; CGROUP with its reason where it refuses one
     */
    static Runnable write(Cgroup cgroup, ObjectNode limits) {
        LimitFiles files = new LimitFiles(cgroup);
        boolean written = false;
        try {
            new Limits(limits).settings(cgroup).forEach(files::write);
            written = true;
            return files::takeBack;
        } finally {
            if (!written) {
                files.takeBack();
            }
        }
    }

    private void write(Setting setting) {
        String now = ControlFile.text(setting.file());
        if (!setting.possible()) {
            throw LimitCheck.missing("could not limit the cgroup " + cgroup + ": ", setting);
        }
        if (now.equals(setting.value()) || !Files.exists(setting.file())) {
            return;
        }
        try {
            ControlFile.write(setting.file(), setting.value());
            before.push(new Setting(setting.option(), setting.file(), now));
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.CGROUP,
                            "could not limit the cgroup " + cgroup + ": "
                                    + setting.file().getFileName() + " does not take " + setting.value() + ": "
                                    + e.getMessage(),
                            e)
                    .hint("Give a limit that what runs in it, and the limits around and within it, leave room for.");
        }
    }

    private void takeBack() {
        for (Setting setting : before) {
            try {
                ControlFile.write(setting.file(), setting.value());
            } catch (IOException e) {
                LOG.warn("could not take {} back to {}", setting.file(), setting.value(), e);
            }
        }
    }
}
