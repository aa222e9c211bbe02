package dev.slipway.gui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gui.settings.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private final Actions actions = new Actions(new Settings(Path.of("/nonexistent/workbench.properties")));

    @Test
    void thoseOfANounComeInTheOrderTheyWereAdded() {
        actions.add(
                Action.of("container.start", context -> {}),
                Action.of("pod.start", context -> {}),
                Action.of("container.remove", context -> {}));

        assertThat(actions.about("container"))
                .extracting(Action::id)
                .containsExactly("container.start", "container.remove");
    }

    @Test
    void aKeyBelongsToOneAction() {
        actions.add(Action.of("a.one", context -> {}).key("F2"));

        assertThatThrownBy(() -> actions.add(Action.of("a.two", context -> {}).key("F2")))
                .hasMessageContaining("taken by a.one");
    }

    @Test
    void actionsOnWhatIsSelectedShareAKeyWhereTheyAreAboutDifferentNouns() {
        actions.add(
                Action.of("container.start", context -> {}).key("Shortcut+R"),
                Action.of("pod.start", context -> {}).key("Shortcut+R"));

        assertThatThrownBy(() -> actions.add(Action.of("view.refresh", context -> {})
                        .key("Shortcut+R")
                        .general()))
                .hasMessageContaining("taken by container.start");
    }

    @Test
    void placesDoNotUndoEachOther() {
        Action action = Action.of("a.one", context -> {}).general().onToolBar().apart();

        assertThat(action.place()).isEqualTo(new Action.Place(true, true, true));
    }
}
