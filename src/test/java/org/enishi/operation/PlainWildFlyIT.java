package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Installation;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wildfly.plugin.tools.server.ServerManager;

/** The EAR alone on WildFly as it is published, configured as docs/operations/installation.md says. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PlainWildFlyIT {
    private static final String ENISHI = "enishi";

    @ArquillianResource
    Deployer deployer;

    @ArquillianResource
    ManagementClient management;

    @Deployment(name = ENISHI, managed = false, testable = false)
    static EnterpriseArchive ear() {
        return ShrinkWrap.create(ZipImporter.class, "enishi.ear")
                .importFrom(Installation.ear().toFile())
                .as(EnterpriseArchive.class);
    }

    @Test
    void it_says_which_setting_is_missing_and_runs_once_it_is_made() throws IOException {
        assertThatThrownBy(() -> deployer.deploy(ENISHI))
                .hasStackTraceContaining(
                        "application-security-domain=other:write-attribute(name=integrated-jaspi,value=false)");

        ModelNode undertow = new ModelNode().add("subsystem", "undertow");
        execute(Operations.createWriteAttributeOperation(
                undertow.clone().add("application-security-domain", "other"), "integrated-jaspi", false));
        execute(Operations.createRemoveOperation(undertow.clone()
                .add("server", "default-server")
                .add("host", "default-host")
                .add("location", "/")));
        ServerManager.builder()
                .client(management.getControllerClient())
                .standalone()
                .executeReload();
        deployer.deploy(ENISHI);

        var talk = new HttpTalk(URI.create("http://127.0.0.1:12580"), null);
        assertThat(talk.get("/_matrix/client/versions").ok()).containsKey("versions");
        assertThat(talk.get("/_matrix/client/v3/account/whoami").errcode()).isEqualTo("M_MISSING_TOKEN");
        deployer.undeploy(ENISHI);
    }

    private void execute(ModelNode operation) throws IOException {
        ModelNode result = management.getControllerClient().execute(operation);
        assertThat(Operations.isSuccessfulOutcome(result)).as(result.toString()).isTrue();
    }
}
