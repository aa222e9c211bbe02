package dev.slipway.gui.gallery;

import dev.slipway.gui.terminal.Opened;
import dev.slipway.gui.terminal.Opener;
import dev.slipway.gui.terminal.Order;
import dev.slipway.gui.terminal.TerminalPanes;
import dev.slipway.gui.terminal.TerminalSession;
import dev.slipway.gui.terminal.TerminalView;
import dev.slipway.gui.terminal.Terminals;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;

/** Terminals in their states. */
final class TerminalPages {
    private static final String ESCAPE = "\u001b[";
    private static final String PROMPT = "/ # ";

    private TerminalPages() {}

    static List<Page> all() {
        return List.of(
                new Page(
                        "Terminal", () -> view(run(), opener(colors() + text() + PROMPT, Opened.Kind.TERMINAL, false))),
                new Page("Terminal drawn on", () -> view(run(), opener(drawing(), Opened.Kind.TERMINAL, false))),
                new Page("Terminal ended", () -> view(run(), opener(text(), Opened.Kind.TERMINAL, true))),
                new Page("Terminal starting", () -> view(run(), pending())),
                new Page("Terminal failed", () -> view(run(), failing())),
                new Page("Terminal of pipes", () -> view(attach(), opener(lines(), Opened.Kind.PIPES, false))),
                new Page("Terminal of output", () -> view(attach(), opener(lines(), Opened.Kind.OUTPUT, false))),
                new Page("Terminals", () -> desk(TerminalPages::tabs)),
                new Page(
                        "Terminals of a container",
                        () -> desk(desk -> new TerminalPanes(desk.desk(), desk.terminals())
                                .ofContainer(SampleWorld.UNHEALTHY)
                                .node())),
                new Page(
                        "Terminals of one that ended",
                        () -> desk(desk -> new TerminalPanes(desk.desk(), desk.terminals())
                                .ofContainer(SampleWorld.id(5))
                                .node())),
                new Page("Terminals none", () -> desk(desk -> new TerminalPanes(desk.desk(), desk.terminals()).all())));
    }

    private static Order run() {
        return Order.Run.of(SampleWorld.UNHEALTHY, List.of("/bin/sh"));
    }

    private static Order attach() {
        return new Order.Attach(SampleWorld.UNHEALTHY);
    }

    private static Opener opener(String text, Opened.Kind kind, boolean ends) {
        return SampleProcess.opener(text, kind, ends);
    }

    private static Node view(Order order, Opener opener) {
        return desk(desk -> {
            TerminalSession session = desk.terminals().add(order, opener);
            session.start();
            return new TerminalView(session, () -> {});
        });
    }

    private static Node desk(Function<SampleDesk, Node> content) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        return desk.page(content.apply(desk), () -> {});
    }

    private static Node tabs(SampleDesk desk) {
        Terminals terminals = desk.terminals();
        terminals
                .add(run(), opener(text() + PROMPT, Opened.Kind.TERMINAL, false))
                .start();
        terminals.add(run(), opener(text(), Opened.Kind.TERMINAL, true)).start();
        terminals
                .add(
                        Order.Run.of(SampleWorld.id(3), List.of("redis-cli", "monitor")),
                        opener(colors() + PROMPT, Opened.Kind.TERMINAL, false))
                .start();
        return new TerminalPanes(desk.desk(), terminals).all();
    }

    private static Opener pending() {
        return of(new CompletableFuture<>());
    }

    private static Opener failing() {
        return of(CompletableFuture.failedFuture(
                new IOException("could not run sh in shop-api: there is no program of that name in the container")));
    }

    private static Opener of(CompletableFuture<Opened> opened) {
        return new Opener() {
            @Override
            public CompletableFuture<Opened> open(Order order) {
                return opened;
            }

            @Override
            public CompletableFuture<?> hangUp(String exec) {
                return CompletableFuture.completedFuture(exec);
            }

            @Override
            public CompletableFuture<?> kill(String exec) {
                return CompletableFuture.completedFuture(exec);
            }
        };
    }

    private static String lines() {
        return IntStream.range(0, 40)
                .mapToObj(line -> "request " + line + " took " + (line * 37 % 91) + " ms\n")
                .collect(Collectors.joining());
    }

    private static String text() {
        return PROMPT + "ls --color\r\n"
                + style("1;34", "bin") + "    " + style("1;34", "etc") + "   " + style("1;36", "lib64") + "  "
                + style("1;32", "run.sh") + "  " + style("1;31", "backup.tar.gz") + "\r\n"
                + PROMPT + "df -h\r\n"
                + "Filesystem                Size      Used Available Use% Mounted on\r\n"
                + "overlay                 125.8G     61.2G     58.1G  51% /\r\n"
                + "tmpfs                    64.0M         0     64.0M   0% /dev\r\n"
                + "für, naïve, Ελληνικά, Русский, 日本語, 🚢 ✓ →\r\n";
    }

    private static String colors() {
        String named = IntStream.range(0, 16)
                .mapToObj(color -> style(color < 8 ? "3" + color : "9" + (color - 8), " color%02d".formatted(color))
                        + (color == 7 ? "\r\n" : ""))
                .collect(Collectors.joining());
        String grounds = IntStream.range(0, 16)
                .mapToObj(color -> style(color < 8 ? "4" + color : "10" + (color - 8), "   "))
                .collect(Collectors.joining());
        String cube = IntStream.range(16, 52)
                .mapToObj(color -> style("48;5;" + color, "  "))
                .collect(Collectors.joining());
        String exact = IntStream.range(0, 72)
                .mapToObj(step -> style("48;2;" + (255 - step * 3) + ";" + step * 3 + ";150", " "))
                .collect(Collectors.joining());
        return named + "\r\n" + grounds + "\r\n" + cube + "\r\n" + exact + "\r\n"
                + style("1", "bold ") + style("2", "faint ") + style("3", "italic ") + style("4", "underlined") + " "
                + style("7", " inverse ") + " " + style("1;3;4;35", "all at once") + "\r\n\r\n";
    }

    /** A program that draws the whole screen, on the other buffer. */
    private static String drawing() {
        String rows = IntStream.range(2, 12)
                .mapToObj(row -> ESCAPE + row + ";3H│" + style("44;97", " process %2d ".formatted(row)) + " "
                        + style("32", "█".repeat(row * 3)) + ESCAPE + row + ";60H│")
                .collect(Collectors.joining());
        return ESCAPE + "?1049h" + ESCAPE + "2J" + ESCAPE + "1;3H┌" + "─".repeat(56) + "┐" + rows + ESCAPE + "12;3H└"
                + "─".repeat(56) + "┘" + ESCAPE + "14;3H" + style("7", " F1 Help  F10 Quit ");
    }

    private static String style(String codes, String text) {
        return ESCAPE + codes + "m" + text + ESCAPE + "0m";
    }
}
