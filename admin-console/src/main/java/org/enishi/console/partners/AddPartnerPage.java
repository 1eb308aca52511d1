package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Optional;
import org.enishi.administration.Reason;
import org.enishi.administration.ServerIdentity;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.DomainForm;
import org.enishi.store.policy.DomainPattern;

/** Puts a domain on the list. */
@Named
@RequestScoped
public class AddPartnerPage extends DomainForm {
    @Inject
    AllowList list;

    @Inject
    ServerIdentity server;

    @Override
    protected Optional<String> objection(DomainPattern typed) {
        if (typed.value().equals(server.name().folded().value())) return Optional.of("add.ownName");
        return list.find(typed).map(partner -> "add.listedAlready");
    }

    public void save() throws IOException {
        var partner = list.put(typed(), Reason.required(getReason()), JsonValue.EMPTY_JSON_OBJECT);
        goToPartner(partner.domain().value(), "add.done");
    }
}
