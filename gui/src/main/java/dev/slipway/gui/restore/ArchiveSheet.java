package dev.slipway.gui.restore;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.FormSheet;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;

/** The sheet that takes a checkpoint's archive in. */
final class ArchiveSheet {
    private ArchiveSheet() {}

    private static final class ArchiveForm extends Form {
        final Field<String> name;

        ArchiveForm(Desk desk) {
            name = ask(Field.text("name", text -> check(desk, text)));
        }

        private static String check(Desk desk, String text) {
            String wanted = text.strip();
            boolean taken = desk.world().checkpoints().stream()
                    .anyMatch(each -> each.name().equals(wanted));
            return taken ? Texts.get("import.name.taken", wanted) : Checks.name(text);
        }
    }

    /**
     * Opens it.
     *
     * @param take begins to send the file, under the name in the field
     */
    static void open(Desk desk, Path file, BiConsumer<Path, Field<String>> take) {
        ArchiveForm form = new ArchiveForm(desk);
        Facts facts = new Facts(Texts.get("checkpoint.import.archive"));
        facts.add(Texts.get("load.file"), file.toString());
        facts.add(Texts.get("column.size"), Amounts.bytes(new File(file.toString()).length()));
        new FormSheet(
                        desk,
                        "archive-sheet",
                        Texts.get("checkpoint.import.sheet"),
                        new ReadOnlyStringWrapper(Texts.get("checkpoint.import.verb")),
                        form,
                        new VBox(
                                facts,
                                Fields.line(
                                        form.name, Texts.get("take.name"), Texts.get("checkpoint.import.name.prompt")),
                                Fields.hint(Texts.get("checkpoint.import.hint"))),
                        new FormSheet.Request() {
                            @Override
                            public String method() {
                                return CheckpointCalls.IMPORT.method();
                            }

                            @Override
                            public Object params() {
                                return new CheckpointCalls.Import(
                                        form.name.get().isBlank()
                                                ? null
                                                : form.name.get().strip());
                            }

                            @Override
                            public CompletableFuture<?> send() {
                                return CompletableFuture.completedFuture(form);
                            }

                            @Override
                            public void done() {
                                take.accept(file, form.name);
                            }
                        })
                .open();
    }
}
