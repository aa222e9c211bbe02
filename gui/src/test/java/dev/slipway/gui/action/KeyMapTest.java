package dev.slipway.gui.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.settings.Settings;
import java.nio.file.Path;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMapTest {
    private static final KeyCombination STOP = KeyCombination.valueOf("Shortcut+F2");
    private static final KeyCombination NEW = KeyCombination.valueOf("Shortcut+Shift+F9");

    private final Action stop = ofContainers("container.stop").key("Shortcut+F2");
    private final Action stopPod = Action.of("pod.stop", context -> {})
            .when(context -> !context.pods().isEmpty())
            .key("Shortcut+F2");
    private final Action start = ofContainers("container.start").key("Shortcut+R");
    private final Action search = Action.of("search.everywhere", context -> {}).key("Shortcut+N");

    @TempDir
    private Path folder;

    private KeyMap keyMap;

    @BeforeEach
    void open() {
        keyMap = opened();
    }

    @Test
    void anActionHasTheKeyItWasMadeWithUntilTheUserChoosesAnother() {
        assertThat(keyMap.get(stop)).isEqualTo(STOP);

        keyMap.assign(stop, NEW);

        assertThat(keyMap.get(stop)).isEqualTo(NEW);
        assertThat(keyMap.isChanged(stop)).isTrue();
        assertThat(keyMap.get(stopPod)).isEqualTo(STOP);
    }

    @Test
    void theUsersKeysAreKept() {
        keyMap.assign(stop, NEW);
        keyMap.assign(start, null);

        KeyMap again = opened();

        assertThat(again.get(stop)).isEqualTo(NEW);
        assertThat(again.get(start)).isNull();
        assertThat(again.get(search)).isEqualTo(search.shortcut());
    }

    @Test
    void actionsOnWhatIsSelectedAreRivalsWithinTheirNounAlone() {
        assertThat(keyMap.rivals(start, STOP)).containsExactly(stop);
        assertThat(keyMap.rivals(stop, STOP)).isEmpty();
        assertThat(keyMap.rivals(search, STOP)).containsExactly(stop, stopPod);
        assertThat(keyMap.rivals(start, KeyCombination.valueOf("Shortcut+N"))).containsExactly(search);
    }

    @Test
    void aKeyThatIsTakenIsLostWhereItWas() {
        keyMap.assign(start, STOP);

        assertThat(keyMap.get(start)).isEqualTo(STOP);
        assertThat(keyMap.get(stop)).isNull();

        keyMap.reset(stop);

        assertThat(keyMap.get(stop)).isEqualTo(STOP);
        assertThat(keyMap.get(start)).isNull();
    }

    @Test
    void allKeysComeBackAtOnce() {
        keyMap.assign(start, STOP);
        keyMap.assign(search, null);

        keyMap.resetAll();

        assertThat(keyMap.actions()).noneMatch(keyMap::isChanged);
        assertThat(opened().actions()).noneMatch(opened()::isChanged);
    }

    @Test
    void whatNobodyCanReadIsAsGoodAsNoChoice() {
        Settings settings = new Settings(folder.resolve("workbench.properties"));
        settings.set("key.container.stop", "Shortcut+");
        settings.save();

        assertThat(opened().get(stop)).isEqualTo(STOP);
    }

    private KeyMap opened() {
        KeyMap opened = new KeyMap(new Settings(folder.resolve("workbench.properties")));
        opened.add(stop);
        opened.add(stopPod);
        opened.add(start);
        opened.add(search);
        return opened;
    }

    private static Action ofContainers(String id) {
        return Action.of(id, context -> {})
                .when(context -> !context.containers().isEmpty());
    }
}
