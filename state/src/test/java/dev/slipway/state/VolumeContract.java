package dev.slipway.state;

import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.using;
import static dev.slipway.state.Samples.volume;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddVolume;
import dev.slipway.runtime.state.Change.PutContainer;
import dev.slipway.runtime.state.Change.PutVolume;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Change.RemoveVolume;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Volume;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held about volumes, and who uses them. */
interface VolumeContract extends StateSuite {
    @Test
    @Tag("R-STATE-18")
    @Tag("R-VOL-03")
    default void idsAndNamesAreUniqueAmongVolumes() {
        commit(new AddVolume(volume("v1", "data")), new AddContainer(container("v1", "data")));
        refused(ErrorKind.VOLUME_EXISTS, new AddVolume(volume("v1", "other")));
        refused(ErrorKind.VOLUME_EXISTS, new AddVolume(volume("v2", "data")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddVolume(volume("v2", "")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddVolume(volume("", "other")));
        commit(new RemoveVolume("v1"), new AddVolume(volume("v2", "data")));
        assertThat(state().volumes()).containsExactly(volume("v2", "data"));
    }

    @Test
    @Tag("R-STATE-18")
    default void aVolumeIsFoundByIdNameOrStartOfItsId() {
        commit(new AddVolume(volume("abc", "data")), new AddVolume(volume("abd", "logs")));
        assertThat(state().lookupVolume("abc").name()).isEqualTo("data");
        assertThat(state().lookupVolume("logs").id()).isEqualTo("abd");
        assertThat(state().lookupVolume("abd").name()).isEqualTo("logs");
        assertThat(failure(() -> state().lookupVolume("ab")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state().lookupVolume("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_VOLUME);
        assertThat(state().volumeNamed("data")).contains(volume("abc", "data"));
        assertThat(state().volumeNamed("abc")).isEmpty();
        assertThat(state().volume("abc")).contains(volume("abc", "data"));
        assertThat(state().volume("ab")).isEmpty();
        assertThat(state().volumes()).extracting(Volume::id).containsExactly("abc", "abd");
    }

    @Test
    @Tag("R-STATE-18")
    default void aVolumeIsReplacedButKeepsItsName() {
        commit(new AddVolume(volume("v1", "data")));
        Volume used = volume("v1", "data").edit().fresh(false).build();
        commit(new PutVolume(used));
        assertThat(state().lookupVolume("data")).isEqualTo(used);
        refused(ErrorKind.INVALID_ARGUMENT, new PutVolume(volume("v1", "other")));
        refused(ErrorKind.NO_SUCH_VOLUME, new PutVolume(volume("v2", "data")));
        refused(ErrorKind.NO_SUCH_VOLUME, new RemoveVolume("v2"));
    }

    @Test
    @Tag("R-VOL-05")
    default void aVolumeThatIsUsedStaysAndItsUsersAreTold() {
        commit(new AddVolume(volume("v1", "data")), new AddVolume(volume("v2", "logs")));
        commit(new AddContainer(using("c2", "web", "v1", "v2")), new AddContainer(using("c1", "db", "v1", "v1")));
        assertThat(state().volumeUsers("v1")).extracting(ContainerRecord::id).containsExactly("c1", "c2");
        assertThat(state().volumeUsers("v2")).extracting(ContainerRecord::id).containsExactly("c2");
        assertThat(state().volumeUsers("v3")).isEmpty();
        refused(ErrorKind.IN_USE, new RemoveVolume("v1"));
        EngineException failure = failure(() -> commit(new RemoveVolume("v1")));
        assertThat(failure.message()).contains("data", "c1", "c2");
        refused(ErrorKind.IN_USE, new RemoveContainer("c1"), new RemoveVolume("v1"));
        commit(new RemoveContainer("c1"), new RemoveContainer("c2"), new RemoveVolume("v1"));
        assertThat(state().volumes()).containsExactly(volume("v2", "logs"));
        assertThat(state().volumeUsers("v1")).isEmpty();
    }

    @Test
    default void aContainerUsesKnownVolumesAndAlwaysTheSame() {
        refused(ErrorKind.NO_SUCH_VOLUME, new AddContainer(using("c1", "web", "v1")));
        refused(ErrorKind.NO_SUCH_VOLUME, new AddContainer(using("c1", "web", "v1")), new AddVolume(volume("v1", "x")));
        commit(new AddVolume(volume("v1", "data")), new AddContainer(using("c1", "web", "v1")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(container("c1", "web")));
        ContainerRecord renamed = new ContainerRecord(
                using("c1", "web", "v1").config().withName("www"),
                using("c1", "web", "v1").state());
        commit(new PutContainer(renamed));
        assertThat(state().volumeUsers("v1")).isEqualTo(List.of(renamed));
    }
}
