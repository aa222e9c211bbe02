package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.Fdinfo;
import dev.slipway.runtime.criu.image.Images.File;
import dev.slipway.runtime.criu.image.Images.MemfdInode;
import dev.slipway.runtime.criu.image.Images.PipeData;
import dev.slipway.runtime.criu.image.Images.Timerfd;
import dev.slipway.runtime.error.EngineException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the descriptors of processes. */
final class Descriptors {
    private static final int MOST = 100_000;
    private static final int CLOSE_ON_EXEC = 1;
    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int NAMED_PIPE = 0010000;

    private final ImageFolder folder;
    private final OpenFiles files;
    private final Map<Long, Long> waiting = new HashMap<>();

    Descriptors(ImageFolder folder, OpenFiles files) {
        this.folder = folder;
        this.files = files;
        for (String name : List.of("pipes-data.img", "fifo-data.img")) {
            readWaiting(name);
        }
    }

    private void readWaiting(String name) {
        if (!folder.has(name)) {
            return;
        }
        try (ImageReader reader = ImageReader.open(folder.file(name), magic(name))) {
            for (PipeData data = reader.next(PipeData.parser()); data != null; data = reader.next(PipeData.parser())) {
                long bytes = Integer.toUnsignedLong(data.getBytes());
                reader.skip(bytes);
                waiting.put(Integer.toUnsignedLong(data.getPipeId()), bytes);
                if (waiting.size() > MOST) {
                    throw Damage.of(folder.file(name), "it has more than " + MOST + " entries");
                }
            }
        }
    }

    private static ImageMagic magic(String name) {
        return name.startsWith("fifo") ? ImageMagic.FIFO_DATA : ImageMagic.PIPES_DATA;
    }

    /**
     * Those of one process, by number.
     *
     * @param table number of its table of descriptors, which processes may share
     * @throws EngineException CHECKPOINT where the images are damaged
     */
    List<DescriptorDetail> of(int pid, long table) {
        List<DescriptorDetail> found = new ArrayList<>();
        for (Fdinfo entry : entries(folder, table)) {
            File file = files.find(Integer.toUnsignedLong(entry.getId()));
            found.add(detail(pid, entry, file));
        }
        found.sort(Comparator.comparingInt(DescriptorDetail::fd));
        return found;
    }

    static List<Fdinfo> entries(ImageFolder folder, long table) {
        return folder.all("fdinfo-" + table + ".img", ImageMagic.FDINFO, Fdinfo.parser(), MOST);
    }

    private DescriptorDetail detail(int pid, Fdinfo entry, @Nullable File file) {
        File known = file == null ? File.getDefaultInstance() : file;
        FileType type = FileType.of(file == null ? entry.getType() : file.getType());
        return new DescriptorDetail(
                pid,
                entry.getFd(),
                Integer.toUnsignedLong(entry.getId()),
                kind(type, known),
                file == null ? "unknown" : files.target(file),
                files.deleted(known),
                flags(type, known),
                (entry.getFlags() & CLOSE_ON_EXEC) != 0,
                position(type, known),
                size(type, known),
                more(type, known));
    }

    private static String kind(FileType type, File file) {
        return switch (type) {
            case REGULAR ->
                switch (file.getReg().getMode() & KIND) {
                    case FOLDER -> "folder";
                    case CHARACTER_DEVICE, BLOCK_DEVICE -> "device";
                    case NAMED_PIPE -> "fifo";
                    default -> "file";
                };
            case INET, UNIX, PACKET, NETLINK -> "socket";
            case EXTERNAL, BPF_MAP, UNKNOWN -> "unknown";
            default -> type.word();
        };
    }

    private List<String> flags(FileType type, File file) {
        return switch (type) {
            case REGULAR -> OpenFlags.names(file.getReg().getFlags());
            case PIPE -> OpenFlags.names(file.getPipe().getFlags());
            case FIFO -> {
                File named = files.find(Integer.toUnsignedLong(file.getFifo().getRegfId()));
                yield named == null ? List.of() : OpenFlags.names(named.getReg().getFlags());
            }
            case INET -> OpenFlags.names(file.getInet().getFlags());
            case UNIX -> OpenFlags.names(file.getUnix().getFlags());
            case PACKET -> OpenFlags.names(file.getPacket().getFlags());
            case NETLINK -> OpenFlags.names(file.getNetlink().getFlags());
            case TTY -> OpenFlags.names(file.getTty().getFlags());
            case MEMFD -> OpenFlags.names(file.getMemfd().getFlags());
            case EVENTFD -> OpenFlags.names(file.getEventfd().getFlags());
            case EVENTPOLL -> OpenFlags.names(file.getEventpoll().getFlags());
            case SIGNALFD -> OpenFlags.names(file.getSignalfd().getFlags());
            case TIMERFD -> OpenFlags.names(file.getTimerfd().getFlags());
            case INOTIFY -> OpenFlags.names(file.getInotify().getFlags());
            case FANOTIFY -> OpenFlags.names(file.getFanotify().getFlags());
            case PIDFD -> OpenFlags.names(file.getPidfd().getFlags());
            case NAMESPACE -> OpenFlags.names(file.getNamespace().getFlags());
            case TUN, EXTERNAL, BPF_MAP, UNKNOWN -> List.of();
        };
    }

    private static @Nullable Long position(FileType type, File file) {
        if (type == FileType.REGULAR) {
            return file.getReg().getPos();
        }
        return type == FileType.MEMFD ? (Long) file.getMemfd().getPos() : null;
    }

    private @Nullable Long size(FileType type, File file) {
        if (type == FileType.REGULAR) {
            return file.getReg().hasSize() ? (Long) file.getReg().getSize() : null;
        }
        MemfdInode inode = type == FileType.MEMFD ? files.memfd(file) : null;
        return inode == null ? null : (Long) inode.getSize();
    }

    private Map<String, String> more(FileType type, File file) {
        Map<String, String> more = new LinkedHashMap<>();
        switch (type) {
            case PIPE -> putWaiting(more, file.getPipe().getPipeId());
            case FIFO -> putWaiting(more, file.getFifo().getPipeId());
            case EVENTFD ->
                more.put("counter", Long.toUnsignedString(file.getEventfd().getCounter()));
            case EVENTPOLL ->
                more.put(
                        "watched",
                        String.valueOf(file.getEventpoll().getTfdList().stream()
                                .map(target -> target.getTfd())
                                .toList()));
            case INOTIFY -> more.put("watches", String.valueOf(file.getInotify().getWdCount()));
            case SIGNALFD ->
                more.put("signals", "0x" + Long.toHexString(file.getSignalfd().getSigmask()));
            case TIMERFD -> putTimer(more, file.getTimerfd());
            default -> {
                // its target and flags say it all
            }
        }
        return more;
    }

    private void putWaiting(Map<String, String> more, int pipe) {
        Long bytes = waiting.get(Integer.toUnsignedLong(pipe));
        if (bytes != null) {
            more.put("unread", String.valueOf(bytes));
        }
    }

    private static void putTimer(Map<String, String> more, Timerfd timer) {
        more.put("clock", Timers.clock(timer.getClockid()));
        more.put("left", String.valueOf(Timers.seconds(timer.getVsec(), timer.getVnsec(), Timers.NANO)));
        more.put("interval", String.valueOf(Timers.seconds(timer.getIsec(), timer.getInsec(), Timers.NANO)));
    }
}
