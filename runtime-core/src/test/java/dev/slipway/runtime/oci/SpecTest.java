package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {
    private static final String SOUND = """
            {"ociVersion":"1.0.2","process":{"args":["/bin/sh","-c","true"],"env":["A=b"],"cwd":"/tmp"},
             "root":{"path":"rootfs","readonly":true},"hostname":"web",
             "linux":{"namespaces":[{"type":"mount"},{"type":"pid"},{"type":"network","path":"/run/x"}]}}
            """;

    @Test
    void theConfigurationIsReadByItsNames() {
        Spec spec = new Spec(Spec.parse(SOUND));

        assertThat(spec.args()).containsExactly("/bin/sh", "-c", "true");
        assertThat(spec.environment()).containsExactly("A=b");
        assertThat(spec.workingFolder()).isEqualTo("/tmp");
        assertThat(spec.rootPath()).contains("rootfs");
        assertThat(spec.rootReadOnly()).isTrue();
        assertThat(spec.hostname()).contains("web");
        assertThat(spec.terminal()).isFalse();
        assertThat(spec.cgroupsPath()).isEmpty();
        assertThat(spec.namespaces()).isEqualTo(Map.of("mount", "", "pid", "", "network", "/run/x"));
        assertThat(SpecCheck.of(spec.json())).isEmpty();
    }

    @Test
    void namespacesAreReplacedAndTakenAway() {
        Spec spec = new Spec(Spec.parse(SOUND));

        spec.namespace("network", null);
        spec.namespace("ipc", "/proc/1/ns/ipc");
        spec.hostNamespace("pid");
        spec.cgroupsPath("/a/b");
        spec.rootPath("/r");

        assertThat(spec.namespaces()).isEqualTo(Map.of("mount", "", "network", "", "ipc", "/proc/1/ns/ipc"));
        assertThat(spec.cgroupsPath()).contains("/a/b");
        assertThat(spec.rootPath()).contains("/r");
    }

    /** The test cases of RFC 7386, appendix A, whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"b\"}; {\"b\":\"c\"}; {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}; {\"a\":null}; {}",
                "{\"a\":\"b\",\"b\":\"c\"}; {\"a\":null}; {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"c\"}; {\"a\":[\"b\"]}; {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}; {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}; {\"a\":[1]}; {\"a\":[1]}",
                "{\"e\":null}; {\"a\":1}; {\"e\":null,\"a\":1}",
                "{}; {\"a\":{\"bb\":{\"ccc\":null}}}; {\"a\":{\"bb\":{}}}"
            })
    void aPatchIsMergedAsTheStandardSays(String target, String patch, String merged) {
        ObjectNode before = Spec.parse(target);

        assertThat(Spec.merge(before, Spec.parse(patch))).isEqualTo(Spec.parse(merged));
        assertThat(before).isEqualTo(Spec.parse(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ no", "{\"a\":1} tail", "{\"a\":1,\"a\":2}", "[1]", "\"text\""})
    void whatIsNoJsonObjectIsRefusedWithTheReason(String text) {
        EngineException error = catchThrowableOfType(EngineException.class, () -> Spec.parse(text));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).startsWith("could not read config.json: it is ");
        assertThat(error.hint()).isNotBlank();
    }

    @Test
    void jsonThatIsTooDeepIsRefused() {
        EngineException error = catchThrowableOfType(
                EngineException.class, () -> Spec.parse("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"ociVersion\":null}; version-missing",
                "{\"ociVersion\":\"2.0\"}; version-unknown",
                "{\"process\":null}; process-missing",
                "{\"process\":{\"args\":[]}}; args-missing",
                "{\"process\":{\"args\":[\"a\",1]}}; args-invalid",
                "{\"process\":{\"cwd\":\"tmp\"}}; cwd-invalid",
                "{\"process\":{\"env\":[\"NAME\"]}}; env-invalid",
                "{\"root\":null}; root-missing",
                "{\"mounts\":[{\"destination\":\"proc\"}]}; mount-destination",
                "{\"linux\":null}; linux-missing",
                "{\"linux\":{\"namespaces\":[{\"type\":\"mount\"},{\"type\":\"pid\"},{\"type\":\"network\"},{\"type\":\"x\"}]}}; namespace-unknown",
                "{\"linux\":{\"namespaces\":[{\"type\":\"mount\"},{\"type\":\"pid\"},{\"type\":\"network\"},{\"type\":\"pid\"}]}}; namespace-twice",
                "{\"linux\":{\"namespaces\":[{\"type\":\"pid\"},{\"type\":\"network\"}]}}; namespace-mount"
            })
    void eachFaultIsFoundByItsCode(String patch, String code) {
        ObjectNode faulty = Spec.merge(Spec.parse(SOUND), Spec.parse(patch));

        assertThat(SpecCheck.of(faulty)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.remedy()).isNotBlank();
        });
    }
}
