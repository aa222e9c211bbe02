package dev.slipway.runtime.criu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a saved thread is. Users and groups are 0 to 2^32 - 1.
 *
 * @param groups supplementary
 * @param inheritable capabilities, a bit each, by number
 * @param permitted as above
 * @param effective as above
 * @param bounding as above
 * @param ambient as above
 * @param securebits as of prctl(2)
 * @param noNewPrivileges whether it can gain none by an exec
 * @param seccomp 0 disabled, 1 strict, 2 filter
 * @param securityProfile of AppArmor or SELinux; null where it had none
 */
public record Credentials(
        long uid,
        long euid,
        long suid,
        long fsuid,
        long gid,
        long egid,
        long sgid,
        long fsgid,
        List<Long> groups,
        long inheritable,
        long permitted,
        long effective,
        long bounding,
        long ambient,
        int securebits,
        boolean noNewPrivileges,
        int seccomp,
        @Nullable String securityProfile) {
    public Credentials {
        groups = List.copyOf(groups);
    }
}
