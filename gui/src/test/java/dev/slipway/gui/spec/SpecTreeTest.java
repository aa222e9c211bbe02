package dev.slipway.gui.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SpecTreeTest {
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    SpecTreeTest() {
        document.putObject("process").putArray("args").add("sh").add("-c");
        document.put("a/b~c", 1);
    }

    @Test
    void pointersLeadBackToTheirValues() {
        assertPointers(SpecTree.of(document));
        assertThat(SpecTree.of(document).children().get(1).entry().pointer()).isEqualTo("/a~1b~0c");
    }

    @Test
    void theFilterKeepsWhatMatchesAndWhatItLiesIn() {
        SpecTree found = SpecTree.of(document).filtered(" SH ");
        assertThat(found.children()).hasSize(1);
        SpecTree args = found.children().get(0).children().get(0);
        assertThat(args.children()).extracting(child -> child.entry().copied()).containsExactly("sh");
        assertThat(SpecTree.of(document).count("sh")).isEqualTo(1);
        assertThat(SpecTree.of(document).filtered("nowhere").children()).isEmpty();
    }

    private void assertPointers(SpecTree tree) {
        assertThat(document.at(tree.entry().pointer())).isEqualTo(tree.entry().value());
        tree.children().forEach(this::assertPointers);
    }
}
