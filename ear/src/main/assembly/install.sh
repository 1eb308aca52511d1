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

# The EAR is laid open, so that no instance unpacks it at its start. The archives inside stay packed: Faces reads an open
# console's libraries for more than ten seconds. Indexes of the libraries' annotations are made here once instead of at each start.
jandex=$(echo "$installation"/modules/system/layers/base/io/smallrye/jandex/main/jandex-*.jar)
if [[ ! $installation/application/META-INF/MANIFEST.MF -nt $ear ]]; then
    rm -rf "$installation/application.new"
    mkdir -p "$installation/application.new"
    (cd "$installation/application.new" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" --extract --file "$ear")
    for library in "$installation"/application.new/lib/*.jar; do
        indexed=$installation/application/lib/${library##*/}
        if [[ $library != *enishi-jpa* && -f $indexed ]]; then
            cp -p "$indexed" "$library"
        else
            "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -jar "$jandex" -m "$library" > /dev/null
        fi
    done
    touch "$installation/application.new/META-INF/MANIFEST.MF"
    rm -rf "$installation/application"
    mv "$installation/application.new" "$installation/application"
fi
