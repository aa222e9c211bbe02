package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.settings.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSearchesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsThereAfterANewStart() {
        SearchTerm timeout = new SearchTerm("time ?out=\\d+ # r- ", true, true);
        SearchTerm plain = new SearchTerm("refused", false, false);
        searches().add(timeout);
        searches().add(plain);
        assertThat(searches().all()).containsExactly(plain, timeout);
        searches().remove(plain);
        assertThat(searches().all()).containsExactly(timeout);
    }

    @Test
    void ofOneTextOnlyTheLatestIsKept() {
        searches().add(new SearchTerm("a", false, false));
        searches().add(new SearchTerm("b", false, false));
        searches().add(new SearchTerm("a", true, false));
        assertThat(searches().all())
                .containsExactly(new SearchTerm("a", true, false), new SearchTerm("b", false, false));
    }

    private SavedSearches searches() {
        return new SavedSearches(new Settings(folder.resolve("settings")));
    }
}
