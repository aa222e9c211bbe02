package dev.slipway.gui.restore;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;

/** The sheet of a checkpoint's note and protection. */
final class NoteSheet implements FormSheet.Request {
    private static final class NoteForm extends Form {
        final Field<String> note;
        final Field<Boolean> guarded;

        NoteForm(CheckpointSummary checkpoint) {
            String known = checkpoint.note();
            note = ask(new Field<>("note", known == null ? "" : known, TakeForm::checkNote));
            guarded = ask(Field.free("protected", checkpoint.guarded()));
        }
    }

    private final Desk desk;
    private final CheckpointSummary checkpoint;
    private final NoteForm form;

    private NoteSheet(Desk desk, CheckpointSummary checkpoint) {
        this.desk = desk;
        this.checkpoint = checkpoint;
        this.form = new NoteForm(checkpoint);
    }

    static void open(Desk desk, CheckpointSummary checkpoint) {
        NoteSheet it = new NoteSheet(desk, checkpoint);
        new FormSheet(
                        desk,
                        "note-sheet",
                        checkpoint.name(),
                        new ReadOnlyStringWrapper(Texts.get("note.verb")),
                        it.form,
                        new VBox(
                                Fields.lines(it.form.note, Texts.get("checkpoints.note"), Texts.get("note.prompt")),
                                Fields.flag(
                                        it.form.guarded, Texts.get("note.guarded"), Texts.get("note.guarded.hint"))),
                        it)
                .open();
    }

    @Override
    public String method() {
        return CheckpointCalls.UPDATE.method();
    }

    @Override
    public Object params() {
        return request();
    }

    private CheckpointCalls.Update request() {
        return new CheckpointCalls.Update(
                checkpoint.id(),
                form.note.changed() ? form.note.get().strip() : null,
                form.guarded.changed() ? form.guarded.get() : null);
    }

    @Override
    public CompletableFuture<?> send() {
        return desk.helper().call(CheckpointCalls.UPDATE, request());
    }

    @Override
    public void done() {}
}
