package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files that name the cgroups which this engine may have made. They are gone after a reboot, as those are. */
final class CgroupMarks {
    private final Path folder;

    CgroupMarks(Path folder) {
        this.folder = folder;
    }

    void put(String cgroup) {
        Folders.create(folder);
        try {
            Files.writeString(file(cgroup), cgroup);
        } catch (IOException e) {
            throw failed(file(cgroup), e);
        }
    }

    void remove(String cgroup) {
        try {
            Files.deleteIfExists(file(cgroup));
        } catch (IOException e) {
            throw failed(file(cgroup), e);
        }
    }

    boolean has(String cgroup) {
        return Files.exists(file(cgroup));
    }

    /** Those that are marked. A mark that was cut short is of one that was not made. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        for (String name : Folders.names(folder)) {
            Path mark = folder.resolve(name);
            try {
                String cgroup = Files.readString(mark);
                if (mark.equals(file(cgroup))) {
                    all.add(cgroup);
                } else {
                    Files.delete(mark);
                }
            } catch (IOException e) {
                throw failed(mark, e);
            }
        }
        return all;
    }

    private Path file(String cgroup) {
        return folder.resolve(
                UUID.nameUUIDFromBytes(cgroup.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static EngineException failed(Path mark, IOException e) {
        return EngineException.of(
                ErrorKind.STORAGE, "could not keep the mark of a cgroup " + mark + ": " + Folders.reason(e), e);
    }
}
