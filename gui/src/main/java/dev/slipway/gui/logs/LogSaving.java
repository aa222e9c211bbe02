package dev.slipway.gui.logs;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Latest;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Saves lines as a task that can be cancelled. */
final class LogSaving implements LogTools.Saving {
    private final Desk desk;

    LogSaving(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void begin(Window owner, List<LogLine> lines, LogText form) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("logs.save.title"));
        chooser.setInitialFileName(Texts.get("logs.save.file"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            save(chosen.toPath(), lines, form);
        }
    }

    private void save(Path file, List<LogLine> lines, LogText form) {
        AtomicBoolean cancelled = new AtomicBoolean();
        TaskEntry task = desk.tasks().begin(Texts.get("task.saveFile", file.getFileName()), () -> cancelled.set(true));
        Latest<Double> progress = new Latest<>(
                FxThread.executor(), part -> task.fractionProperty().set(part));
        var unused = desk.background()
                .run(
                        () -> {
                            LogFile.write(file, lines, form, progress::set, cancelled::get);
                            return file;
                        },
                        done -> {
                            Jobs.end(task, null);
                            desk.notices()
                                    .tell(
                                            Notice.Level.SUCCESS,
                                            Texts.count("logs.saved.done", lines.size()),
                                            file.toString());
                        },
                        failure -> {
                            Jobs.end(task, failure);
                            if (!Jobs.isCancelled(failure)) {
                                desk.notices()
                                        .tell(
                                                Notice.Level.ERROR,
                                                Texts.get("logs.save.failed", file.getFileName()),
                                                String.valueOf(failure.getMessage()));
                            }
                        });
    }
}
