package dev.slipway.gui.image;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Words;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsImportBuilder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is taken for: an archive of images, or the files of a root filesystem. */
final class LoadForm extends Form {
    static final String IMAGES = "images";
    static final String FILES = "files";

    private final Path file;
    final Field<String> kind = ask(Field.free("kind", IMAGES));
    final Field<String> name = ask(Field.text("name", Checks::reference));
    final Field<String> entrypoint = ask(Field.text("entrypoint", Words::fault));
    final Field<String> command = ask(Field.text("command", Words::fault));
    final Field<String> env = ask(Field.text("env", Checks::variables));
    final Field<String> user = ask(Field.free("user", ""));
    final Field<String> workdir = ask(Field.text("workdir", Checks::path));
    final Field<String> labels = ask(Field.text("labels", Checks::labels));
    final Field<String> message = ask(Field.free("message", ""));

    LoadForm(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    boolean isArchive() {
        return kind.get().equals(IMAGES);
    }

    /** The request for an image of these files. */
    ImageCalls.Import request() {
        return ImageCallsImportBuilder.builder()
                .name(text(name))
                .message(text(message))
                .entrypoint(list(Words.split(entrypoint.get())))
                .command(list(Words.split(command.get())))
                .env(list(Checks.lines(env.get())))
                .user(text(user))
                .workdir(text(workdir))
                .labels(pairs(Checks.lines(labels.get())))
                .build();
    }

    private static @Nullable List<String> list(List<String> words) {
        return words.isEmpty() ? null : words;
    }
}
