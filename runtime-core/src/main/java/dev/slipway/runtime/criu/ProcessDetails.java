package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.CgroupMember;
import dev.slipway.runtime.criu.image.Images.CgroupSet;
import dev.slipway.runtime.criu.image.Images.Cgroups;
import dev.slipway.runtime.criu.image.Images.Core;
import dev.slipway.runtime.criu.image.Images.Creds;
import dev.slipway.runtime.criu.image.Images.Fs;
import dev.slipway.runtime.criu.image.Images.KernelIds;
import dev.slipway.runtime.criu.image.Images.Siginfo;
import dev.slipway.runtime.criu.image.Images.SignalQueue;
import dev.slipway.runtime.criu.image.Images.Task;
import dev.slipway.runtime.criu.image.Images.Thread;
import dev.slipway.runtime.error.EngineException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is known of one process. */
final class ProcessDetails {
    private static final int IGNORED = 1;
    private static final int KILL = 9;
    private static final int STOP = 19;
    private static final int SIGNALS = 64;

    private final ImageFolder folder;
    private final OpenFiles files;

    ProcessDetails(ImageFolder folder, OpenFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Everything.
     *
     * @throws EngineException CHECKPOINT where an image is missing or damaged
     */
    ProcessDetail of(SavedProcess process) {
        int pid = process.pid();
        Core core = ProcessTree.core(folder, pid);
        Task task = core.getTask();
        boolean lives = Mappings.any(folder, pid);
        Fs fs = lives && folder.has("fs-" + pid + ".img")
                ? folder.first("fs-" + pid + ".img", ImageMagic.FS, Fs.parser())
                : Fs.getDefaultInstance();
        return new ProcessDetail(
                process,
                lives ? path(Mappings.mm(folder, pid).getExeFileId()) : null,
                path(fs.getCwdId()),
                path(fs.getRootId()),
                fs.hasUmask() ? (Integer) fs.getUmask() : null,
                lives && task.hasOomScoreAdj() ? (Integer) task.getOomScoreAdj() : null,
                lives ? null : (Integer) task.getExitCode(),
                core.getThread().hasCreds() ? credentials(core) : null,
                lives ? threads(process, core) : List.of(),
                limits(task),
                signals(task.getSignals()),
                lives ? actions(task, true) : 0,
                lives ? actions(task, false) : 0,
                Timers.of(task.getTimers()),
                lives ? namespaces(ids(folder, pid)) : Map.of(),
                cgroups(core));
    }

    private @Nullable String path(int file) {
        return file == 0 ? null : files.path(Integer.toUnsignedLong(file));
    }

    /** Numbers of what a process may share with others; all 0 where the images have none. */
    static KernelIds ids(ImageFolder folder, int pid) {
        String name = "ids-" + pid + ".img";
        return folder.has(name)
                ? folder.first(name, ImageMagic.IDS, KernelIds.parser())
                : ProcessTree.core(folder, pid).getIds();
    }

    private static Credentials credentials(Core core) {
        Creds creds = core.getThread().getCreds();
        int seccomp = core.getThread().hasSeccompMode()
                ? core.getThread().getSeccompMode()
                : core.getTask().getOldSeccompMode();
        return new Credentials(
                Integer.toUnsignedLong(creds.getUid()),
                Integer.toUnsignedLong(creds.getEuid()),
                Integer.toUnsignedLong(creds.getSuid()),
                Integer.toUnsignedLong(creds.getFsuid()),
                Integer.toUnsignedLong(creds.getGid()),
                Integer.toUnsignedLong(creds.getEgid()),
                Integer.toUnsignedLong(creds.getSgid()),
                Integer.toUnsignedLong(creds.getFsgid()),
                creds.getGroupsList().stream().map(Integer::toUnsignedLong).toList(),
                bits(creds.getCapInhList()),
                bits(creds.getCapPrmList()),
                bits(creds.getCapEffList()),
                bits(creds.getCapBndList()),
                bits(creds.getCapAmbList()),
                creds.getSecbits(),
                creds.getNoNewPrivs() != 0,
                seccomp,
                creds.getLsmProfile().isEmpty() ? null : creds.getLsmProfile());
    }

    /** Two words, the low one first. */
    private static long bits(List<Integer> words) {
        long bits = 0;
        for (int i = 0; i < words.size() && i < 2; i++) {
            bits |= Integer.toUnsignedLong(words.get(i)) << (32 * i);
        }
        return bits;
    }

    private List<ThreadDetail> threads(SavedProcess process, Core own) {
        List<ThreadDetail> found = new ArrayList<>();
        found.add(thread(process.pid(), own));
        for (int tid : process.threads()) {
            if (tid != process.pid()) {
                found.add(thread(tid, ProcessTree.core(folder, tid)));
            }
        }
        return found;
    }

    private static ThreadDetail thread(int tid, Core core) {
        Thread thread = core.getThread();
        return new ThreadDetail(
                tid,
                core.hasTask() ? core.getTask().getComm() : thread.getComm(),
                thread.getSchedPolicy(),
                thread.getSchedNice(),
                thread.getSchedPrio(),
                thread.hasBlkSigset() ? thread.getBlkSigset() : core.getTask().getBlkSigset(),
                signals(thread.getSignals()),
                core.hasX86()
                        ? core.getX86().getRegisters().getIp()
                        : core.getArm64().getRegisters().getPc(),
                core.hasX86()
                        ? core.getX86().getRegisters().getSp()
                        : core.getArm64().getRegisters().getSp());
    }

    private static List<ProcessDetail.Limit> limits(Task task) {
        return task.getRlimits().getRlimitsList().stream()
                .map(each -> new ProcessDetail.Limit(each.getCur(), each.getMax()))
                .toList();
    }

    /** Each of a queue is a siginfo of the kernel's, which begins with the signal's number. */
    private static long signals(SignalQueue queue) {
        long bits = 0;
        for (Siginfo each : queue.getSignalsList()) {
            if (each.getSiginfo().size() >= Integer.BYTES) {
                int number = each.getSiginfo()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt();
                bits |= number < 1 || number > SIGNALS ? 0 : 1L << (number - 1);
            }
        }
        return bits;
    }

    /** What is done with each signal is written by number, without the two that nobody can catch. */
    private static long actions(Task task, boolean ignored) {
        long bits = 0;
        int number = 1;
        for (var action : task.getSigactionsList()) {
            number += number == KILL || number == STOP ? 1 : 0;
            boolean counts = ignored ? action.getSigaction() == IGNORED : (action.getSigaction() & ~1L) != 0;
            if (counts && number <= SIGNALS) {
                bits |= 1L << (number - 1);
            }
            number++;
        }
        return bits;
    }

    private static Map<String, Long> namespaces(KernelIds ids) {
        Map<String, Long> found = new LinkedHashMap<>();
        put(found, "pid", ids.getPidNsId());
        put(found, "net", ids.getNetNsId());
        put(found, "ipc", ids.getIpcNsId());
        put(found, "uts", ids.getUtsNsId());
        put(found, "mnt", ids.getMntNsId());
        put(found, "user", ids.getUserNsId());
        put(found, "cgroup", ids.getCgroupNsId());
        put(found, "time", ids.getTimeNsId());
        return found;
    }

    private static void put(Map<String, Long> found, String kind, int id) {
        if (id != 0) {
            found.put(kind, Integer.toUnsignedLong(id));
        }
    }

    private Map<String, String> cgroups(Core core) {
        int set = core.getThread().hasCgSet()
                ? core.getThread().getCgSet()
                : core.getTask().getCgSet();
        Map<String, String> found = new LinkedHashMap<>();
        for (Cgroups all : folder.all("cgroup.img", ImageMagic.CGROUP, Cgroups.parser(), 1)) {
            for (CgroupSet each : all.getSetsList()) {
                for (CgroupMember member : each.getId() == set ? each.getCtlsList() : List.<CgroupMember>of()) {
                    found.put(member.getName().isEmpty() ? "unified" : member.getName(), member.getPath());
                }
            }
        }
        return found;
    }
}
