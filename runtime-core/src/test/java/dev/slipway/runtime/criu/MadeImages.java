package dev.slipway.runtime.criu;

import com.google.protobuf.Message;
import dev.slipway.runtime.criu.image.Images.Core;
import dev.slipway.runtime.criu.image.Images.Creds;
import dev.slipway.runtime.criu.image.Images.Mm;
import dev.slipway.runtime.criu.image.Images.PagemapEntry;
import dev.slipway.runtime.criu.image.Images.PagemapHead;
import dev.slipway.runtime.criu.image.Images.PstreeEntry;
import dev.slipway.runtime.criu.image.Images.Task;
import dev.slipway.runtime.criu.image.Images.Thread;
import dev.slipway.runtime.criu.image.Images.Vma;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes images as CRIU does: what it would never write, and what takes luck to have it write. */
record MadeImages(Path folder) {
    static final int PAGE = 4096;
    static final int PARENT = 1;
    static final int LAZY = 2;
    static final int PRESENT = 4;
    static final int ANONYMOUS = 1 | 1 << 9;

    void write(String name, ImageMagic magic, Message... messages) throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.write(numbers(ImageMagic.COMMON, magic.number()));
        for (Message message : messages) {
            image.write(numbers(message.getSerializedSize()));
            message.writeTo(image);
        }
        Files.write(folder.resolve(name), image.toByteArray());
    }

    static byte[] numbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    /** The tree, with an image for each process. */
    void tree(PstreeEntry... processes) throws IOException {
        write("pstree.img", ImageMagic.PSTREE, (Message[]) processes);
        for (PstreeEntry process : processes) {
            core(process.getPid(), "x", 1);
        }
    }

    static PstreeEntry process(int pid, int ppid, Integer... threads) {
        return PstreeEntry.newBuilder()
                .setPid(pid)
                .setPpid(ppid)
                .addAllThreads(List.of(threads))
                .build();
    }

    void core(int pid, String comm, int state) throws IOException {
        write(
                "core-" + pid + ".img",
                ImageMagic.CORE,
                Core.newBuilder()
                        .setTask(Task.newBuilder().setTaskState(state).setComm(comm))
                        .setThread(Thread.newBuilder()
                                .setCreds(Creds.newBuilder().setUid(1000).setGid(100)))
                        .build());
    }

    /** Areas of anonymous memory, each from an address to another. */
    void memory(int pid, long... borders) throws IOException {
        Mm.Builder mm = Mm.newBuilder();
        for (int i = 0; i < borders.length; i += 2) {
            mm.addVmas(Vma.newBuilder()
                    .setStart(borders[i])
                    .setEnd(borders[i + 1])
                    .setProt(3)
                    .setStatus(ANONYMOUS)
                    .build()
                    .toByteString());
        }
        write("mm-" + pid + ".img", ImageMagic.MM, mm.build());
    }

    /** Runs of pages: address, count, flags. */
    void pagemap(String name, int pages, long... runs) throws IOException {
        List<Message> messages = new ArrayList<>();
        messages.add(PagemapHead.newBuilder().setPagesId(pages).build());
        for (int i = 0; i < runs.length; i += 3) {
            messages.add(PagemapEntry.newBuilder()
                    .setVaddr(runs[i])
                    .setCompatNrPages((int) runs[i + 1])
                    .setNrPages(runs[i + 1])
                    .setFlags((int) runs[i + 2])
                    .build());
        }
        write(name, ImageMagic.PAGEMAP, messages.toArray(Message[]::new));
    }

    /** Pages full of one letter each. */
    void pages(int id, String letters) throws IOException {
        byte[] pages = new byte[letters.length() * PAGE];
        for (int i = 0; i < letters.length(); i++) {
            Arrays.fill(pages, i * PAGE, (i + 1) * PAGE, (byte) letters.charAt(i));
        }
        Files.write(folder.resolve("pages-" + id + ".img"), pages);
    }

    CriuImages reader() {
        return new CriuImages(folder);
    }
}
