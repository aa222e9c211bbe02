package dev.slipway.gui.create;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.FileCalls;
import java.util.List;
import java.util.stream.Stream;

/** The image that is to be made of a container. */
final class CommitForm extends Form {
    private final String container;
    final Field<String> image = ask(Field.text("image", CommitForm::checkImage));
    final Field<String> author = ask(Field.free("author", ""));
    final Field<String> message = ask(Field.free("message", ""));
    final Field<Boolean> pause = ask(Field.free("pause", true));

    CommitForm(String container) {
        this.container = container;
        recheck();
    }

    private static String checkImage(String text) {
        return text.isBlank()
                ? Texts.get("commit.image.missing")
                : text.contains("@") ? Texts.get("commit.image.digest") : Checks.reference(text);
    }

    /** What happens to an image that has the name already, a sentence; empty where none has it. */
    static String taken(String text, World world) {
        String typed = text.strip();
        int slash = typed.lastIndexOf('/');
        String tagged = typed.indexOf(':', slash + 1) < 0 ? typed + ":latest" : typed;
        List<String> names = Stream.of(typed, tagged, "localhost/" + tagged).toList();
        return world.images().stream().anyMatch(known -> known.names().stream().anyMatch(names::contains))
                ? Texts.get("commit.image.taken", tagged)
                : "";
    }

    /** The request. */
    FileCalls.Commit request() {
        return new FileCalls.Commit(
                container, image.get().strip(), text(author), text(message), pause.get() ? true : null);
    }
}
