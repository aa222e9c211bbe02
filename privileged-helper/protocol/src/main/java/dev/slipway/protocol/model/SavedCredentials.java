package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a saved process is. Users and groups are 0 to 2^32 - 1, as in the user namespace that CRIU ran in.
 *
 * @param groups supplementary
 * @param inheritable names of capabilities, {@code CAP_KILL}; those without a name are {@code CAP_63}
 * @param permitted as above
 * @param effective as above
 * @param bounding as above
 * @param ambient as above
 * @param securebits names of those that are on, {@code noroot}
 * @param noNewPrivileges whether it can gain none by an exec
 * @param seccomp {@code disabled strict filter}
 * @param securityProfile of AppArmor or SELinux; absent where it had none
 */
public record SavedCredentials(
        long uid,
        long euid,
        long suid,
        long fsuid,
        long gid,
        long egid,
        long sgid,
        long fsgid,
        List<Long> groups,
        List<String> inheritable,
        List<String> permitted,
        List<String> effective,
        List<String> bounding,
        List<String> ambient,
        List<String> securebits,
        boolean noNewPrivileges,
        String seccomp,
        @Nullable String securityProfile) {}
