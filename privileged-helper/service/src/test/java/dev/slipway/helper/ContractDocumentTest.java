package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.rpc.ErrorKind;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractDocumentTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "protocol.md");

    @Test
    void thePageTheRegistryAndTheHelperKnowTheSameMethods(@TempDir Path folder) throws Exception {
        Set<String> served = new TreeSet<>();
        try (RunningHelper helper = new RunningHelper(folder);
                SlipwayClient client = helper.client()) {
            JsonNode document = client.call(SystemCalls.DISCOVER).get(5, TimeUnit.SECONDS);
            document.path("methods")
                    .forEach(method -> served.add(method.path("name").asText()));
        }

        assertThat(served).isEqualTo(registered());
        assertThat(documented()).isEqualTo(registered());
    }

    @Test
    void thePageNamesEveryErrorKind() throws Exception {
        String page = Files.readString(PAGE);

        for (ErrorKind kind : ErrorKind.values()) {
            assertThat(page).contains(kind.name());
        }
    }

    private static Set<String> documented() throws Exception {
        Set<String> names = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| `(\\w+\\.[\\w.]+)` \\|").matcher(Files.readString(PAGE));
        while (rows.find()) {
            names.add(rows.group(1));
        }
        return names;
    }

    private static Set<String> registered() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Class<?> noun : new Class<?>[] {
            SystemCalls.class,
            ContainerCalls.class,
            BundleCalls.class,
            PodCalls.class,
            NetworkCalls.class,
            ImageCalls.class,
            CheckpointCalls.class,
            CheckpointContentCalls.class,
            ExecCalls.class,
            VolumeCalls.class,
            FileCalls.class
        }) {
            for (Field field : noun.getDeclaredFields()) {
                if (field.getType() == Call.class) {
                    names.add(((Call<?, ?>) field.get(null)).method());
                }
            }
        }
        return names;
    }
}
