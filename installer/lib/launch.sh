# Starting a program of the build: its Java, its class path, its class archive. Sourced, not run.

# find_java: sets java to a Java 17 or newer.
find_java() {
    java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java") ||
        fail "there is no Java" "Install JDK 17 or newer (apt-get install openjdk-17-jdk-headless), or run $here/setup."
    local release version
    release=$(dirname "$(dirname "$(readlink -f "$java")")")/release
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
    [ "${version:-17}" -ge 17 ] ||
        fail "$java is Java $version, and Slipway needs 17 or newer" "Install JDK 17, and set JAVA_HOME to it."
}

# find_class_path PROGRAM: sets class_path to what the build made for it.
find_class_path() {
    local file=$here/target/$1.classpath jar
    [ -r "$file" ] || fail "Slipway isn't built" "Build it: cd $project && mvn -DskipTests package"
    class_path=$(<"$file")
    while read -r jar; do
        [ -r "$jar" ] || fail "a part of the build is missing: $jar" "Build it again: cd $project && mvn -DskipTests package"
    done <<<"${class_path//:/$'\n'}"
}

# archive_options PROGRAM: sets archive to the options that use the program's class archive, or that make one as the
# program ends; it is used from the next start on. An archive that is older than a jar is of no use.
archive_options() {
    local folder=$here/target/archive whole made
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
        folder=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/slipway
        mkdir -p "$folder" 2>/dev/null || { archive=(); return; }
    fi
    whole=$folder/$1.jsa
    for made in "$folder/$1".*.new; do
        if [ "$(head -c 4 "$made" 2>/dev/null | od -An -tx4 | tr -d ' ')" = f00baba8 ]; then
            mv -f "$made" "$whole" 2>/dev/null || true
        fi
    done
    if [ -s "$whole" ] && [ -z "$(find ${class_path//:/ } -newer "$whole" -print -quit)" ]; then
        archive=(-XX:SharedArchiveFile="$whole")
    elif [[ ${JAVA_TOOL_OPTIONS:-} = *-javaagent:* ]]; then
        archive=() # Java makes no archive with an agent, and does not start at all
    else
        archive=(-XX:ArchiveClassesAtExit="$folder/$1.$$.new" -Xlog:cds=off -Xlog:cds+dynamic=off)
    fi
}
