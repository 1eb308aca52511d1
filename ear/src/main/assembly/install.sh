#!/usr/bin/env bash
# install.sh WILDFLY EAR INSTALLATION: makes the installation out of WildFly as it was published and the EAR.
# What is up to date is left as it is, so that a build in which only Java changed costs a second.
set -euo pipefail
wildfly=$1 ear=$2 installation=$3
here=$(cd "$(dirname "$0")/.." && pwd)

configured=$installation/standalone/configuration/enishi.xml
if [[ ! $configured -nt $here/assembly/configure.cli ]]; then
    rm -rf "$installation.new"
    cp -a "$wildfly" "$installation.new"
    log=$installation.new/configure.log
    if ! JAVA_OPTS="-Xmx512m -XX:TieredStopAtLevel=1" JBOSS_HOME=$installation.new \
        "$installation.new/bin/jboss-cli.sh" --file="$here/assembly/configure.cli" > "$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
    cp "$installation.new/standalone/configuration/standalone.xml" "$installation.new/standalone/configuration/enishi.xml"
    # Nobody runs these: domain mode, the application client, WildFly's own scripts and welcome page.
    rm -rf "$installation.new"/{appclient,domain,docs/examples,docs/contrib,welcome-content,bin} "$log" \
        "$installation.new"/standalone/{log,tmp,data,deployments,configuration/standalone*.xml,configuration/standalone_xml_history}
    rm -rf "$installation"
    mv "$installation.new" "$installation"
fi

mkdir -p "$installation/bin"
cp "$here"/installation/bin/* "$installation/bin/"
chmod +x "$installation/bin/enishi"
cp "$here"/installation/configuration/* "$installation/standalone/configuration/"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
jandex=$(echo "$installation"/modules/system/layers/base/io/smallrye/jandex/main/jandex-*.jar)
cache=$(dirname "$installation")/indexed

# index JAR...: gives each library the index of its annotations, which the server would otherwise make at each start.
index() {
    mkdir -p "$cache"
    for library in "$@"; do
        local known=$cache/${library##*/}
        if [[ ! -f $known || $library == *enishi* ]]; then
            cp "$library" "$known.new"
            "$java" -XX:TieredStopAtLevel=1 -jar "$jandex" -m "$known.new" > /dev/null
            mv "$known.new" "$known"
        fi
        cp "$known" "$library"
    done
}

# The EAR is laid open, so that no instance unpacks it at its start. The archives inside stay packed: Faces reads an open
# console's libraries for more than ten seconds.
application=$installation/application
if [[ ! $application/META-INF/MANIFEST.MF -nt $ear ]]; then
    rm -rf "$application.new"
    mkdir -p "$application.new"
    cd "$application.new"
    "$jar" --extract --file "$ear"
    index lib/*.jar
    "$jar" --extract --file enishi-admin-console.war WEB-INF/lib
    index WEB-INF/lib/*.jar
    "$jar" --update --file enishi-admin-console.war WEB-INF/lib
    rm -r WEB-INF
    touch META-INF/MANIFEST.MF
    rm -rf "$application"
    mv "$application.new" "$application"
fi
