package org.enishi.startup;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** An existing WildFly needs one setting; without it every login would end in 500. Other servers have no such bean. */
final class ContainerCheck {
    private static final String DOMAIN = "jboss.as:subsystem=undertow,application-security-domain=other";
    private static final String REMEDY =
            "WildFly must leave logins to the application. Run in jboss-cli and start again: "
                    + "/subsystem=undertow/application-security-domain=other"
                    + ":write-attribute(name=integrated-jaspi,value=false)";

    private ContainerCheck() {}

    static void require() {
        var server = ManagementFactory.getPlatformMBeanServer();
        try {
            var name = new ObjectName(DOMAIN);
            boolean integrated =
                    server.isRegistered(name) && Boolean.TRUE.equals(server.getAttribute(name, "integratedJaspi"));
            if (integrated) throw new IllegalStateException(REMEDY);
        } catch (JMException e) {
            throw new IllegalStateException("Cannot read " + DOMAIN, e);
        }
    }
}
