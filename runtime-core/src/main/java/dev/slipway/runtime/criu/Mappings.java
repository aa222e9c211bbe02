package dev.slipway.runtime.criu;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.slipway.runtime.criu.image.Images.File;
import dev.slipway.runtime.criu.image.Images.MemfdInode;
import dev.slipway.runtime.criu.image.Images.Mm;
import dev.slipway.runtime.criu.image.Images.Vma;
import dev.slipway.runtime.error.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the areas of a process's memory, in the order of their addresses. */
final class Mappings {
    private static final Parser<Vma> VMA = DiscardUnknownFieldsParser.wrap(Vma.parser());
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int KIND = 0170000;

    private final ImageFolder folder;
    private final OpenFiles files;
    private final PageChains chains;
    private final int pid;

    Mappings(ImageFolder folder, OpenFiles files, PageChains chains, int pid) {
        this.folder = folder;
        this.chains = chains;
        this.files = files;
        this.pid = pid;
    }

    /** Whether the process has memory; a zombie has none. */
    static boolean any(ImageFolder folder, int pid) {
        return folder.has("mm-" + pid + ".img");
    }

    static Mm mm(ImageFolder folder, int pid) {
        return folder.first("mm-" + pid + ".img", ImageMagic.MM, Mm.parser());
    }

    /**
     * All of it; none for a zombie. The kernel's page above 2^63 and what is no area are left out.
     *
     * @throws EngineException CHECKPOINT where the images are damaged
     */
    List<Mapping> read() {
        List<Mapping> found = new ArrayList<>();
        if (!any(folder, pid)) {
            return found;
        }
        Mm mm = mm(folder, pid);
        PageChain own = chains.of(pid);
        long last = 0;
        for (ByteString bytes : mm.getVmasList()) {
            Vma vma = vma(bytes);
            if ((vma.getStatus() & AreaFlags.GUARD) != 0 || vma.getStart() < 0) {
                continue;
            }
            if (vma.getStart() < last || vma.getEnd() <= vma.getStart()) {
                throw damaged("an area is at an impossible place");
            }
            last = vma.getEnd();
            found.add(mapping(vma, mm, own));
        }
        return found;
    }

    private Vma vma(ByteString bytes) {
        try {
            return VMA.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private EngineException damaged(String reason) {
        return Damage.of(folder.file("mm-" + pid + ".img"), reason);
    }

    private Mapping mapping(Vma vma, Mm mm, @Nullable PageChain own) {
        int status = vma.getStatus();
        boolean common = (status & (AreaFlags.ANON_SHARED | AreaFlags.SYSTEM_V | AreaFlags.MEMFD)) != 0;
        PageChain chain;
        long shift = 0;
        if (common) {
            chain = chains.shared(number(vma));
            shift = vma.getPgoff() - vma.getStart();
            if (vma.getPgoff() < 0 || vma.getPgoff() > Long.MAX_VALUE - (vma.getEnd() - vma.getStart())) {
                throw damaged("an area is at an impossible place of its shared memory");
            }
        } else {
            chain = (status & (AreaFlags.FILE_SHARED | AreaFlags.VVAR)) != 0 ? null : own;
        }
        return new Mapping(
                vma.getStart(),
                vma.getEnd(),
                AreaFlags.permissions(vma.getProt(), vma.getFlags()),
                kind(vma, mm, common),
                path(vma),
                vma.getPgoff(),
                chain,
                shift,
                common && chain == null ? MemoryBytes.Why.MISSING : rest(status));
    }

    private Area.Kind kind(Vma vma, Mm mm, boolean common) {
        int status = vma.getStatus();
        if (common) {
            return Area.Kind.SHARED;
        }
        if ((status & (AreaFlags.VDSO | AreaFlags.VVAR | AreaFlags.VSYSCALL)) != 0) {
            return Area.Kind.VDSO;
        }
        if ((status & (AreaFlags.FILE_PRIVATE | AreaFlags.FILE_SHARED)) != 0) {
            return fileKind(vma);
        }
        if ((status & AreaFlags.HEAP) != 0) {
            return Area.Kind.HEAP;
        }
        long stack = mm.getMmStartStack();
        return stack >= vma.getStart() && stack < vma.getEnd() ? Area.Kind.STACK : Area.Kind.ANONYMOUS;
    }

    private Area.Kind fileKind(Vma vma) {
        File file = files.find(vma.getShmid());
        if (file != null && (file.getReg().getMode() & KIND) == CHARACTER_DEVICE) {
            return Area.Kind.DEVICE;
        }
        return (vma.getProt() & 4) != 0 ? Area.Kind.CODE : Area.Kind.FILE;
    }

    private static MemoryBytes.Why rest(int status) {
        if ((status & AreaFlags.MEMFD) != 0) {
            return MemoryBytes.Why.ZERO;
        }
        if ((status & (AreaFlags.FILE_PRIVATE | AreaFlags.FILE_SHARED)) != 0) {
            return MemoryBytes.Why.FILE;
        }
        return (status & (AreaFlags.VDSO | AreaFlags.VVAR | AreaFlags.AIO_RING)) != 0
                ? MemoryBytes.Why.KERNEL
                : MemoryBytes.Why.ZERO;
    }

    private @Nullable String path(Vma vma) {
        int status = vma.getStatus();
        if ((status & AreaFlags.SYSTEM_V) != 0) {
            return "/SYSV (" + Long.toUnsignedString(vma.getShmid()) + ")";
        }
        if ((status & (AreaFlags.FILE_PRIVATE | AreaFlags.FILE_SHARED)) == 0) {
            return null;
        }
        File file = files.find(vma.getShmid());
        return file == null ? null : files.target(file);
    }

    /** Shared memory is saved once, under a number that each area of it has. */
    private long number(Vma vma) {
        if ((vma.getStatus() & AreaFlags.MEMFD) == 0) {
            return vma.getShmid();
        }
        File file = files.find(vma.getShmid());
        MemfdInode inode = file == null ? null : files.memfd(file);
        return inode == null ? -1 : Integer.toUnsignedLong(inode.getShmid());
    }
}
